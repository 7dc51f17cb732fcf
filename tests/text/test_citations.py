"""Citations in a text: marks for those that have our form, and a list of those that have another."""

import pytest

from press.checks import citations
from press.text.citations import Cited, cited
from press.text.document import parse


def told(text):
    """What is wrong with the citations of a text, each with its line."""
    return [(one.line, one.message) for one in citations.check(parse(text))]


@pytest.mark.parametrize(
    ("text", "mark", "keys"),
    [
        ("A.[@lyons-2021]", "lyons-2021", {"lyons-2021"}),
        ("A.[@lyons-2021, p. 4]", "lyons-2021, p. 4", {"lyons-2021"}),
        ("A.[@lyons-2021; @burke-2019]", "lyons-2021; burke-2019", {"lyons-2021", "burke-2019"}),
        ("A.[@lyons-2021, pp. 4, 5;\n@burke-2019]", "lyons-2021, pp. 4, 5; burke-2019", {"lyons-2021", "burke-2019"}),
        ("*A.[@Lyons_21]*", "Lyons_21", {"Lyons_21"}),
        ("A.[@a; @a]", "a", {"a"}),
        ("A.[@a, p. 4; @b; @a, p. 6]", "a, p. 4, p. 6; b", {"a", "b"}),
        ("A.[@a, pp. 4--5]", "a, pp. 4–5", {"a"}),
        ("A.[@a, *pp.* __4__ a_b_c `d; e` \\*]", "a, pp. 4 a_b_c d, e *", {"a"}),
        ("As [@a]: so", "a", {"a"}),
    ],
)
def test_a_citation_is_a_mark_for_its_keys(text, mark, keys):
    """Whatever stands around it; what stands in the brackets is kept in one form."""
    rendered = parse(text)

    assert f'<span data-source="{mark}"></span>' in rendered.html
    assert (rendered.sources, told(text)) == (keys, [])


@pytest.mark.parametrize(
    "text", ["![A [@a] b](c.png)", '![A](c.png "B [@a]")', 'A ![A](c.png "[@a]") b', '[A](https://b.c/ "[@a]")']
)
def test_one_for_which_there_is_no_room_is_reported(text):
    """Where it stands; one that stands elsewhere too is fine."""
    assert told(f"{text}\n\nB.[@a] [@b]") == [(1, "“[@a]” stands in a picture's words")]
    assert told("B.[@a] [@b]") == []


def test_a_note_that_cites_a_source_is_known():
    """By its label."""
    assert parse("A.[^a] B.[^b]\n\n[^a]: One.\n\n[^b]: Two.[@c]").sourced == {"b"}


def test_a_mark_can_be_read_again():
    """Key by key, with the place in each."""
    assert cited("a-2020, pp. 4, 5; b") == [Cited("a-2020", "pp. 4, 5"), Cited("b", "")]


@pytest.mark.parametrize(
    "written",
    [
        "[see @lyons-2021]",
        "[-@lyons-2021]",
        "[@lyons-2021; and others]",
        "[@lyons-2021 p. 4]",
        "[@{lyons 2021}]",
        "@lyons-2021",
        "@{lyons-2021}",
        "@Lyons2021a",
    ],
)
def test_pandoc_s_other_forms_are_kept_apart(written):
    """They stay as they were written, and make no mark."""
    rendered = parse(f"So {written} says.")

    assert told(f"So {written} says.") == [(1, f"“{written}” is no form of citing that is known here")]
    assert (rendered.sources, "data-source" in rendered.html) == (frozenset(), False)


@pytest.mark.parametrize(
    "text",
    [
        "Write to post@lyons-2021.org, or [post@example.org].",
        "In code, `[@lyons-2021]` and `@lyons-2021` stay.",
        "    [@lyons-2021]",
        "[A link @home](https://example.org/@lyons-2021) and <https://example.org/@lyons-2021>.",
        "At 5 @ the hall, @mindcharity, [at 5 @ the hall].",
    ],
)
def test_what_only_has_an_at_sign_is_left_alone(text):
    """Addresses, code, names of accounts."""
    assert (parse(text).sources, told(text)) == (frozenset(), [])


def test_a_citation_may_have_an_id():
    """A mark is found by what it is, whatever else its author has given it."""
    rendered = parse("So she says. [@lyons-2021]{#here}")

    assert (rendered.html, rendered.ids) == (
        '<p>So she says. <span data-source="lyons-2021" id="here"></span></p>',
        ("here",),
    )
