"""From words that people read back to the line where they were written."""

import pytest

from press.text import positions
from press.text.render import render
from press.text.sentences import sentences


def lines(text, body=None):
    """The line of each sentence of a Markdown file."""
    file = positions.markdown(text)
    return list(map(file.line, file.places(one.text for one in sentences(render(body or text).html))))


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
        '---\ntitle: "The sought sentence."\n---\nThe sought sentence.\n',
    ],
)
def test_markup_does_not_hide_a_sentence(text):
    """Line breaks, emphasis, links, notes, comments, entities, code, tags, and a header that says the same."""
    found = lines(text, text.partition("---\n")[2].partition("---\n")[2] if text.startswith("---") else None)

    assert found == ([4] if text.startswith("---") else [1, 3])


def test_what_is_said_twice_has_two_lines():
    """Each at its own place, in order."""
    assert lines("Yes.\n\nNo.\n\nYes.\n\nNo.\n") == [1, 3, 5, 7]


def test_a_sentence_with_something_unforeseen_is_known_by_its_beginning():
    """Here a picture in the middle, whose words nobody reads as part of it."""
    text = "One.\n\nThis long sentence begins in plain words ![and a picture](media/x.png) and ends.\n"

    assert lines(text) == [1, 3]


def test_words_within_a_sentence_have_their_own_line():
    """Where the sentence breaks; nowhere is line 0."""
    file = positions.markdown("One.\n\nA sentence that is broken\ninto *two* lines.\n")
    place = file.places(["A sentence that is broken into two lines."])[0]

    assert file.line(file.within(place, "A sentence that is broken into ", "two lines")) == 4
    assert file.line(file.within(place, "", "gone")) == 0
    assert file.line(-1) == 0
