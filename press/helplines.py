"""The helplines: `content/helplines.toml`.

Somebody may use these on the worst night of their life. So a row that cannot be read is never left out in silence, and
a button that would ring nowhere is an error.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press import href
from press.problems import Problem, line_where
from press.schema import data

FILE = "content/helplines.toml"


@dataclass(frozen=True)
class Helpline:
    """One row: seen by us on `seen_on`, and rung by us on `rung_on` if that is there.

    A `directory` is no line: it lists lines, for those whose country has none here.
    """

    id: str
    name: str
    place: str
    countries: tuple[str, ...]
    hours: str
    cost: str
    seen_in: str
    seen_on: datetime.date
    for_whom: str = ""
    also: str = ""
    call: str = ""
    call_to: str = ""
    text: str = ""
    text_to: str = ""
    text_body: str = ""
    web: str = ""
    rung_on: datetime.date | None = None
    emergency_number: str = ""
    emergency: bool = False
    bar: bool = False
    directory: bool = False

    @property
    def sms(self) -> str:
        """The address that opens a text message to it, with the word to send if there is one."""
        return f"sms:{self.text_to}" + (f"?&body={self.text_body}" if self.text_body else "")


def read_helplines(root: Path) -> tuple[list[Helpline], list[Problem]]:
    """The helplines in the file's order, from the site that lies at `root`, and what is wrong with them."""
    values, text, problems = data.load(root / FILE, FILE)
    if problems:
        return [], problems
    rows = values.pop("helpline", [])
    for name in values:
        hint = "A row begins with [[helpline]], with two brackets on each side."
        line = line_where(text, rf"^\W*{re.escape(name)}\b")
        problems.append(Problem(FILE, line, "data-key", f"no key “{name}” is known here", hint))
    if not (isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows)):
        hint = "Each row begins with a line [[helpline]]."
        return [], [*problems, Problem(FILE, 0, "data-value", "there are no rows of helplines", hint)]
    return _rows(rows, text, problems)


def in_the_bar(helplines: list[Helpline], home: str) -> list[Helpline]:
    """The lines that stand on every page: one of the home country, or those marked for the bar while there is none.

    `home` is a country's code, or empty.
    """
    near = [line for line in _listening(helplines) if line.call_to and home in line.countries]
    return sorted(near, key=lambda line: not line.bar)[:1] or [line for line in helplines if line.bar]


def by_country(helplines: list[Helpline]) -> Iterator[tuple[str, str, list[Helpline]]]:
    """Each country's code, its emergency number if a row of its own gives one, and the lines that serve it.

    A part of a country has the lines of the whole too, after its own; those that can be called come before others.
    """
    lines = _listening(helplines)
    rescue = {code: line.call for line in helplines if line.emergency for code in line.countries}
    for code in sorted({*rescue, *(code for line in lines for code in line.countries)}):
        near = [line for line in lines if {code, code.partition("-")[0]} & set(line.countries)]
        near.sort(key=lambda line: (code not in line.countries, not line.call_to))
        yield code, rescue.get(code, ""), near


def emergency_numbers(helplines: list[Helpline]) -> list[tuple[str, str]]:
    """The emergency numbers that helplines name for their countries, each with the places that gave it, sorted.

    A country's parts are not named beside the country itself.
    """
    found: dict[str, list[Helpline]] = {}
    for line in helplines:
        if line.emergency_number:
            found.setdefault(line.emergency_number, []).append(line)
    return [(number, ", ".join(_places(lines))) for number, lines in sorted(found.items())]


def _listening(helplines: list[Helpline]) -> list[Helpline]:
    return [line for line in helplines if not (line.emergency or line.directory)]


def _rows(rows: list[dict[str, Any]], text: str, problems: list[Problem]) -> tuple[list[Helpline], list[Problem]]:
    lines: list[Helpline] = []
    for row, part in zip(rows, data.parts(text, "helpline", len(rows)), strict=True):
        line, wrong = data.fill(Helpline, row, part, FILE)
        problems += wrong
        if line:
            at = part[: len(part) - len(part.lstrip())].count("\n") + 1
            taken = {known.id for known in lines}
            problems += [Problem(FILE, at, "data-value", f"“{line.id}”: {w}") for w in _wrong(line, taken)]
            lines.append(line)
    return lines, problems


def _wrong(line: Helpline, taken: set[str]) -> Iterator[str]:
    """What would leave a reader without a number."""
    if not re.fullmatch(r"[a-z0-9-]+", line.id):
        yield "an id is small letters, digits and hyphens"
    if line.id in taken:
        yield "another row has this id"
    if not (line.call_to or line.text_to or line.web):
        yield "it cannot be reached: add call and call_to, text and text_to, or web"
    for shown, dialled in (("call", "call_to"), ("text", "text_to")):
        if bool(getattr(line, shown)) != bool(getattr(line, dialled)):
            yield f"{shown} is what people read and {dialled} what the telephone needs: write both"
        if not re.fullmatch(r"\+?\d*", getattr(line, dialled)):
            yield f"{dialled} must be digits only"
    if (line.bar or line.emergency) and not line.call_to:
        yield "a row for the bar, or of an emergency number, needs call and call_to"
    yield from _wrong_addresses(line)


def _wrong_addresses(line: Helpline) -> Iterator[str]:
    """What would lead a reader to another place than the one that they see."""
    if line.directory and not line.web:
        yield "a directory needs web"
    if line.web and not line.web.startswith("https://"):
        yield "web must begin with https://"
    elif told := href.wrong(line.web):
        yield f"web {told}"
    if not re.fullmatch(r"\w*", line.text_body, re.ASCII):
        yield "text_body must be one word of plain letters and digits"


def _places(lines: list[Helpline]) -> list[str]:
    whole = {country for line in lines for country in line.countries if "-" not in country}
    kept = [line for line in lines if any(c in whole or c.partition("-")[0] not in whole for c in line.countries)]
    return sorted({line.place for line in kept})
