"""One rendered fragment, fitted to a page."""

import pytest

from press.pages.fragment import Rules, fit, split_notes

RULES = Rules(
    shift=1,
    anchor=lambda short: f"s/{short}",
    link=lambda url: f"<{url}>",
    cite=lambda label: f"[{label}]",
    source=lambda mark: f"[@{mark}]",
)


@pytest.mark.parametrize(
    ("fragment", "fitted"),
    [
        ('<h2 id="a">A <em>b</em></h2>', '<h3 id="s/a"><a href="<#a>">A <em>b</em></a></h3>'),
        ('<h2 id="a">A <a href="b">c</a></h2>', '<h3 id="s/a">A <a href="&lt;b&gt;">c</a></h3>'),
        ('<h2 id="a">A<span data-cite="n"></span></h2>', '<h3 id="s/a">A[n]</h3>'),
        ("<h2>A</h2>", "<h3>A</h3>"),
        ("<h6>A</h6>", "<h6>A</h6>"),
        ('<p>x<span data-cite="n"></span> y</p>', "<p>x[n] y</p>"),
        ('<a href="b">c</a>', '<a href="&lt;b&gt;">c</a>'),
        ('<img alt="" src="d">', '<img alt="" src="&lt;d&gt;">'),
        ('<p aria-labelledby="a b">x</p>', '<p aria-labelledby="s/a s/b">x</p>'),
        ("<p CLASS='as it was'>1 &lt; 2 &amp; 3</p>", "<p CLASS='as it was'>1 &lt; 2 &amp; 3</p>"),
        ("<p>It&#8217;s &#60;b&#62;</p>", "<p>It’s &#60;b&#62;</p>"),
        ('<code>&lt;h2 id="a"&gt; href="b"</code>', '<code>&lt;h2 id="a"&gt; href="b"</code>'),
        ("<p>a<!-- for authors -->b</p>", "<p>ab</p>"),
        ("<p>a<br/>b</p>", "<p>a<br/>b</p>"),
        ('<td align="right">1</td>', '<td class="end">1</td>'),
        ("<p><![foo x>y</p>", "<p>y</p>"),
    ],
)
def test_only_what_the_page_asks_for_is_changed(fragment, fitted):
    """Levels, ids, links and citations change; words, code, and every other tag stay to the letter."""
    assert fit(fragment, RULES) == fitted


def test_a_link_to_another_site_does_not_say_where_the_reader_was():
    """A health page's address is nobody else's business."""
    rules = Rules(0, str, str, str, str)

    assert fit('<a href="https://a.b/">c</a>', rules) == '<a href="https://a.b/" rel="noreferrer">c</a>'


def test_an_address_that_stands_for_itself_is_shown_as_people_say_it():
    """The link keeps the whole of it; words that an author chose stay."""
    rules = Rules(0, str, str, str, str)

    assert fit('<a href="https://a.b/c/">https://a.b/c/</a>', rules).endswith(">a.b/c</a>")
    assert fit('<a href="https://a.b/c/">https://a.b/</a>', rules).endswith(">https://a.b/</a>")


def test_notes_are_taken_from_the_end():
    """A single paragraph loses its tags; several keep them."""
    body, notes = split_notes(
        '<p>Text.</p>\n<div data-notes="">\n<div data-note="a&amp;b">\n<p>One.</p>\n</div>\n'
        '<div data-note="c">\n<p>Two.</p>\n<div><p>Three.</p></div>\n</div>\n</div>'
    )

    assert body == "<p>Text.</p>\n"
    assert notes == {"a&b": "One.", "c": "<p>Two.</p>\n<div><p>Three.</p></div>"}


def test_a_fragment_without_notes_is_all_text():
    """Most pages have none."""
    assert split_notes("<p>Text.</p>") == ("<p>Text.</p>", {})


def test_a_number_that_is_no_character_stays():
    """A parser may drop it; nothing may stop at it."""
    assert fit("<p>&#8;&#8217;&#60;</p>", RULES) == "<p>&#8;’&#60;</p>"
