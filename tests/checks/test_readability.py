"""How hard texts are to read, as advice of `invoke check`."""

import pytest
from support import article, page

from press.builder.build import stage_site
from press.checks import readability
from press.commands.check import check
from press.text.document import parse

LONG = " ".join(["so"] * 36)
SHORT = ["We sit in a ring and talk."] * 4


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("group", 1), ("people", 2), ("about", 2), ("open", 2), ("experience", 4), ("university", 5), ("haven’t", 2),
        ("PeerTalk", 2), ("PeerTalk's", 2), ("helpline", 2), ("self-belief", 3), ("DBSA", 4), ("2,131", 1),
    ],
)  # fmt: skip
def test_syllables(word, count):
    """Out of the dictionary, or by rule for what is not in it."""
    assert readability.syllables(word) == count


def test_the_grade_is_that_of_the_formula():
    """Counted by hand: three words, five syllables."""
    assert round(readability.grade([["group", "hospital", "group"]]), 2) == round(0.39 * 3 + 11.8 * 5 / 3 - 15.59, 2)


def told(paragraphs, language="en"):
    """What is hard in a text, as (line, message); each paragraph is a line."""
    text = "\n\n".join("\n".join(sentences) for sentences in paragraphs)
    return [(p.line, p.message) for p in readability.check([parse(text)], language) if p.code != "reading-heading"]


def test_a_plain_text_is_not_hard():
    """Five sentences to a paragraph, 35 words to a sentence, and no more."""
    assert told([*[SHORT] * 6, [" ".join(["go"] * 35)], [*SHORT, "Yes."]]) == []


def test_each_thing_that_is_hard_is_told():
    """Years of school and the usual sentence for the whole, the others for their place."""
    long = "Institutional considerations notwithstanding, organisational responsibilities necessitate deliberation " * 3

    assert told([["Yes, we do."] * 6, [" ".join(["go"] * 36)]]) == [
        (1, "this paragraph has 6 sentences; the most is 5"),
        (8, "this sentence has 36 words; the most is 35"),
    ]
    usual = (0, "has 21 words in its usual sentence; 14 are enough")
    assert told([[long]] * 5) == [(0, "asks for 51.6 years of school; our readers have 8"), usual]
    assert told([[long]] * 5, "de") == [usual]


def test_the_usual_sentence_has_fourteen_words_at_most():
    """One more is told; half of all sentences may be longer."""
    fourteen, fifteen = ("go " * 14, "go " * 15)

    assert told([[fourteen]] * 5 + [[fifteen]] * 4) == []
    assert told([[fifteen]] * 5 + [[fourteen]] * 4) == [(0, "has 15 words in its usual sentence; 14 are enough")]


def test_a_short_text_has_no_grade():
    """One long word would decide it."""
    assert told([["Institutional responsibilities necessitate deliberation."] * 5]) == []


def test_each_hard_text_is_told(site):
    """With its line; a heading that is far with the line of the one before it; the level for the whole file."""
    hard = "Institutional considerations necessitate organisational deliberation immediately. " * 4 + "\n\n"
    made = site(
        {
            "content/articles/a/index.md": article("A", f"Words.\n\nThis one is {LONG}."),
            "content/articles/a/01-b.md": page("B", hard * 6),
            "content/pages/c.md": page("C", "## Here\n\nYes. No. Yes. No. Yes. No. Yes, we go."),
            "content/pages/d.md": page("D", "Words.\n\n## Far\n\n" + "We sit and talk.\n\n" * 66),
        }
    )
    told = [p for p in check(made.root, "2026-11-26").problems if p.code.startswith("reading")]

    assert [(p.path, p.line, p.code, p.message) for p in told] == [
        ("content/articles/a/01-b.md", 0, "reading-level", "asks for 45.8 years of school; our readers have 8"),
        ("content/articles/a/index.md", 8, "reading-sentence", "this sentence has 39 words; the most is 35"),
        ("content/pages/c.md", 7, "reading-paragraph", "this paragraph has 7 sentences; the most is 5"),
        (
            "content/pages/d.md",
            7,
            "reading-heading",
            "264 words stand below “Far” before the next heading; the most is 260",
        ),
    ]


def test_a_build_does_not_ask(site):
    """It would wait for a dictionary."""
    made = site({"content/articles/a/index.md": article("A", LONG)})

    assert [p for p in stage_site(made.root).problems if p.code.startswith("reading")] == []


def test_a_text_that_cannot_be_read_is_told_elsewhere(site):
    """Once is enough."""
    made = site({"content/pages/c.md": page("C", "[" * 5000), "content/pages/d.md": b"\xff"})

    assert sorted({p.code for p in check(made.root, "2026-11-26").problems if p.path.endswith(("c.md", "d.md"))}) == [
        "file-encoding",
        "file-size",
    ]
