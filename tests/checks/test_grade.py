"""How hard a text is to read."""

import pytest

from press.checks import readability

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


def test_a_plain_text_is_not_hard():
    """Five sentences to a paragraph, 35 words to a sentence, and no more."""
    assert list(readability.hard([*[SHORT] * 6, [" ".join(["go"] * 35)], [*SHORT, "Yes."]])) == []


def test_each_thing_that_is_hard_is_told():
    """Years of school and the usual sentence for the whole, the others for their place."""
    long = "Institutional considerations notwithstanding, organisational responsibilities necessitate deliberation " * 3

    assert list(readability.hard([["Yes. "] * 6, [" ".join(["go"] * 36)]])) == [
        readability.Hard("paragraph", 6, 0),
        readability.Hard("sentence", 36, 1, 0),
    ]
    assert [found.what for found in readability.hard([[long]] * 5)] == ["grade", "usual"]
    assert [found.what for found in readability.hard([[long]] * 5, english=False)] == ["usual"]


def test_the_usual_sentence_has_fourteen_words_at_most():
    """One more is told; half of all sentences may be longer."""
    fourteen, fifteen = ("go " * 14, "go " * 15)

    assert list(readability.hard([[fourteen] * 4, [fifteen] * 4, [fourteen]])) == []
    assert list(readability.hard([[fifteen] * 4, [fourteen] * 4, [fifteen]])) == [readability.Hard("usual", 15)]


def test_a_short_text_has_no_grade():
    """One long word would decide it."""
    assert list(readability.hard([["Institutional responsibilities necessitate deliberation."] * 5])) == []
