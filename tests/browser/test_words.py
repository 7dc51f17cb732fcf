"""Plain words for tired readers: measured on what stands on the page."""

import pytest
from browser.look import look
from browser.plain import grade, hard, syllables, unbroken

TEXTS = ["article", "section", "help", "about", "page"]


@pytest.mark.parametrize("kind", TEXTS)
def test_the_words_are_plain(kept, kind):
    """D7: eight years of school, 17 words to a usual sentence, 35 to the longest, five sentences to a paragraph."""
    assert hard(look(kept(kind), "words.paragraphs_of_text")) == []


@pytest.mark.parametrize("kind", TEXTS)
def test_a_heading_is_never_far(kept, kind):
    """D8: 260 words at the most from one to the next."""
    assert unbroken(look(kept(kind), "words.blocks"), 260) == []


def test_hard_words_would_be_found():
    """Long words, a long sentence, many short ones."""
    long = "Institutional considerations notwithstanding, organisational responsibilities necessitate deliberation."

    assert [fault.partition(":")[0] for fault in hard([long])] == ["years of school"]
    assert hard(["We go on " + "and on " * 17 + "here."]) == [
        "years of school: 11.0",
        "words in a usual sentence: 38",
        "words in “We go on and on and …”: 38",
    ]
    assert hard(["He sat. " * 6]) == ["sentences from “He sat …”: 6"]


def test_syllables_and_grades_are_those_of_the_formula():
    """Counted by hand: three words, five syllables."""
    assert [syllables(word) for word in ("group", "hospital", "together")] == [1, 3, 3]
    assert round(grade([["group", "hospital", "group"]]), 2) == round(0.39 * 3 + 11.8 * 5 / 3 - 15.59, 2)


def test_a_long_way_between_headings_would_be_found(bad):
    """The words after the last heading count too."""
    page = bad(f"<main><h1>a</h1><p>{'w ' * 300}<h2>b</h2><p>{'w ' * 261}")

    assert unbroken(look(page, "words.blocks"), 260) == ["a: 300", "b: 261"]
