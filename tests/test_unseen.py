"""Characters that nobody sees."""

import pytest

from press.unseen import name_of, spelt_out, unseen


@pytest.mark.parametrize(
    "text",
    [
        *("\u202ea", "a\u2066b", "a\u200eb", "a\u200bb", "\u3164", "\u2028", "\ufeff", "\x85", "\x1b"),
        *("a\u200db", "1\u200c", "\u200da", "a\ufe0f", "\ufe0f\ufe0f", "\U000e0041", "\U000e0101", "\xad\xad"),
    ],
)
def test_these_are_found(text):
    """What turns a line, is blank, joins nothing, or hides a message."""
    assert unseen(text)


@pytest.mark.parametrize(
    "text", ["co\xadoperative", "نمی‌خواهم", "क्‍ष", "👩‍👧‍👦", "❤️ 1️⃣", "é e\u0301 \xa0 \u2009 \u2014", "a\tb\nc", "\ufffd"]
)  # fmt: skip
def test_these_are_what_languages_are_written_with(text):
    """Joiners where letters join, one selector behind a sign, a place where a word may be broken."""
    assert unseen(text) is None


def test_entities_are_spelt_out_as_browsers_do():
    """Python's library leaves control characters out."""
    assert spelt_out("&#2;&#x1B;&rlm;&amp;#2;&eacute;") == "\x02\x1b\u200f&#2;é"


def test_a_character_is_named():
    """By its number, and its name if it has one."""
    assert (name_of("\u202e"), name_of("\x00")) == ("U+202E RIGHT-TO-LEFT OVERRIDE", "U+0000")
