"""Where to begin: ways into the reading list, chosen and put in order by hand in `content/starting-points.toml`.

No rule could do this: whoever helps somebody needs the practical book first, and not the one that is first by title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from press.content import data_files
from press.core.paths import SLUG
from press.core.problems import Problem

FILE = "content/starting-points.toml"
ID_HINT = "Write it in small letters, digits and hyphens: after-a-death."


@dataclass(frozen=True)
class StartingPoint:
    """A few books for readers who want one thing: `id` is its place on the page, `books` are their files' names.

    `notes` shows each book's content note; `without_suicide` promises that no book here is known to describe suicide.
    """

    id: str
    title: str
    books: tuple[str, ...]
    text: str = ""
    notes: bool = False
    without_suicide: bool = False


@dataclass(frozen=True)
class StartingPoints:
    """The file, in rows [[starting-point]]."""

    starting_point: tuple[StartingPoint, ...] = ()


def read_starting_points(root: Path) -> tuple[tuple[StartingPoint, ...], list[Problem]]:
    """The starting points in the file's order, as far as they can be read, and what is wrong; a site may have none."""
    if not (root / FILE).exists():
        return (), []
    values, text, problems = data_files.load(root / FILE, FILE)
    problems = problems or data_files.fill(StartingPoints, values, text, FILE)[1]
    points = data_files.rough(StartingPoints, values)[0].starting_point
    wrong = [
        Problem(FILE, data_files.line_of_key(row, "id"), "data-value", f"“{point.id}” is no name for a place", ID_HINT)
        for point, row in zip(points, data_files.parts(text, "starting-point", len(points)), strict=True)
        if not re.fullmatch(SLUG, point.id) and (point.id or not problems)  # else it is known to be missing
    ]
    return points, problems + wrong
