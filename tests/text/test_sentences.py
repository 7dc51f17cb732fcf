"""The sentences of a text: each once, in order, with what it cites."""

import pytest

from press.text.document import parse
from press.text.sentences import sentences_of, split
from press.text.walk import Walk


def said(markdown):
    """The sentences of a Markdown text."""
    return [one.text for one in parse(markdown).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Ask, e.g. Anna, or i.e. Bob.",
        "Smith et al. 2021 found it.",
        "Dr. Jones and Prof. Bell met Mrs. A. B. Smith.",
        "See p. 4 and pp. 12 to 14, vol. 3, no. 2.",
        "It closes at 14:39, or 2.39 p.m. at the latest.",
        "It grew by 3.5 in J. R. Hartley's count.",
        "It moved from Sept. 4 to Oct. 5.",
        'Is that so? he asked, and "Why?" she said.',
        "Yahoo! is a name, and ... is a pause.",
    ],
)
def test_a_stop_that_ends_nothing(text):
    """Abbreviations, initials, decimals, clocks, and what goes on in small letters."""
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four… Five.", 5),
        ('He said "stop." Then he left. “So?” Yes.', 4),
        ("(A first one.) A second one. 8 people came.", 3),
        ("It was in 2023. In 2024 it was not.", 2),
        ("So do I. Then we go at 9 a.m. The door is open.", 3),
        ("Öl ist da. Über uns nichts.", 2),
        ("", 0),
        ("No stop at all", 1),
    ],
)
def test_a_stop_that_ends_a_sentence(text, count):
    """Quotes and brackets after the stop belong to the sentence that ends."""
    assert len(split(text)) == count
    assert " ".join(split(text)) == text


def test_every_block_is_cut_by_itself():
    """Headings, items, cells, boxes and captions; no note, no code, no words of a picture."""
    text = (
        '## A heading\n\nOne. *Two*\ngoes on & ends.\n\n- item. More\n\n!!! aside "Box"\n\n    Inside.\n\n'
        "a | b\n---|---\n1 | 2. 3\n\n    code. Code\n\n"
        '![Alt. Alt](media/x.png "Caption."){credit="Me"}\n\n[^n]: A note. It.\n'
    )

    assert [(one.block.kind, one.text) for one in parse(text).sentences] == [
        ("heading", "A heading"),
        ("paragraph", "One."),
        ("paragraph", "Two goes on & ends."),
        ("item", "item."),
        ("item", "More"),
        ("heading", "Box"),
        ("paragraph", "Inside."),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "1"),
        ("cell", "2."),
        ("cell", "3"),
        ("caption", "Caption."),
        ("caption", "Me"),
    ]


def test_the_cells_of_a_row_know_each_other():
    """So that a source in one of them serves the others."""
    rows = [block.row for block in parse("a | b\n---|---\n1 | 2\n3 | 4\n").blocks]

    assert [rows[n] == rows[n + 1] for n in (0, 2, 4)] == [True, True, True]
    assert len(set(rows)) == 3


def test_a_citation_after_the_stop_belongs_to_the_sentence_before_it():
    """With or without a space; one inside a sentence to that sentence; notes and sources alike."""
    html = (
        '<p>One.<span data-cite="a"></span><span data-source="b, p. 4; c"></span> Two'
        '<span data-source="d" data-at="p. 4"></span> goes. <span data-cite="e"></span> Three.</p>'
        '<p><span data-cite="f"></span>Four.</p>'
    )

    assert [(one.text, one.cites) for one in sentences_of(Walk(html).blocks.found)] == [
        ("One.", ("^a", "b", "c")),
        ("Two goes.", ("d", "^e")),
        ("Three.", ()),
        ("Four.", ("^f",)),
    ]


def test_a_comment_says_why_a_sentence_stands_alone():
    """After the sentence, on a line of its own, or after the block; without a reason it is empty."""
    text = (
        "One. <!-- no source: we counted --> Two.\n<!-- No source -->\n\nThree.\n\n"
        "<!-- no source: the\nlaw -->\n\nFour. <!-- another comment -->\n"
    )

    assert [(one.text, one.alone) for one in parse(text).sentences] == [
        ("One.", "we counted"),
        ("Two.", ""),
        ("Three.", "the law"),
        ("Four.", None),
    ]


def test_whatever_stands_in_a_text_is_read():
    """Tags that nobody closed, or opened."""
    assert [
        one.text for one in sentences_of(Walk("</p><li>a<li>b<q>c<p>d</em></a>e<![x]>f<script>g</script>").blocks.found)
    ] == [
        "a",
        "bc",
        "def",
    ]
