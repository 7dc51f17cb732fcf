"""Everything in a text has the line where it is written."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_hostile import MARKS

from press.core.documents import Attribute, Written, lines_of
from press.text.document import parse


def lines(text):
    """The line of each sentence of a text."""
    return [one.line for one in parse(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "First.\n\nThe sought\nsentence.\n",
        "First.\n\nThe *so*ught **sentence**.\n",
        "First.\n\nThe [sought](https://a.b/The_sought_thing 'x') [sentence][a].\n\n[a]: https://c.d/\n",
        "First.\n\nThe <!-- no source: because\nof it --> sought[^n] sentence.\n\n[^n]: Note.\n",
        "First.\n\nThe &ldquo;sought&rdquo;&nbsp;s&eacute;ntence.\n",
        "First.\n\nThe sought `code`{.x} sentence.\n",
        "First.\n\nThe <b>sought</b> sentence <https://a.b/c>.\n",
    ],
)
def test_markup_does_not_hide_a_sentence(text):
    """Line breaks, emphasis, links, notes, comments, entities, code, tags."""
    assert lines(text) == [1, 3]


def test_what_is_said_twice_has_two_lines():
    """Each at its own place, in order."""
    assert lines("Yes.\n\nNo.\n\nYes.\n\nNo.\n") == [1, 3, 5, 7]


def test_words_within_a_block_have_their_own_line():
    """Where it breaks: also behind what takes up line ends that no reader sees."""
    text = "A sentence\nthat is *broken\ninto* <!-- no\nsource -->lines\n![a](b.png\n'c')\nand [a](b \n'link')  \nend."
    block = parse(text, 5).blocks[-1]

    assert {word: block.line_at(block.text.index(word)) for word in ("that", "into", "lines", "and a", "end")} == {
        "that": 6, "into": 7, "lines": 8, "and a": 11, "end": 13
    }  # fmt: skip


def test_every_kind_of_block_is_counted_from_its_own_line():
    """Lists in lists, quotations, boxes, definitions, notes and what they hold, tables, code, raw HTML, links' URLs."""
    text = """\
## A {#a}

> Two
> lines

- Item

    Part [of][r] it

    1. Inner
!!! aside "Box"

    Boxed

    - Listed

Term
:   Meaning

    More

a | b
--|--
1 | 2

    code

<div>Raw</div>

![x](y.png){credit=Z}
*it*{.odd}[^n][@k]

```
## No
```

[^n]: Note

    More of it

[r]: https://r.example
"""
    document = parse(text)

    assert [(block.text, block.line_at(0)) for block in document.blocks if block.kind != "alt"] == [
        ("A", 1), ("Two lines", 3), ("Item", 6), ("Part of it", 8), ("Inner", 10), ("Box", 11), ("Boxed", 13),
        ("Listed", 15), ("Term", 17), ("Meaning", 18), ("More", 20), ("a", 22), ("b", 22), ("1", 24), ("2", 24),
        ("code ", 26), ("Raw", 28), ("it", 31), ("## No ", 33), ("Note", 37), ("More of it", 39),
    ]  # fmt: skip
    assert document.lines_of_link("https://r.example") == [41]
    assert (document.headings[0].line, document.boxes[0].line, document.images[0].line) == (1, 11, 30)
    assert (document.raw, document.notes) == ((Written("<div>Raw</div>\n", 28),), (Written("n", 37),))
    assert document.lines_of_source("k") == document.lines_of_source("^n") == [31]
    assert lines_of("a", document.anchors) == [1]
    assert document.removed == (Attribute("em", "class", "odd", 31),)


@given(text=st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=30).map("".join))
def test_marks_change_no_html(text):
    """Of a text without raw HTML, as texts are; the library gets lost in some of that anyway."""
    document = parse(text)
    with patch("press.text.document.put_marks", lambda lines: "\n".join(line.text for line in lines)):
        plain = parse(text)

    assert document.raw or plain.raw or (document.html, document.words) == (plain.html, plain.words)
