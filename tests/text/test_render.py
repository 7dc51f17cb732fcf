"""Markdown to neutral HTML."""

import pytest

from press.core.documents import Heading
from press.text.document import parse


def test_headings_keep_the_level_and_the_id_of_their_author():
    """An explicit id wins over the one made from the words; nothing is shifted yet."""
    rendered = parse("## What a *group* can't do {#cannot}\n\n### Größe & mehr\n")

    assert rendered.headings == (
        Heading(2, "cannot", "What a group can't do", 1),
        Heading(3, "größe-mehr", "Größe & mehr", 3),
    )
    assert '<h2 id="cannot">' in rendered.html


def test_a_heading_inside_an_aside_counts():
    """A boxed aside may have a heading, and the contents list finds it."""
    rendered = parse('!!! aside ""\n\n    ## Boxed {#boxed}\n\n    Words.\n')

    assert rendered.headings == (Heading(2, "boxed", "Boxed", 3),)
    assert rendered.html.startswith('<div class="admonition aside">\n<h2 id="boxed">Boxed</h2>')


def test_notes_are_marks_and_a_block():
    """A citation is a mark, whether its note is defined here or not; definitions stand at the end."""
    rendered = parse("One.[^a] Two.[^b]\n\n[^a]: Note *a*.\n[^c]: Note c.\n")

    assert '<p>One.<span data-cite="a"></span> Two.<span data-cite="b"></span></p>' in rendered.html
    assert rendered.html.endswith(
        '<div data-notes="">\n<div data-note="a">\n<p>Note <em>a</em>.</p>\n</div>\n'
        '<div data-note="c">\n<p>Note c.</p>\n</div>\n</div>'
    )
    assert rendered.cited == {"a", "b"}
    assert rendered.defined == {"a", "c"}


def test_words_are_what_a_reader_reads():
    """Headings and link texts count; notes, dashes and addresses do not."""
    assert parse("## Two words\n\nIt's *three* – [here](https://a.b/c).[^a]\n\n[^a]: Not counted.\n").words == 5


@pytest.mark.parametrize(("text", "words"), [("", 0), ("a&nbsp;b", 2), ("1,600 to &ndash;", 2), ("so*und*so", 1)])
def test_counting_words(text, words):
    """A word stands between spaces and holds a letter or a digit."""
    assert parse(text).words == words


@pytest.mark.parametrize(
    ("text", "hidden"), [("A\nb&#2;", "\x02"), ("![&rlm;](a.png '\n')", "\u200f"), ("&amp;#2;", "")]
)
def test_an_entity_is_what_browsers_make_of_it(text, hidden):
    """Also a control character, which Python's library leaves out."""
    assert "".join(one.text for one in parse(text).hidden) == hidden
