"""Characters that nobody sees."""

import pytest

from press.core.invisible import describe, find_invisible, hidden


@pytest.mark.parametrize(
    "text",
    [
        *("\u202ea", "a\u2066b", "a\u200eb", "a\u200bb", "\u3164", "\u2028", "\ufeff", "\x85", "\x1b"),
        *("\u2800", "\U0001d173", "\U0001bca0", "\U00013430", "Auf\u200clage", "a\u2060b", "1\u2060 2", "a\u180eb"),
        *("116\u200e 123", "C++\u200e 116", "\u200e", "\u200b", "a\ufe0f\u200db", "\U0001f3f4\U000e0067\U000e007f"),
        *("a\u200db", "1\u200c", "\u200da", "a\ufe0f", "\ufe0f\ufe0f", "\U000e0041", "\U000e0101", "\xad\xad"),
    ],
)
def test_these_are_found(text):
    """What turns a line, is blank, joins nothing, or hides a message."""
    assert find_invisible(text)


@pytest.mark.parametrize(
    "text", ["co\xadoperative", "نمی‌خواهم", "क्‍ष", "👩‍👧‍👦", "❤️ 1️⃣", "é e\u0301 \xa0 \u2009 \u2014", "a\tb\nc", "\ufffd"]
)  # fmt: skip
def test_these_are_what_languages_are_written_with(text):
    """Joiners where letters join, one selector behind a sign, a place where a word may be broken."""
    assert find_invisible(text) is None


@pytest.mark.parametrize(
    "text", ["🏳️‍🌈 👁️‍🗨️ 👩‍❤️‍👩", "PDF‌ها", "«کتاب»‌ها", "ไทย\u200bไทย", "10\u2060%", "שפת C++\u200e היא", "ᠮ\u180b"]
)  # fmt: skip
def test_these_are_seen_by_what_they_do(text):
    """To the emoji, the letter or the line around them."""
    assert find_invisible(text) is None


@pytest.mark.parametrize("text", ["suiсide", "Sаmaritans", "сanсer", "ТNF", "suicιde", "sοcial", "1suiсide"])
def test_a_word_with_a_false_letter_is_found(text):
    """Cyrillic or Greek, in a word that is Latin but for it."""
    assert "another alphabet that looks like ours" in describe(hidden(text)[0])


@pytest.mark.parametrize(
    "text", ["TNFα IκBα νmax χ2 kΩ", "PDFом T-лимфоцит Москва", "СССР USSR", "https://good.example/suiсide", "é ə ı"]
)
def test_a_word_of_two_alphabets_may_be_honest(text):
    """Science and other languages mix them; in an address it is told as what it does there."""
    assert hidden(text) is None
