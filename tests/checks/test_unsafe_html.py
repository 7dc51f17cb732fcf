"""Raw HTML in a text, and what is left of it in a page."""

import pytest
from support import page, trusting

TEXT = "H<sub>2</sub>O, <cite>the Title</cite> and <abbr title='a b c'>ABC</abbr>.\n\n<dl><dt>A</dt><dd>B</dd></dl>"
P = "content/pages/p.md"


def test_a_text_that_the_settings_trust_may_hold_html(built):
    """It is cleaned like any other, so that it holds what our pages have."""
    main = built({P: page("P", TEXT), **trusting("pages/p.md")}).page("p/").css_first("main")

    assert [main.css_first(tag).text() for tag in ("sub", "cite", "abbr", "dd")] == ["2", "the Title", "ABC", "B"]


def test_another_text_of_that_site_may_not(site):
    """The list names files, not folders; each piece is told at its line, with what to write instead."""
    made = site({P: page("P", TEXT), **trusting("pages/q.md", "pages/", "p.md")})

    assert [(p.line, p.code, p.message, p.hint.split(".")[0]) for p in made.stopped()] == [
        (5, "text-html", "holds HTML: <abbr title='a b c'>", "Write it in Markdown, or without it"),
        (5, "text-html", "holds HTML: <cite>", "Write *The Title*{"),
        (5, "text-html", "holds HTML: <sub>", "Write it in Markdown, or without it"),
        (7, "text-html", "holds HTML: <dl>", "Write it in Markdown, or without it"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<https://good.example/?a&b> and <us@good.example>",
        "1 < 2, <3, a <b c, R&D; AT&T, &copy; &mdash;",
        'A. <!-- no source: we <b>counted</b> -->\n\n<!-- word "x": so --> `<b>`\n\n    <b>\n',
        "```\n<b>\n```\n\n*Wörter*{lang=de}, *on our own*{.title}\n\n## A {#a}\n\na | b\n:-|-:\n1 | 2",
        "[a](https://good.example/a?b=c&amp;d=1 'T'), \\<b\\>",
    ],
)
def test_these_are_no_html(built, text):
    """Addresses, comparisons, comments, code, braces, tables."""
    assert "p/index.html" in built({P: page("P", text)}).files()
