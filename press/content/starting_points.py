"""Where to begin: ways into the reading list, chosen and put in order by hand in `content/starting-points.toml`.

No rule could do this: whoever helps somebody needs the practical book first, and not the one that is first by title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.content.data_files import DataFiles, Fault, Row, parse_partial
from press.core.paths import SLUG
from press.core.problems import Problem

FILE = "content/starting-points.toml"
ID_HINT = "Write it in small letters, digits and hyphens: after-a-death."


@dataclass(frozen=True)
class StartingPoint(Row):
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
class _File(Row):
    starting_point: tuple[StartingPoint, ...] = ()


def read_starting_points(files: DataFiles) -> tuple[tuple[StartingPoint, ...], list[Problem]]:
    """The starting points in the file's order, as far as they can be read, and what is wrong; a site may have none."""
    file = files.toml(FILE, needed=False)
    read, problems = parse_partial(_File, file.values, file.part)
    for point in read.starting_point:
        if not re.fullmatch(SLUG, point.id):
            problems += point.problems([Fault("id", f"“{point.id}” is no name for a place", ID_HINT)])
    return read.starting_point, [*file.problems, *problems]
