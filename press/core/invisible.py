"""Characters that nobody sees, or that turn a line around, and words that look like others.

With one of them a text, a link or a number can show something else than it says (“Trojan source”), and nobody who reads
a change to it would notice. An author who needs none of them loses nothing: a page sets the direction of a language by
itself.

What a script or an emoji is written with may stay where such letters stand: a joiner, a selector, a space without width
in Thai; so may a soft hyphen, which is seen where a line ends. A joiner between Latin letters may not: it would hide a
word from every search. A left-to-right mark may only end a name such as C++ where no digit follows, for it could turn
two numbers around.
"""

from __future__ import annotations

import re
import unicodedata

TURNING = "\u061c\u200f\u202a-\u202e\u2066-\u2069"
BLANK = (
    "\u115f\u1160\u17b4\u17b5\u2028\u2029\u2061-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
TAGS = "\U000e0000-\U000e0fff"  # copies of ASCII that no font shows, and selectors of which only two are ever needed
SELECTORS = "\ufe00-\ufe0d"
UNJOINED = "\x00-\u02ff\u0370-\u052f\u1e00-\u200a"  # Latin, Greek, Cyrillic, and what stands between words
JOINED = "\u0620-\u06ff\u0750-\u077f"  # Arabic letters: Persian endings stand behind a joiner, whatever is before it
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer: no space between words
MONGOLIAN = "\u1820-\u18aa"
SIGNS = "\u2190-\u2bff\U0001f000-\U0001faff"
INVISIBLE = re.compile(
    f"[{CONTROL}{TURNING}{BLANK}{TAGS}{SELECTORS}]"
    f"|(?:(?<=[{UNJOINED}])|\\A)(?:\u200d|\u200c(?![{JOINED}]))"  # joins nothing
    f"|[\u200c\u200d\ufe0e]{{2,}}|[\u200c\u200d\ufe0e\ufe0f]\ufe0f|\ufe0f[\u200c\ufe0e]|\ufe0f\u200d(?![{SIGNS}])"
    "|(?:(?<=[A-Za-z])|\\A)[\ufe0e\ufe0f]"
    f"|(?:(?<![{UNSPACED}])|\\A)\u200b|\u200b(?![{UNSPACED}])"
    f"|(?:(?<![{MONGOLIAN}])|\\A)[\u180b-\u180f]"
    "|(?<![\\w%.–—-])\u2060|\u2060(?![\\w%°€.–—-])|(?<=\\w)\u2060(?=\\w)"
    "|(?<![A-Za-z+#)!?])\u200e|\u200e(?!\\s*[\u0590-\u07ff])"
    "|\u034f|\u00ad{2,}"
)
FLAG = re.compile("\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f")  # fmt: skip # noqa: E501 - of England, Scotland, Wales
LIKE_CYRILLIC = "асеорхуіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅԌ"
LIKE_GREEK = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
LIKE_BETWEEN = "αινρυ"  # Greek letters that science writes before and behind ours, never between two small ones
ADDRESS = re.compile(r"(?:https?:|www\.)\S+", re.IGNORECASE)  # link_rules judges such a word in it
FALSE_WORD = re.compile(
    f"(?<![^\\W\\d_])(?=[{LIKE_CYRILLIC}]*[A-Za-z])(?=[A-Za-z]*[{LIKE_CYRILLIC}])"
    f"[{LIKE_CYRILLIC}A-Za-z]+(?![^\\W\\d_])"
    f"|(?<=[A-Za-z])[{LIKE_GREEK}]|[{LIKE_GREEK}](?=[A-Za-z])|(?<=[a-z])[{LIKE_BETWEEN}](?=[a-z])"
)

HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # where a word may be broken, or may not; nobody sees it


def find_invisible(text: str) -> re.Match[str] | None:
    """The first character of a text that nobody sees, if it holds one."""
    return INVISIBLE.search(FLAG.sub(lambda found: "\U0001f3f4" * len(found[0]), text))


def hidden(text: str) -> re.Match[str] | None:
    """The same, or the first word that looks like another one because its letters are of two alphabets."""
    return find_invisible(text) or FALSE_WORD.search(ADDRESS.sub(lambda found: " " * len(found[0]), text))


def name_of(characters: str) -> str:
    """The number and the name of the first of some characters: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(characters[0]):04X} {unicodedata.name(characters[0], '')}".strip()


def describe(characters: str) -> str:
    """What is wrong with a line that holds such characters."""
    if foreign := next((one for one in characters if one in LIKE_CYRILLIC + LIKE_GREEK + LIKE_BETWEEN), ""):
        return f"a letter of another alphabet that looks like ours is in a word of this line: {name_of(foreign)}"
    if unicodedata.category(characters[0]) == "Cc":
        return f"a control character (number {ord(characters[0])}) is in this line"
    return f"a character that nobody sees is in this line: {name_of(characters)}"


def plain(text: str) -> str:
    """Small letters and straight apostrophes; each letter stays at its place."""
    return text.replace("İ", "I").lower().replace("’", "'")
