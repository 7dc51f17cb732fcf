"""The name of a host as it stands in an address, and whether it is what it looks like.

A name in one alphabet is fine, whichever it is. Letters of two alphabets in one word, letters of another one that all
look like Latin ones, or a form that a browser changes before it asks, are how `аррlе.com` passes for another site.
"""

from __future__ import annotations

import re
import unicodedata

SPLIT = re.compile(r"//(?P<host>[^/?#]*)")
BESIDE_EACH_OTHER = (  # scripts that one language is written in
    {"LATIN"},
    {"CJK", "HIRAGANA", "KATAKANA", "LATIN"},
    {"CJK", "HANGUL", "LATIN"},
    {"CJK", "BOPOMOFO", "LATIN"},
)
LIKE_LATIN = set("асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνορτυχωϲϳ")  # letters whose words may look as if they were ours
LAST_PLAIN = "\u017f"  # of the Latin letters that languages use; and those of Vietnamese
VIETNAMESE = ("\u1e00", "\u1eff")


def wrong_host(rest: str) -> str:
    """What is wrong with an address of the web behind its colon, or nothing."""
    found = SPLIT.match(rest)
    if "\\" in rest:
        return "has a backslash, which browsers read as a slash"
    if not found or not found["host"]:
        return "has no host behind two slashes"
    name = found["host"]
    if "@" in name:
        return f"has something before an “@”: it really leads to {name.rpartition('@')[2]}"
    host = re.sub(r":\d+$", "", name)
    if not re.fullmatch(r"\[[\da-fA-F:.]+\]", host):
        return _wrong_name(host)
    return ""


def readable(host: str) -> str:
    """A host in the letters that it stands for, and as machines write it, if that is something else."""
    plain = ".".join(map(_decoded, host.split(".")))
    coded = ".".join(map(_encoded, plain.split(".")))
    return plain if plain == coded else f"{plain} ({coded})"


def _wrong_name(host: str) -> str:
    if "%" in host or ":" in host:
        return "has a percent sign or a colon in the name of its host"
    plain = ".".join(map(_decoded, host.split("."))).lower()
    if unicodedata.normalize("NFKC", plain) != plain or any(_is_no_letter(letter) for letter in plain):
        asked = unicodedata.normalize("NFKC", plain)
        return f"has letters in its host that browsers change or that are none: it leads to {readable(asked)}"
    if re.fullmatch(r"[\dxa-f.]*", plain) and re.search(r"^0x|^\d+$|\.0x|(?:^|\.)0\d|\.\d+$", plain):
        return "" if _is_plain_number(plain) else "names its host by a number that nobody can read"
    for label in plain.split("."):
        if told := _mixed(label):
            return f"has a host {told}: it really leads to {readable(host)}"
    if _is_lookalike(plain):
        return f"has a host whose letters only look like ours: it really leads to {readable(host)}"
    return ""


def _mixed(label: str) -> str:
    """How the letters of one word of a host do not go together, or nothing."""
    scripts = {unicodedata.name(letter, "?").split()[0].split("-")[0] for letter in label if letter.isalpha()}
    if len(scripts) > 1 and not any(scripts <= together for together in BESIDE_EACH_OTHER):
        return f"in letters of several alphabets ({', '.join(sorted(scripts)).title()})"
    odd = [c for c in label if "LATIN" in scripts and _is_rare(c)]
    return f"with a letter that is hardly ever used (“{odd[0]}”)" if odd else ""


def _is_rare(letter: str) -> bool:
    common = letter <= LAST_PLAIN or VIETNAMESE[0] <= letter <= VIETNAMESE[1]
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN") and not common


def _is_lookalike(host: str) -> bool:
    """Whether a word in letters of another alphabet passes for Latin, before an end in Latin letters."""
    *labels, end = host.split(".")
    return end.isascii() and any(
        not label.isascii() and all(c in LIKE_LATIN or not c.isalpha() for c in label) for label in labels
    )


def _is_no_letter(letter: str) -> bool:
    return letter not in ".-_" and unicodedata.category(letter)[0] not in "LMN"


def _is_plain_number(host: str) -> bool:
    return re.fullmatch(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})", host) is not None


def _decoded(label: str) -> str:
    """A word of a host in its own letters; as it is, when it cannot be read."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode().decode("punycode")
    except UnicodeError:
        return label


def _encoded(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
