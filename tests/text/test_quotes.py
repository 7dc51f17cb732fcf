"""Quotes come out as a typesetter would set them, in the language of the text."""

import re

import pytest
from typogrify.filters import typogrify

from press.text.document import parse
from press.text.quotes import set_plain

ENGLISH = {
    "in the '90s and the '07 car": "in the ’90s and the ’07 car",
    "class of '99, the 1960's": "class of ’99, the 1960’s",
    "'Tis rock 'n' roll, 'cause 'twas 'em.": "’Tis rock ’n’ roll, ’cause ’twas ’em.",
    "the *group*'s rules": "the group’s rules",
    "[Ann](https://example.org/)'s page": "Ann’s page",
    "**they**'re and *dogs*' tails": "they’re and dogs’ tails",
    "'*single*' and \"*so*\".": "‘single’ and “so”.",
    '"`code`" and `a"b`': '“code” and a"b',
    'said—"never"—and': "said—“never”—and",
    '"Wait"—he said—"no".': "“Wait”—he said—“no”.",
    'one/"two"': "one/“two”",
    "6'2\" tall": "6′2″ tall",
    "She said \"I was told 'go home' again.\"": "She said “I was told ‘go home’ again.”",
    "\"'You came back,' she said,\" and it's so": "“‘You came back,’ she said,” and it’s so",
}
OTHERS = {
    ("de", "Sie sagte \"hallo\" und 'tschüss', geht's?"): "Sie sagte „hallo“ und ‚tschüss‘, geht’s?",
    ("fr", 'Il dit "bonjour" et l\'ami'): "Il dit «\xa0bonjour\xa0» et l’ami",
    ("de", "Schon „gesetzt“"): "Schon „gesetzt“",
    ("en", 'The *"Wort"*{lang=de} there'): "The „Wort“ there",
}


def read(text, lang):
    """What a reader sees of a text."""
    shown = re.sub(
        r"<[^>]*>|&nbsp;", lambda found: " " if found[0] == "&nbsp;" else "", typogrify(parse(text, lang=lang).html)
    )
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), shown).replace("—-", "—")


@pytest.mark.parametrize(("written", "shown"), ENGLISH.items())
def test_english_quotes(written, shown):
    """Behind emphasis, links, dashes and slashes; years and words that begin with an apostrophe; feet and inches."""
    assert read(written, "en") == shown


@pytest.mark.parametrize(("written", "shown"), OTHERS.items())
def test_quotes_of_other_languages(written, shown):
    """Also of one word; what its author has set stays."""
    assert read(written[1], written[0]) == shown


def test_what_typogrify_sets_right_is_left_to_it():
    """And code is left alone."""
    assert set_plain('He said--"no"', "en") == 'He said--“no"'
    assert set_plain("It's \"so\", he said, 'yes'.", "en") == "It's \"so\", he said, 'yes'."
    assert "<code>'90s</code>" in parse("`'90s`").html
