"""Words to avoid, as authors write them, and what they find."""

import pytest

from press.content import word_list
from press.core.invisible import plain


def found(pattern, text):
    """What a pattern finds in a text."""
    one = word_list.read_pattern(pattern)
    matches = [match[0] for match in one.expression.finditer(plain(text))]
    assert one.may_be_in(plain(text)) or not matches, "what is worth seeking must never miss"
    return matches


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("commit(s|ted) suicide", "He COMMITTED suicide; commit\nsuicide", ["committed suicide", "commit\nsuicide"]),
        ("suffer(s|ing) from", "suffers from, suffering\n from, suffered from", ["suffers from", "suffering\n from"]),
        ("don't do anything stupid", "Don’t do anything stupid", ["don't do anything stupid"]),
        ("self harm", "self-harm, self harm", ["self-harm", "self harm"]),
        ("self-harm", "self harm", ["self harm"]),
        ("[lost|lose] [her|his] fight", "lost his fight, lost fight", ["lost his fight"]),
        ("battl[e|es|ing] grief", "battling grief, battl grief", ["battling grief"]),
        ("in (a|the) (big) ward", "in ward, in the ward, in a big ward", ["in ward", "in the ward", "in a big ward"]),
        ("(drug) addict", "drug addict, an addict", ["drug addict", "addict"]),
        ("addict (again)", "addict again; addict", ["addict again", "addict"]),
        ("psycho(s)", "psycho! psychology psycho-social the psychos", ["psycho", "psychos"]),
        ("mad", "made nomad mad’s", ["mad"]),
        ("a.b", "axb a.b", ["a.b"]),
    ],
)  # fmt: skip
def test_forms(pattern, text, expected):
    """Endings, line breaks, hyphens, apostrophes, capitals; whole words only."""
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("suffer(s|ed from", "no pattern"),
        ("suffer)", "no pattern"),
        ("a [b (c)]", "no pattern"),
        ("a*", "no pattern"),
        ("a|b", "no pattern"),
        ("a()", "no pattern"),
        ("a(b||c)", "no pattern"),
        ("(a)", "no word that must be there"),
        ("", "no word that must be there"),
        ("a" + "(b|c)" * 6, "more than 500 forms"),
        ("a" + "(b)" * 99, "more than 500 forms"),
    ],
)
def test_a_broken_pattern_says_why(pattern, why):
    """In an author's words."""
    with pytest.raises(ValueError, match=why):
        word_list.read_pattern(pattern)
