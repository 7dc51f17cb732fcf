"""A section whose page prints as a checklist: what stands in it for paper. How it prints is in tests/browser."""

from support import article, page, words

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
    """On the long page it is a text like any other, and so is a section that does not ask for it."""
    made = built(FILES)

    assert made.page("a/s/").css(".sheet")
    for address in ("a/", "a/t/"):
        assert not made.page(address).css(".sheet, .answer")


def test_it_has_the_numbers_to_call_and_its_address(built):
    """Those of the bar, and those of an emergency."""
    fill = built(FILES, **WITH_ADDRESS).page("a/s/").css_first(".sheet .fill")

    assert [words(heading) for heading in fill.css("h2")] == ["The group", "If you need someone now"]
    assert [words(line) for line in fill.css("p")][:4] == ["Name", "Where and when", "Contact", "Someone I can call"]
    assert words(fill.css("li")[-1]) == "Here: 116 123 (Line)"
    assert "Tiny · https://example.org/a/s/ · If your country is not here: https://example.org/help/" in words(fill)


def test_without_an_address_it_says_whose_it_is(built):
    """And leads nowhere."""
    assert words(built(FILES).page("a/s/").css(".fill p")[-1]) == "Tiny"
