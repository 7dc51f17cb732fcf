"""The helplines: `content/helplines.toml`.

Somebody may use these on the worst night of their life. So a row that cannot be read is never left out in silence, and
a button that would ring nowhere, or elsewhere than it says, is an error.

    model    one helpline
    faults   what would leave a reader without a number, or with another one than they see
    digits   whether a page of the service shows our digits
    edit     a row's keys changed in the text of the file, and nothing else
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from press.helplines.faults import faults
from press.helplines.model import Helpline
from press.problems import Problem, line_where
from press.schema import data

__all__ = ["FILE", "Helpline", "by_country", "emergency_numbers", "in_the_bar", "line_of_key", "read_helplines"]

FILE = "content/helplines.toml"


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


def line_of_key(root: Path, row: str, name: str) -> int:
    """The line of a key in the row of this id, in the file of the site that lies at `root`."""
    values, text, _ = data.load(root / FILE, FILE)
    rows = values["helpline"]
    pairs = zip(rows, data.parts(text, "helpline", len(rows)), strict=True)
    return next(data.line_of_key(part, name) for one, part in pairs if one.get("id") == row)


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
            found = faults(line, {known.id for known in lines})
            problems += [
                Problem(FILE, data.line_of_key(part, f.key), "data-value", f"“{line.id}”: {f.wrong}", f.hint)
                for f in found
            ]
            lines.append(line)
    return lines, problems


def _places(lines: list[Helpline]) -> list[str]:
    whole = {country for line in lines for country in line.countries if "-" not in country}
    kept = [line for line in lines if any(c in whole or c.partition("-")[0] not in whole for c in line.countries)]
    return sorted({line.place for line in kept})
