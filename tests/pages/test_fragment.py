"""One rendered fragment, fitted to a page."""

import pytest

from press.core.html import fragment as tree_of
from press.pages.fragment import Rules, fit, notes_of

RULES = Rules(
    shift=1,
    anchor=lambda short: f"s/{short}",
    link=lambda url: f"<{url}>",
    cite=lambda label: f"[{label}]",
    source=lambda mark: f"[@{mark}]",
)


def fitted(html, rules=RULES):
    """A fragment as it stands on a page."""
    return fit(tree_of(html), rules).text


@pytest.mark.parametrize(
    ("fragment", "expected"),
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
        ("<p CLASS='it is'>1 &lt; 2 &amp; 3</p>", '<p class="it is">1 &lt; 2 &amp; 3</p>'),
        ("<p>It&#8217;s &#60;b&#62;</p>", "<p>It’s &lt;b&gt;</p>"),
        ('<code>&lt;h2 id="a"&gt; href="b"</code>', '<code>&lt;h2 id="a"&gt; href="b"</code>'),
        ("<p>a<!-- for authors -->b</p>", "<p>ab</p>"),
        ("<p>a<br/>b</p>", "<p>a<br>b</p>"),
        (
            '<table><tbody><tr><td align="right">1</td></tr></tbody></table>',
            '<table><tbody><tr><td class="end">1</td></tr></tbody></table>',
        ),
        ("<p><![foo x>y</p>", "<p>y</p>"),
    ],
)
def test_only_what_the_page_asks_for_is_changed(fragment, expected):
    """Levels, ids, links and citations change; words, code, and every other tag stay as browsers read them."""
    assert fitted(fragment) == expected


def test_a_link_to_another_site_does_not_say_where_the_reader_was():
    """A health page's address is nobody else's business."""
    rules = Rules(0, str, str, str, str)

    assert fitted('<a href="https://a.b/">c</a>', rules) == '<a href="https://a.b/" rel="noreferrer">c</a>'


def test_an_address_that_stands_for_itself_is_shown_as_people_say_it():
    """The link keeps the whole of it; words that an author chose stay."""
    rules = Rules(0, str, str, str, str)

    assert fitted('<a href="https://a.b/?c&amp;d/">https://a.b/?c&amp;d/</a>', rules).endswith(">a.b/?c&amp;d</a>")
    assert fitted('<a href="https://a.b/c/">https://a.b/</a>', rules).endswith(">https://a.b/</a>")


def test_notes_stand_apart():
    """By label. A single paragraph loses its tags; several keep them."""
    tree = tree_of(
        '<p>Text.</p>\n<div data-notes="">\n<div data-note="a&amp;b">\n<p>One.</p>\n</div>\n'
        '<div data-note="c">\n<p>Two.</p>\n<div><p>Three.</p></div>\n</div>\n</div>'
    )

    assert fit(tree, RULES).text == "<p>Text.</p>\n"
    assert {label: fit(note, RULES).text.strip() for label, note in notes_of(tree).items()} == {
        "a&b": "One.",
        "c": "<p>Two.</p>\n<div><p>Three.</p></div>",
    }


@pytest.mark.parametrize(
    ("fragment", "halves"),
    [
        ("<p>a</p>\n<h6>b</h6>\n<p>c</p>", ("<p>a</p>", "<h6>b</h6>\n<p>c</p>")),
        ("<h6>b</h6>c", ("", "<h6>b</h6>c")),
        ("<p>a<br>b</p>c<div><p>d</p><h6>e</h6></div>", ("<p>a<br>b</p>c", "<div><p>d</p><h6>e</h6></div>")),
        ("<p>a</p>", ("<p>a</p>", "")),
        ("", ("", "")),
    ],
)
def test_the_opening_ends_above_the_first_heading(fragment, halves):
    """A box that holds the heading stays whole; without one, all is opening."""
    assert fit(tree_of(fragment), RULES).halves == halves


def test_a_citation_without_markup_leaves_no_space():
    """As in the first words that the home page shows."""
    rules = Rules(0, str, str, lambda _label: "", lambda _mark: "")
    cited = '<p>One.<span data-cite="a"></span> Two. <span data-source="b"></span><span data-cite="a"></span></p>'

    assert fitted(cited, rules) == "<p>One. Two.</p>"
