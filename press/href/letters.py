"""Letters that go together in one word of a host, and those that pass for others.

Unicode has letters that look alike in dozens of scripts. So a word is written in one of those that people write every
day (Unicode calls them recommended, in UAX 31), or in those that one language mixes; and what is left of look-alikes in
these is told letter by letter. An honest name is refused rather than a false one let through only where both look the
same.
"""

from __future__ import annotations

import re
import unicodedata

DAILY = {
    "ARABIC", "ARMENIAN", "BENGALI", "BOPOMOFO", "CJK", "CYRILLIC", "DEVANAGARI", "ETHIOPIC", "GEORGIAN", "GREEK",
    "GUJARATI", "GURMUKHI", "HANGUL", "HEBREW", "HIRAGANA", "KANNADA", "KATAKANA", "KHMER", "LAO", "LATIN",
    "MALAYALAM", "MYANMAR", "ORIYA", "SINHALA", "TAMIL", "TELUGU", "THAANA", "THAI", "TIBETAN",
}  # fmt: skip
BESIDE_EACH_OTHER = (  # scripts that one language is written in
    {"CJK", "HIRAGANA", "KATAKANA", "LATIN"},
    {"CJK", "HANGUL", "LATIN"},
    {"CJK", "BOPOMOFO", "LATIN"},
)
CALLED = {"IDEOGRAPHIC": "CJK", "EXTENDED": "ARABIC"}  # what a letter's name begins with, and its script
COMMON = re.compile(r"[\d_-]|\u00b7|\u200c|\u200d", re.ASCII)
LIKE_LATIN = set("асԁԍеһіјӏорԛѕԝхуъьҽпгѵѡαικνορτυχωϲϳօոսհցգզյլքղռր")  # whose words may look as if they were ours
FOREIGN = set("ԁԍһӏԛѕԝҽѵѡϲϳ")  # of these, letters that no large language has, and no word has alone
LIKE_A_MARK = re.compile(r"(?<=[a-z\d])[ノソン丿丶ヽーㇾ・一〇]")  # a slash, dot, hyphen, zero
LAST_PLAIN = "\u017f"  # of the Latin letters that languages use
OTHER_PLAIN = re.compile(r"[ơưșțǎǐǒǔǖǘǚǜẁẃẅỳ]|[\u1ea0-\u1ef9]")  # and of Vietnamese, Romanian, Pinyin and Welsh
ONLY_WITH = {"ı": "çğöşüə", "ə": "çğıöşü"}  # without a dot, and turned: letters that only stand among some others
AT_HOME = {"tr", "az"}
NEVER = "ĸŉſ"


def mixed(label: str, end: str) -> str:
    """How the letters of one word of a host do not go together, or nothing; `end` is the last word of that host."""
    scripts = {_script(letter) for letter in label if not COMMON.fullmatch(letter)}
    if len(scripts) > 1 and not any(scripts <= together for together in BESIDE_EACH_OTHER):
        return f"in letters of several alphabets ({', '.join(sorted(scripts)).title()})"
    if LIKE_A_MARK.search(label):
        return "with a letter that looks like a mark"
    odd = [letter for letter in label if not COMMON.fullmatch(letter) and _is_rare(letter, label, end)]
    return f"with a letter that is hardly ever used (“{odd[0]}”)" if odd else ""


def only_looks_latin(host: str) -> bool:
    """Whether a word in letters of another alphabet passes for Latin."""
    *labels, end = host.split(".")
    for label in labels:
        letters = {letter for letter in label if letter.isalpha()}
        if letters and not label.isascii() and letters <= LIKE_LATIN and (end.isascii() or letters & FOREIGN):
            return True
    return False


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "?").split()[0].split("-")[0]
    return CALLED.get(first, first)


def _is_rare(letter: str, label: str, end: str) -> bool:
    script = _script(letter)
    if script not in DAILY:
        return True
    if letter in ONLY_WITH and end not in AT_HOME:
        return not set(ONLY_WITH[letter]) & set(label)
    known = letter <= LAST_PLAIN or letter in ONLY_WITH or OTHER_PLAIN.fullmatch(letter) is not None
    return script == "LATIN" and (not known or letter in NEVER)
