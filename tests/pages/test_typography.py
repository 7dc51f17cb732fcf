"""What typography does to text, and what it leaves alone."""

import pytest
from support import article, page

from press.pages.words import typeset

BODY = """\
It's "quoted" -- and 'so' --- with dots...

"*No*", she said; `"code" -- it's`.

[Link](https://example.org/a--b "A 'title' -- it's")
"""


def test_quotes_dashes_and_dots_are_set(built):
    """The text is set as a whole, so that a quote before emphasis opens."""
    first, second = built({"content/pages/about.md": page("About", BODY)}).page("about/").css(".prose > p")[:2]

    assert first.text() == "It’s “quoted” – and ‘so’ — with dots…"
    assert second.text() == '“No”, she said; "code" -- it\'s.'


def test_code_and_attributes_stay_as_they_were(built):
    """Everything that is not running text."""
    tree = built({"content/pages/about.md": page("About", BODY)}).page("about/")
    link = tree.css_first(".prose a")

    assert tree.css_first("code").text() == '"code" -- it\'s'
    assert link.attributes["href"] == "https://example.org/a--b"
    assert link.attributes["title"] == "A 'title' -- it's"


def test_a_title_is_set_where_it_is_read_and_plain_where_it_is_not(built):
    """Headings and lists are set; the title element and attributes are not."""
    title = "Don't -- it's \"so\""
    tree = built({"content/articles/a/index.md": article(f"'{title.replace(chr(39), chr(39) * 2)}'", menu="bar")}).page(
        "a/"
    )

    assert tree.css_first("h1").text() == "Don’t – it’s “so”"
    assert tree.css_first("title").text() == "Don’t – it’s “so” · Tiny"
    assert tree.css_first('meta[property="og:title"]').attributes["content"] == "Don’t – it’s “so”"


@pytest.mark.parametrize(("plain", "set_"), [("a < b & c", "a < b & c"), ("it's", "it’s"), ("1--2", "1–2")])
def test_plain_words_are_set(plain, set_):
    """Marks that HTML knows stay what they are."""
    assert typeset(plain, "en") == set_
