"""The helplines: `content/helplines.toml`.

Somebody may use these on the worst night of their life. So a row that cannot be read is never left out in silence, and
a button that would ring nowhere, or elsewhere than it says, is an error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from press.content import data_files
from press.content.helpline import Helpline, faults
from press.core.problems import Problem, line_where

__all__ = ["FILE", "Helpline", "emergency_numbers", "in_the_bar", "line_of_key", "read_helplines", "unserved"]

FILE = "content/helplines.toml"


def read_helplines(root: Path) -> tuple[list[Helpline], list[Problem]]:
    """The helplines in the file's order, from the site that lies at `root`, and what is wrong with them."""
    values, text, problems = data_files.load(root / FILE, FILE)
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
    lines: list[Helpline] = []
    for row, part in zip(rows, data_files.parts(text, "helpline", len(rows)), strict=True):
        one, wrong = data_files.fill(Helpline, row, part, FILE)
        problems += wrong
        if one is None:
            continue
        for fault in faults(one, {known.id for known in lines}):
            at = data_files.line_of_key(part, fault.key)
            problems.append(Problem(FILE, at, "data-value", f"“{one.id}”: {fault.wrong}", fault.hint))
        lines.append(one)
    return lines, problems


def line_of_key(root: Path, row: str, name: str) -> int:
    """The line of a key in the row of this id, in the file of the site that lies at `root`."""
    values, text, _ = data_files.load(root / FILE, FILE)
    rows = values["helpline"]
    pairs = zip(rows, data_files.parts(text, "helpline", len(rows)), strict=True)
    return next(data_files.line_of_key(part, name) for one, part in pairs if one.get("id") == row)


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
