"""The helplines: `content/helplines.toml`, and what would leave readers without the number that they see.

Somebody may use these on the worst night of their life. So a row that cannot be read is never left out in silence, and
a button that would ring nowhere is an error. Whoever taps one cannot see what their telephone will dial: wherever two
keys of a row say one thing, what is shown and what is done are held against each other, digit by digit.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from press.content import values
from press.content.data_files import DataFiles, Row, parse_file
from press.core import link_rules
from press.core.problems import Problem

FILE = "content/helplines.toml"
BETWEEN = " \u00a0\u202f().\u2010\u2011\u2013/-"  # what people write between the digits of a number
NUMBER = re.compile(rf"(?<!\w)\+?\(?\d(?:[\d{BETWEEN}]*\d)?(?!\w)")
# The codes of countries, of one, two or three digits; no code is the beginning of another one.
COUNTRY = (
    r"(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[03578]|9[679])\d)"
)
AMERICAN = re.compile(r"1\d{10}")  # the 1 that people dial at home is their country's code too
ALIKE = (
    "{0} shows “{1}” and {0}_to is “{2}”: write the one number, with the same digits, in both;"
    " or +, the country's code and the digits without their leading 0 in {0}_to"
)
UNPAIRED = "{0} is what people read and {0}_to what the telephone needs: write both"
UNSAID = "text must say the word of text_body letter by letter: Text SHOUT to 85258"
NOWHERE = "it cannot be reached: add call and call_to, text and text_to, or web"
NO_CALL = "a row for the bar, or of an emergency number, needs call and call_to"
NO_PAGE = "a number that was compared needs web, the https address of the service's own page"
OWN_NUMBER = "this row is an emergency number itself, and names another one"
DIGITS = "must be digits only"
Dialled = Annotated[str, values.matching(r"(\+[1-9])?[0-9]+", DIGITS), "A + may stand in front of a country's code."]


def read_page(url: str) -> str:
    """The https address of a page."""
    if fault := link_rules.url_fault(url) if url.startswith("https://") else "must begin with https://":
        raise ValueError(fault)
    return url


@dataclass(frozen=True)
class Helpline(Row):
    """One row: seen in `seen_in` on `seen_on`.

    On `checked_on`, `checked_by` compared its number with the service's own page, `web`; on `rung_on` somebody also
    rang it. `hours` and `cost` are empty where no page said them. A `directory` is no line: it lists lines, for those
    whose country has none here.
    """

    id: Annotated[str, values.matching("[a-z0-9-]+", "must be small letters, digits and hyphens")]
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
    call_to: Dialled = ""
    text: str = ""
    text_to: Dialled = ""
    text_body: Annotated[str, values.matching("[A-Za-z0-9]+", "must be one word of plain letters and digits")] = ""
    web: Annotated[str, read_page] = ""
    checked_on: datetime.date | None = None
    checked_by: str = ""
    rung_on: datetime.date | None = None
    emergency_number: Annotated[str, values.matching("[0-9]+", DIGITS)] = ""
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

    def faults(self) -> Iterator[Problem]:
        """What does not go together, and what is shown otherwise than it is done."""
        compared, own = self.checked_by.strip(), self.emergency_number
        body = rf"(?<!\w){self.text_body}(?!\w)"
        rest = re.sub(body, " ", self.text, count=1) if self.text_body else self.text
        rules = [
            ("helpline", not (self.call_to or self.text_to or self.web), NOWHERE),
            ("bar", self.bar and not self.call_to, NO_CALL),
            ("emergency", self.emergency and not self.call_to, NO_CALL),
            ("directory", self.directory and not self.web, "a directory needs web"),
            ("checked_on", bool(self.checked_on) != bool(compared), "checked_on and checked_by belong together"),
            ("checked_on", compared and self.to_compare and not self.web, NO_PAGE),
            ("emergency_number", self.emergency and own not in {"", self.call_to}, OWN_NUMBER),
            ("text_body", self.text_body and rest == self.text, UNSAID),
        ]
        for name, words, number in (("call", self.call, self.call_to), ("text", rest, self.text_to)):
            unpaired = bool(words) != bool(number)
            rules.append((name if words else f"{name}_to", unpaired, UNPAIRED.format(name)))
            unlike = ALIKE.format(name, getattr(self, name), number)
            rules.append((name, words and number and not _names(words, number), unlike))
        yield from (self.part.problem(key, message) for key, wrong, message in rules if wrong)


@dataclass(frozen=True)
class _File(Row):
    helpline: tuple[Helpline, ...]

    def faults(self) -> Iterator[Problem]:
        seen = set[str]()
        for line in self.helpline:
            if line.id in seen:
                yield line.part.problem("id", f"another row has the id “{line.id}”")
            seen.add(line.id)


def read_helplines(files: DataFiles) -> tuple[list[Helpline], list[Problem]]:
    """The helplines in the file's order, as far as they can be read, and what is wrong with them."""
    file, problems = parse_file(_File, files.toml(FILE))
    return [*file.helpline], problems


def in_the_bar(helplines: list[Helpline], home: str) -> list[Helpline]:
    """The lines on every page: one of the country `home`, or those marked for the bar while there is none."""
    near = [line for line in _listening(helplines) if line.call_to and home in line.countries]
    return sorted(near, key=lambda line: not line.bar)[:1] or [line for line in helplines if line.bar]


def unserved(helplines: list[Helpline]) -> list[tuple[str, list[str]]]:
    """The emergency numbers of rows of their own, each with the codes of those of its countries that have no helpline.

    A part of a country has the lines of the whole too.
    """
    served = {code for line in _listening(helplines) for code in line.countries}
    rows = [(line.call, line.countries) for line in helplines if line.emergency]
    left = [(number, [c for c in codes if not {c, c.partition("-")[0]} & served]) for number, codes in rows]
    return [(number, codes) for number, codes in left if codes]


def emergency_numbers(helplines: list[Helpline]) -> list[tuple[str, str]]:
    """The emergency numbers that helplines name for their countries, each with the places that gave it, sorted.

    A country's parts are not named beside the country itself.
    """
    found = defaultdict(list)
    for line in helplines:
        if line.emergency_number:
            found[line.emergency_number].append(line)
    return [(number, ", ".join(_places(lines))) for number, lines in sorted(found.items())]


def _listening(helplines: list[Helpline]) -> list[Helpline]:
    return [line for line in helplines if not (line.emergency or line.directory)]


def _places(lines: list[Helpline]) -> list[str]:
    whole = {country for line in lines for country in line.countries if "-" not in country}
    kept = [line for line in lines if any(c in whole or c.partition("-")[0] not in whole for c in line.countries)]
    return sorted({line.place for line in kept})


def _names(words: str, dialled: str) -> bool:
    """Whether words name this number and no other."""
    named = NUMBER.findall(words)
    left = any(letter.isnumeric() for letter in NUMBER.sub("", words))
    return bool(named) and not left and all(_is_number(number, dialled) for number in named)


def _is_number(shown: str, dialled: str) -> bool:
    """Whether a number that people read is the one that is dialled."""
    abroad = shown.startswith("+")
    digits = "".join(str(int(digit)) for digit in re.findall(r"\d", shown.replace("(0)", "") if abroad else shown))
    if abroad:
        return dialled == f"+{digits}"
    if digits == dialled or (AMERICAN.fullmatch(digits) and dialled == f"+{digits}"):
        return True
    at_home = digits.removeprefix("0")  # in some countries the 0 stays
    return bool(at_home) and re.fullmatch(rf"\+{COUNTRY}(?:{digits}|{at_home})", dialled) is not None
