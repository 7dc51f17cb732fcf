"""What has changed in an article, and what was wrong in it: `changes.toml` beside its text.

A reader who comes back can see what is new, and one who was told something wrong can find it out. A slip in spelling
needs no entry; whatever changes what a reader would believe or do has one.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from press.content.data_files import DataFiles, Row, parse_file
from press.content.values import filled
from press.core.paths import place_of
from press.core.problems import Problem

NAME = "changes.toml"
Sentence = Annotated[str, filled, "Say in one sentence, as you would to a reader, what is different."]


@dataclass(frozen=True)
class Change(Row):
    """Something that was added, taken out or told anew, in a reader's words."""

    on: datetime.date
    what: Sentence


@dataclass(frozen=True)
class Correction(Row):
    """Something that was wrong: what the article said until that day, and what it says since."""

    on: datetime.date
    said: Sentence
    says: Sentence


@dataclass(frozen=True)
class Log(Row):
    """The log of one article; its fields are called as the rows of the file are."""

    change: tuple[Change, ...] = ()
    correction: tuple[Correction, ...] = ()

    @property
    def entries(self) -> list[Change | Correction]:
        """All of them, the newest first; those of one day as they stand in the file, changes before corrections."""
        return sorted([*self.change, *self.correction], key=lambda entry: entry.on, reverse=True)


def read_logs(files: DataFiles) -> tuple[dict[str, Log], list[Problem]]:
    """The log of every article that has one, by the article's folder from content/, and what is wrong with them.

    A log has no entries when something is wrong with it.
    """
    found, problems = dict[str, Log](), list[Problem]()
    for file in sorted((files.root / "content").rglob(NAME)):
        path = file.relative_to(files.root / "content")
        if file.is_file() and place_of(path.as_posix()):
            log, wrong = parse_file(Log, files.toml(f"content/{path.as_posix()}"))
            found[path.parent.as_posix()] = Log() if wrong else log
            problems += wrong
    return found, problems
