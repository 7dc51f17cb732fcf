"""Characters that nobody sees, or that turn a line around.

With one of them a text, a link or a number can show something else than it says (“Trojan source”), and nobody who reads
a change to it would notice. An author who needs none of them loses nothing: a page sets the direction of a language by
itself. What a script or an emoji is written with may stay where such letters stand: a joiner, a selector; so may a soft
hyphen, which is seen where a line ends.
"""

from __future__ import annotations

import html
import re
import unicodedata

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
BLANK = (
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff"
)
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
TAGS = "\U000e0000-\U000e0fff"  # copies of ASCII that no font shows, and selectors of which only two are ever needed
SELECTORS = "\ufe00-\ufe0d"
UNJOINED = "\x00-\u02ff\u0370-\u052f\u1e00-\u200a"  # Latin, Greek, Cyrillic, and what stands between words
UNSEEN = re.compile(
    f"[{CONTROL}{TURNING}{BLANK}{TAGS}{SELECTORS}]"
    f"|(?:(?<=[{UNJOINED}])|\\A)[\u200c\u200d]"  # joins nothing
    "|[\u200c\u200d\ufe0e\ufe0f]{2,}"
    "|(?:(?<=[A-Za-z])|\\A)[\ufe0e\ufe0f]"
    "|\u034f|\u00ad{2,}"
)


def unseen(text: str) -> re.Match[str] | None:
    """The first such character of a text, if it holds one."""
    return UNSEEN.search(text)


def spelt_out(rendered: str) -> str:
    """HTML with its entities as the characters that browsers make of them, control characters too."""
    numbers = re.compile(r"&#(?:x([\da-f]{1,6})|(\d{1,7}));?", re.IGNORECASE)
    return html.unescape(numbers.sub(lambda found: _character(found[1], found[2]) or found[0], rendered))


def _character(hexadecimal: str | None, decimal: str | None) -> str:
    """A control character by its number; nothing for any other, which the library knows."""
    number = int(hexadecimal or decimal or "0", 16 if hexadecimal else 10)
    return chr(number) if 0 < number < ord(" ") or number in {0x7F, 0xFFFE, 0xFFFF} else ""


def name_of(characters: str) -> str:
    """The number and the name of the first of some characters: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(characters[0]):04X} {unicodedata.name(characters[0], '')}".strip()


def told(characters: str) -> str:
    """What is wrong with a line that holds such characters."""
    if unicodedata.category(characters[0]) == "Cc":
        return f"a control character (number {ord(characters[0])}) is in this line"
    return f"a character that nobody sees is in this line: {name_of(characters)}"
