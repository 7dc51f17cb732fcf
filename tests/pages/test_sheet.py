"""A section whose page prints as a checklist: what stands in it for paper. How it prints is in tests/browser."""

import re

import pytest
from support import HELPLINE, article, page, words

LISTS = """
First words.

## Ask {#ask}

- Who runs it?
- May I say “I pass?”
- Is it *free?*

- Is it far?

    And a word more.

1. Bring water.
"""
FILES = {
    "content/articles/a/index.md": article("A"),
    "content/articles/a/01-s.md": page("S", LISTS, sheet="yes"),
    "content/articles/a/02-t.md": page("T", LISTS),
}
WITH_ADDRESS = {"address": "https://example.org"}


def asked(tree):
    """The items of lists that have a line to write on."""
    return [words(item) for item in tree.css(".prose li") if item.css_first(".answer")]


def test_a_question_has_a_line_to_write_on(built):
    """Whatever its last word is marked with; an item that goes on after its question, or asks nothing, has none."""
    assert asked(built(FILES).page("a/s/")) == ["Who runs it?", "May I say “I pass?”", "Is it free?"]


def test_only_its_own_page_is_a_checklist(built):
    """The long page has the same text, and leads there; a section that does not ask for it is like any other."""
    made = built(FILES)

    assert words(made.page("a/s/").css_first(".to-sheet")).startswith("Print this page")
    for address in ("a/", "a/t/"):
        assert not made.page(address).css(".sheet, .answer")
    assert [link.attributes["href"] for link in made.page("a/").css(".to-sheet a")] == ["../a/s/"]


def test_it_has_the_numbers_to_call_and_its_address(built):
    """Under the words of the link to “Get help now”, which leads nowhere on paper; those of the bar first."""
    sheet = built(FILES, **WITH_ADDRESS).page("a/s/").css_first(".sheet")

    assert [words(heading) for heading in sheet.css("h2")] == ["The group", "Get help now"]
    assert [words(line) for line in sheet.css("p")][:4] == ["Name", "Where and when", "Contact", "Someone I can call"]
    assert words(sheet.css("li")[0]) == "If you might not be safe, call one of these first."
    assert words(sheet.css("li")[-1]) == "Here: 116 123 (Line)"
    assert "Tiny · https://example.org/a/s/ · If your country is not here: https://example.org/help/ ·" in words(sheet)


SECOND = HELPLINE.replace('id = "line"', 'id = "two"').replace("bar = true\n", "").replace('"Here"', '"There"')
LATER = SECOND.replace("seen_on = 2026-11", "seen_on = 2027-01").replace("always", "evenings: 6 to 9")
UNCOMPARED = re.sub("checked_.*\n", "", SECOND)


@pytest.mark.parametrize(
    ("lines", "others", "seen"),
    [
        (HELPLINE + LATER, "There: 116 123, evenings", "November 2026, January 2027. Each has been compared"),
        (HELPLINE + UNCOMPARED, "There: 116 123, always", "November 2026. Some haven’t yet been compared"),
        (re.sub("checked_.*\n", "", HELPLINE), "", "November 2026. So far, nobody has compared any of these"),
    ],
)
def test_it_has_the_numbers_of_other_places_and_how_old_they_are(built, lines, others, seen):
    """In small print below; a sheet may lie in a drawer for years."""
    small = built({**FILES, "content/helplines.toml": lines}).page("a/s/").css(".sheet > p")

    assert words(small[0]) == others
    assert f"Numbers seen: {seen}" in words(small[1])


def test_without_an_address_it_says_whose_it_is(built):
    """And leads nowhere."""
    assert words(built(FILES).page("a/s/").css(".sheet p")[-1]).startswith("Tiny · Numbers seen: November 2026.")
