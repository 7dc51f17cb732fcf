"""The helplines: which stand on every page, and which serve a country."""

import datetime

import pytest
from support import page, words

from press.builder.build import build
from press.content.helplines import Helpline, in_the_bar, unserved


def line(name, *countries, **more):
    """A helpline of these countries, with a number unless it says otherwise."""
    facts = {"call": "1", "call_to": "1", "hours": "h", "cost": "c", "seen_in": "s", **more}
    return Helpline(name, name, name, countries, seen_on=datetime.date(2026, 11, 22), **facts)


UK, US = line("uk", "GB", "IE", bar=True), line("us", "US", bar=True)
TEXT, WALES = line("text", "GB", call="", call_to=""), line("wales", "GB-WLS")
EU = line("eu", "IE", "FR", emergency=True, call="112")
INDEX = line("index", directory=True, web="https://a.b/")
ALL = [EU, INDEX, TEXT, UK, US, WALES]


def names(lines):
    """Their ids."""
    return [line.id for line in lines]


def test_without_a_home_country_the_rows_marked_for_the_bar_stand_there():
    """And where nothing can be called in the home country too: it would be worse to show nothing."""
    assert names(in_the_bar(ALL, "")) == ["uk", "us"]
    assert names(in_the_bar(ALL, "FR")) == ["uk", "us"]


def test_the_home_country_has_one_line_in_the_bar():
    """One that can be called; one marked for the bar before others."""
    assert names(in_the_bar(ALL, "IE")) == ["uk"]
    assert names(in_the_bar([line("other", "GB"), *ALL], "GB")) == ["uk"]
    assert names(in_the_bar([line("only", "NZ"), *ALL], "NZ")) == ["only"]


def test_a_country_without_a_line_has_its_emergency_number():
    """A part of a country has the lines of the whole; a directory serves none."""
    parts = line("parts", "GB-SCT", "US", emergency=True, call="5")

    assert unserved([*ALL, parts]) == [("112", ["FR"])]
    assert unserved([EU, INDEX, parts]) == [("112", ["IE", "FR"]), ("5", ["GB-SCT", "US"])]


ROW = """
[[helpline]]
id = "{0}"
name = "{0}"
place = "{0}"
countries = {1}
hours = "h"
cost = "c"
seen_in = "s"
seen_on = 2026-11-22
{2}
"""
ROWS = "".join(
    [
        ROW.format("eu", '["IE", "FR"]', 'emergency = true\ncall = "112"\ncall_to = "112"'),
        ROW.format("line", '["IE"]', 'call = "1 1"\ncall_to = "11"\nbar = true'),
        ROW.format("texts", '["GB"]', 'text = "Text A to 22"\ntext_to = "22"\ntext_body = "A"'),
        ROW.format("index", "[]", 'directory = true\nweb = "https://a.b/c/"'),
    ]
)


def test_the_help_page_begins_with_the_numbers_themselves(site):
    """Emergency first, then each line by its place, whatever there is to tap, and what is so where there is none."""
    more = ROW.format("both", '["US"]', 'call = "3"\ncall_to = "3"\ntext = "Text 4"\ntext_to = "4"')
    more += ROW.format("chat", '["CA"]', 'web = "https://a.b/chat"')
    tree = site({"content/helplines.toml": ROWS + more}).build().page("help/")

    assert [h2.text() for h2 in tree.css("main h2")[:3]] == [
        "If life is in danger now",
        "Call or text someone",
        "More about each line",
    ]
    rows = [(li.css_first("b").text(), [a.attributes["href"] for a in li.css("a")]) for li in tree.css(".numbers li")]
    assert rows == [
        ("line", ["tel:11"]),
        ("texts", ["sms:22?&body=A"]),
        ("both", ["tel:3", "sms:4"]),
        ("chat", ["https://a.b/chat"]),
        ("Another country", ["#page-elsewhere"]),
    ]
    elsewhere = tree.css_first(".elsewhere")
    assert [p.text() for p in elsewhere.css("p")[:2]] == [
        "In these countries you can call 112 in an emergency. We found no line to talk to that we could check:",
        "France",
    ]
    assert [a.attributes["href"] for a in elsewhere.css("a.act")] == ["https://a.b/c/"]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("24 hours a day, as others say", "line"),
        ("evenings: 6 pm to 11 pm", "line, evenings"),
        ("9 am to 5 pm", "line, 9 am to 5 pm"),
        ("", "line, hours not known"),
    ],
)
def test_a_number_that_is_not_always_answered_says_when_it_is(site, hours, said):
    """In few words, if the file has some; nobody should ring in vain."""
    row = ROW.format("line", '["IE"]', 'call = "1 1"\ncall_to = "11"').replace('"h"', f'"{hours}"')
    tree = site({"content/helplines.toml": row}).build().page("help/")

    assert tree.css_first(".numbers a").text(deep=False).strip() == said


def test_lines_with_one_number_share_a_row(site):
    """So that a phone's first screen holds more places; a line with another way of its own, or none of it, does not."""
    more = [
        ROW.format(name, '["GB"]', f'call = "{call}"\ncall_to = "11"') for name, call in (("b", "1-1"), ("c", "11"))
    ]
    more[1] += 'text = "Text 4"\ntext_to = "4"\n'
    tree = site({"content/helplines.toml": ROWS + "".join(more)}).build().page("help/")

    rows = [[words(a) for a in li.css("a")] for li in tree.css(".numbers li")][:-1]
    assert rows == [["line line, h b b, h 1 1"], ["texts texts, h Text A to 22"], ["c c, h 11", "Text 4"]]


def test_what_no_page_said_has_no_row(site):
    """Neither hours nor cost."""
    row = ROW.format("line", '["IE"]', 'call = "1 1"\ncall_to = "11"')
    made = site(
        {"content/helplines.toml": row + row.replace('"line"', '"bare"').replace('hours = "h"\ncost = "c"\n', "")}
    )
    said, bare = made.build().page("help/").css(".helpline")

    assert [words(dt) for dt in said.css("dt")] == ["Hours", "Cost"]
    assert not bare.css("dl")


def test_each_line_has_one_action_a_button(site):
    """To call, to text with the word already written, to open."""
    tree = site({"content/helplines.toml": ROWS}).build().page("help/")

    assert [a.attributes["href"] for a in tree.css(".helpline a.act")] == ["tel:11", "sms:22?&body=A"]


def test_the_home_country_stands_in_the_bar_of_every_page(site):
    """Named, right after the help page."""
    made = site({"content/helplines.toml": ROWS, "content/pages/p.md": page("P")}, country="IE")

    bar = made.build().page("p/").css(".top .help a")
    assert [(a.text(), a.attributes["href"]) for a in bar] == [("Get help now", "../help/"), ("line: 1 1", "tel:11")]


@pytest.mark.parametrize(("country", "told"), [("", 0), ("IE", 0), ("FR", 1), ("UK", 1)])
def test_a_home_country_without_a_line_is_told(site, country, told):
    """It may be misspelt; and readers there would see other countries' numbers."""
    found = build(site({"content/helplines.toml": ROWS}, country=country).root).problems
    codes = [(problem.path, problem.line) for problem in found if problem.code == "helpline-country"]

    assert codes == [("content/site.toml", 5)] * told


COMPARED = 'web = "https://a.b/"\nchecked_on = 2026-12-02\nchecked_by = "Ada"\n'


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", " Not yet compared with its own page."),
        (COMPARED, " Compared with its own page on 2 December 2026."),
        (
            f"{COMPARED}rung_on = 2026-12-03\n",
            " Compared with its own page on 2 December 2026. Reached by us on 3 December 2026.",
        ),
    ],
)
def test_the_page_says_what_was_done_to_check_a_number(site, more, said):
    """After where it was seen; who did it stays in the file."""
    row = ROW.format("line", '["IE"]', f'call = "1 1"\ncall_to = "11"\n{more}')
    tree = site({"content/helplines.toml": row}).build().page("help/")

    assert tree.css_first(".seen").text() == f"Seen on 22 November 2026 in s.{said}"
    assert len(tree.css(".uncompared")) == (more == "")


def test_of_what_has_no_number_nothing_is_said(site):
    """A page to chat on is opened, not dialled."""
    row = ROW.format("chat", '["IE"]', 'web = "https://a.b/"')

    assert site({"content/helplines.toml": row}).build().page("help/").css_first(".seen").text().endswith("in s.")
