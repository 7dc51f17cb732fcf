"""Where to begin: ways into the reading list, chosen and put in order by hand in `content/starting-points.toml`.

No rule could do this: whoever helps somebody needs the practical book first, and not the one that is first by title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from press.content.data_files import DataFiles, Row, parse_file
from press.content.values import matching
from press.core.paths import SLUG
from press.core.problems import Problem

FILE = "content/starting-points.toml"


@dataclass(frozen=True)
class StartingPoint(Row):
    """A few books for readers who want one thing: `id` is its place on the page, `books` are their files' names.

    `notes` shows each book's content note; `without_suicide` promises that no book here is known to describe suicide.
    """

    id: Annotated[str, matching(SLUG, "must be small letters, digits and hyphens: after-a-death")]
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
    read, problems = parse_file(_File, files.toml(FILE, needed=False))
    return read.starting_point, problems
