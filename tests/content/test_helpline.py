"""What is shown of a helpline is what is done: each row that would lead a reader elsewhere is an error at its key."""

import pytest
from support import HELPLINE, REPOSITORY, make_site

from press.content.data_files import DataFiles
from press.content.helplines import NO_PAGE, UNSAID, read_helplines


def told(root, **keys):
    """What is wrong with the tiny site's row with these keys over its own, as (key, message)."""
    rows = dict(row.split(" = ", 1) for row in HELPLINE.strip().split("\n")[1:])
    rows |= {key: "true" if value is True else f'"{value}"' for key, value in keys.items()}
    lines = ["[[helpline]]", *(f"{key} = {value}" for key, value in rows.items())]
    made = make_site(root, {"content/helplines.toml": "\n".join(lines) + "\n"})
    problems = read_helplines(DataFiles(made.root))[1]
    assert {problem.code for problem in problems} <= {"data-value"}
    return [(lines[problem.line - 1].split(" ")[0], problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("call", "call_to"),
    [
        ("116 123", "116123"),
        ("9-8-8", "988"),
        ("0800 / 111 0 111", "08001110111"),
        ("020 7946 0018", "+442079460018"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("06 698 1", "+39066981"),
        ("1-800-273-8255", "+18002738255"),
        ("١١٦ ١٢٣", "116123"),
    ],
)
def test_a_number_may_be_read_and_dialled_in_two_ways(tmp_path, call, call_to):
    """With the code of its country or without; in Italy the leading 0 stays."""
    assert told(tmp_path, call=call, call_to=call_to) == []


@pytest.mark.parametrize(
    ("call", "call_to"),
    [
        ("116 123", "+449001234567"),
        ("116 123", "116124"),
        ("116 123", "+116123"),  # in North America
        ("116 123", "+440116123"),
        ("123", "+449001234123"),
        ("020 7946 0018", "+4492079460018"),  # there is no country 449
        ("0", "+44"),
        ("+44 20 7946 0018", "442079460018"),
        ("+44 20 7946 0018", "02079460018"),
        ("116 l23", "11623"),
        ("116 12³", "11612"),
        ("116 123 or 116 111", "116123"),
    ],
)
def test_a_number_that_shows_another_one_than_it_dials_is_an_error(tmp_path, call, call_to):
    """Nobody sees what their telephone dials."""
    [(key, message)] = told(tmp_path, call=call, call_to=call_to)

    assert (key, message.partition(":")[0]) == ("call", f"call shows “{call}” and call_to is “{call_to}”")


@pytest.mark.parametrize("number", ["*#06#", "+", "+0116123", "116 123", "١١٦"])
def test_a_telephone_is_told_digits_only(tmp_path, number):
    """All else means something to it."""
    assert ("call_to", "“call_to” must be digits only") in told(tmp_path, call_to=number)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Text SHOUT to 85258", {"text_to": "85258", "text_body": "SHOUT"}),
        ("Text HELP4 to 85258.", {"text_to": "85258", "text_body": "HELP4"}),
        ("Text 0477 13 11 14", {"text_to": "+61477131114"}),
        ("Text 85258 to 85258", {"text_to": "85258", "text_body": "85258"}),
    ],
)
def test_a_text_message_may_name_its_number_in_words(tmp_path, text, keys):
    """As in a sentence."""
    assert told(tmp_path, text=text, **keys) == []


@pytest.mark.parametrize(
    ("text", "keys", "key"),
    [
        ("Text SHOUT to 85258", {"text_to": "85259"}, "text"),
        ("Text SHOUT", {"text_to": "85258"}, "text"),
        ("Text 85258 or 85259", {"text_to": "85258"}, "text"),
        ("Text 8525B", {"text_to": "8525"}, "text"),
        ("Text 85258 ⑨", {"text_to": "85258"}, "text"),
        ("Text SHOUT to 85258", {"text_to": "85258", "text_body": "STOP"}, "text_body"),
        ("Text SHOUT to 85258", {"text_to": "85258", "text_body": "SHO"}, "text_body"),
        ("Text SHÓUT to 85258", {"text_to": "85258", "text_body": "SHOUT"}, "text_body"),  # another letter
    ],
)
def test_a_text_message_that_goes_elsewhere_or_says_something_else_is_an_error(tmp_path, text, keys, key):
    """Or of which a reader could not tell where it goes."""
    assert [where for where, _ in told(tmp_path, text=text, **keys)] == [key]


NUMBERS = ("999;ext=1", "+999", "99 9", "999 or 112")


@pytest.mark.parametrize(
    ("keys", "key", "message"),
    [
        ({"text_body": "SHOUT"}, "text_body", UNSAID),
        *(({"emergency_number": n}, "emergency_number", "“emergency_number” must be digits only") for n in NUMBERS),
        (
            {"emergency": True, "emergency_number": "999"},
            "emergency_number",
            "this row is an emergency number itself, and names another one",
        ),
        ({"checked_by": " "}, "checked_on", "checked_on and checked_by belong together"),
        ({"web": ""}, "checked_on", NO_PAGE),
    ],
)
def test_keys_that_mean_nothing_together_are_an_error(tmp_path, keys, key, message):
    """A word sent nowhere, an emergency number that is none or another's, a comparison by nobody or with nothing."""
    assert told(tmp_path, **keys) == [(key, message)]


def test_each_of_our_own_rows_dials_what_it_shows():
    """All of them pass."""
    lines, problems = read_helplines(DataFiles(REPOSITORY))

    assert len(lines) >= 12
    assert problems == []
