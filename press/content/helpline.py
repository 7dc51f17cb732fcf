"""One helpline, a row of `content/helplines.toml`, and what would leave readers without the number that they see.

Whoever taps a button cannot see what their telephone will dial. So wherever two keys of a row say one thing, what is
shown and what is done are held against each other, digit by digit.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from press.core import link_rules

BETWEEN = " \u00a0\u202f().\u2010\u2011\u2013/-"  # what people write between the digits of a number
NUMBER = re.compile(rf"(?<!\w)\+?\(?\d(?:[\d{BETWEEN}]*\d)?(?!\w)")
DIALLED = re.compile(r"(?:\+[1-9])?\d+", re.ASCII)
# The codes of countries, of one, two or three digits; no code is the beginning of another one.
COUNTRY = (
    r"(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[03578]|9[679])\d)"
)
AMERICAN = re.compile(r"1\d{10}")  # the 1 that people dial at home is their country's code too
ALIKE = "Write the same digits in both, or +, the country's code and the digits without their leading 0 in {0}."


@dataclass(frozen=True)
class Helpline:
    """One row: seen in `seen_in` on `seen_on`.

    On `checked_on`, `checked_by` compared its number with the service's own page, `web`; on `rung_on` somebody also
    rang it. `hours` and `cost` are empty where no page said them. A `directory` is no line: it lists lines, for those
    whose country has none here.
    """

    id: str
    name: str
    place: str
    countries: tuple[str, ...]
    seen_in: str
    seen_on: datetime.date
    hours: str = ""
    cost: str = ""
    for_whom: str = ""
    also: str = ""
    call: str = ""
    call_to: str = ""
    text: str = ""
    text_to: str = ""
    text_body: str = ""
    web: str = ""
    checked_on: datetime.date | None = None
    checked_by: str = ""
    rung_on: datetime.date | None = None
    emergency_number: str = ""
    emergency: bool = False
    bar: bool = False
    directory: bool = False

    @property
    def to_compare(self) -> list[str]:
        """The numbers that somebody must compare with the service's own page; an emergency number is no service's."""
        return [] if self.emergency or self.directory else [n for n in (self.call_to, self.text_to) if n]

    @property
    def sms(self) -> str:
        """The address that opens a text message to it, with the word to send if there is one."""
        return f"sms:{self.text_to}" + (f"?&body={self.text_body}" if self.text_body else "")


class Fault(NamedTuple):
    """A key of a row, what is wrong with it, and what to do where that does not say it."""

    key: str
    wrong: str
    hint: str = ""


def faults(line: Helpline, taken: Collection[str]) -> Iterator[Fault]:
    """All that is wrong with a row; `taken` are the ids of those above it."""
    if not re.fullmatch(r"[a-z0-9-]+", line.id):
        yield Fault("id", "an id is small letters, digits and hyphens")
    if line.id in taken:
        yield Fault("id", "another row has this id")
    if not (line.call_to or line.text_to or line.web):
        yield Fault("helpline", "it cannot be reached: add call and call_to, text and text_to, or web")
    if (line.bar or line.emergency) and not line.call_to:
        key = "bar" if line.bar else "emergency"
        yield Fault(key, "a row for the bar, or of an emergency number, needs call and call_to")
    yield from _pairs(line)
    yield from _message(line)
    yield from _emergency(line)
    yield from _page(line)
    yield from _checked(line)


def _pairs(line: Helpline) -> Iterator[Fault]:
    """A number as it is read, and as it is dialled."""
    for shown, dialled in (("call", "call_to"), ("text", "text_to")):
        words, number = getattr(line, shown), getattr(line, dialled)
        if bool(words) != bool(number):
            wrong = f"{shown} is what people read and {dialled} what the telephone needs: write both"
            yield Fault(shown if words else dialled, wrong)
        elif number and not DIALLED.fullmatch(number):
            yield Fault(dialled, f"{dialled} must be digits only", "A + may stand in front, before a country's code.")
    if line.call and line.call_to and not _is_number(line.call, line.call_to):
        yield Fault("call", f"call shows “{line.call}” and call_to dials “{line.call_to}”", ALIKE.format("call_to"))


def _message(line: Helpline) -> Iterator[Fault]:
    """What to write and where to, as it is read, and as the telephone fills it in."""
    if not re.fullmatch(r"\w*", line.text_body, re.ASCII):
        yield Fault("text_body", "text_body must be one word of plain letters and digits")
        return
    rest, found = line.text, 1
    if line.text_body:
        rest, found = re.subn(rf"(?<!\w){line.text_body}(?!\w)", " ", line.text, count=1)
    if not found:
        hint = "Write in text what people should send, letter by letter: Text SHOUT to 85258"
        yield Fault("text_body", f"text_body sends “{line.text_body}”, which text does not say", hint)
    if line.text and line.text_to and not _names(rest, line.text_to):
        yield Fault("text", f"text must name one number, the “{line.text_to}” of text_to", ALIKE.format("text_to"))


def _emergency(line: Helpline) -> Iterator[Fault]:
    """The number that is both shown and dialled."""
    number = line.emergency_number
    if not re.fullmatch(r"\d*", number, re.ASCII):
        yield Fault("emergency_number", "emergency_number must be digits only")
    if line.emergency and number and number != line.call_to:
        hint = "Leave emergency_number out: this row is an emergency number itself."
        yield Fault("emergency_number", f"it gives “{number}” and dials “{line.call_to}”", hint)


def _page(line: Helpline) -> Iterator[Fault]:
    """Its page on the web."""
    if line.directory and not line.web:
        yield Fault("directory", "a directory needs web")
    if line.web and not line.web.startswith("https://"):
        yield Fault("web", "web must begin with https://")
    elif told := link_rules.url_fault(line.web):
        yield Fault("web", f"web {told}")


def _checked(line: Helpline) -> Iterator[Fault]:
    """Who compared the number, and with which page."""
    if bool(line.checked_on) != bool(line.checked_by.strip()):
        yield Fault("checked_on" if line.checked_on else "checked_by", "checked_on and checked_by belong together")
    elif line.checked_on and line.to_compare and not line.web:
        hint = "Write the https address of the service's own page, with which the number was compared."
        yield Fault("checked_on", "a number that was compared needs web", hint)


def _names(words: str, dialled: str) -> bool:
    """Whether words name this number and no other."""
    named = NUMBER.findall(words)
    left = any(letter.isnumeric() for letter in NUMBER.sub("", words))
    return bool(named) and not left and all(_is_number(number, dialled) for number in named)


def _is_number(shown: str, dialled: str) -> bool:
    """Whether a number that people read is the one that is dialled."""
    if not re.fullmatch(rf"\+?[\d{BETWEEN}]+", shown):
        return False
    abroad = shown.startswith("+")
    digits = "".join(str(int(digit)) for digit in re.findall(r"\d", shown.replace("(0)", "") if abroad else shown))
    if abroad:
        return dialled == f"+{digits}"
    if digits == dialled or (AMERICAN.fullmatch(digits) and dialled == f"+{digits}"):
        return True
    at_home = digits.removeprefix("0")  # in some countries the 0 stays
    return bool(at_home) and re.fullmatch(rf"\+{COUNTRY}(?:{digits}|{at_home})", dialled) is not None
