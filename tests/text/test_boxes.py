"""Boxes, and those that say how sure we are."""

from dataclasses import replace

import pytest

from press.core.documents import Box
from press.text.document import parse


@pytest.mark.parametrize(
    ("written", "kind", "title"),
    [
        ("!!! aside", "aside", ""),
        ('!!!aside "A word"', "aside", "A word"),
        ('!!! Aside  "He said "no""', "aside", 'He said "no"'),
        ("!!! sure “mixed evidence”", "sure", "mixed evidence"),
        ("!!! foo", "foo", ""),
        ("!!! sure mixed evidence", "", ""),
        ('!!! sure: "mixed evidence"', "", ""),
        ("!!! ", "", ""),
    ],
)
def test_every_line_that_begins_so_opens_a_box(written, kind, title):
    """Whether it can be read or not; nothing of it is left among the words."""
    (box,) = parse(f"Before.\n{written}\n    Words.\n\nAfter.").boxes

    assert (box.written, box.kind, box.title) == (written.strip(), kind, title)
    assert "!!!" not in parse(f"{written}\n    Words.").html


@pytest.mark.parametrize("text", ["Wow!!!", "`!!! foo`", "```\n!!! foo\n```", "    !!! foo", "a !!! b"])
def test_no_other_line_does(text):
    """Code, and what stands inside a line."""
    assert parse(text).boxes == ()


def test_how_sure_is_a_mark_with_its_reason():
    """It belongs to what it follows; at the head of a text and below a heading it is early."""
    box = '!!! sure "Mixed evidence"\n    Two [reviews](a.md) disagree.[^a][@b-2020, p. 4]\n\n'
    rendered = parse(f"{box}Words.\n\n{box}## Heading {{#h}}\n\n{box}[^a]: A note.")
    marks = '<span data-cite="a"></span><span data-source="b-2020, p. 4"></span>'
    reason = f'Two <a href="a.md">reviews</a> disagree.{marks}</p>'

    assert rendered.html.split("\n")[:5] == [
        f'<p data-sure="mixed-evidence">{reason}',
        "<p>Words.</p>",
        f'<p data-sure="mixed-evidence">{reason}',
        '<h2 id="h">Heading</h2>',
        f'<p data-sure="mixed-evidence">{reason}',
    ]
    told = Box('!!! sure "Mixed evidence"', "sure", "Mixed evidence", 1, "Two reviews disagree.", early=True)
    assert rendered.boxes == (told, replace(told, line=6, early=False), replace(told, line=11))
    assert rendered.sure == {"mixed-evidence"}


def test_a_reason_counts_as_words_of_the_text():
    """A reader reads them; the label is not the author's."""
    assert parse('!!! sure "mixed evidence"\n    Two reviews disagree.').words == 3


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("    A *b* `c` &amp; <b>d</b>.", "A b c d."),
        ("\n    A\n    b.", "A b."),
        ("    A.\n\n    B.", ""),
        ("    - a.", ""),
        ("    ![A](a.png)", ""),
        ("", ""),
        ("not indented.", ""),
    ],
)
def test_a_reason_is_the_only_paragraph(inside, why):
    """Anything else is none, and stays to be seen in a preview."""
    rendered = parse(f'!!! sure "mixed evidence"\n{inside}')

    assert rendered.boxes[0].why == why
    assert rendered.html.startswith("<p data-" if why else "<div data-")
