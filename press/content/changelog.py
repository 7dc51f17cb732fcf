"""What has changed in an article, and what was wrong in it: `changes.toml` beside its text.

A reader who comes back can see what is new, and one who was told something wrong can find it out. A slip in spelling
needs no entry; whatever changes what a reader would believe or do has one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press.content import data_files
from press.core.paths import place_of
from press.core.problems import Problem, line_where

NAME = "changes.toml"


@dataclass(frozen=True)
class Change:
    """Something that was added, taken out or told anew, in a reader's words."""

    on: datetime.date
    what: str


@dataclass(frozen=True)
class Correction:
    """Something that was wrong: what the article said until that day, and what it says since."""

    on: datetime.date
    said: str
    says: str


@dataclass(frozen=True)
class Log:
    """The log of one article; its fields are called as the rows of the file are."""

    change: tuple[Change, ...] = ()
    correction: tuple[Correction, ...] = ()

    @property
    def entries(self) -> list[Change | Correction]:
        """All of them, the newest first; those of one day as they stand in the file, changes before corrections."""
        return sorted([*self.change, *self.correction], key=lambda entry: entry.on, reverse=True)


def read_logs(root: Path) -> tuple[dict[str, Log], list[Problem]]:
    """The log of every article that has one, by the article's folder from content/, and what is wrong with them."""
    found: dict[str, Log] = {}
    problems: list[Problem] = []
    for file in sorted((root / "content").rglob(NAME)):
        path = file.relative_to(root / "content")
        if file.is_file() and place_of(path.as_posix()):
            log, wrong = read_log(file, f"content/{path.as_posix()}")
            problems += wrong
            found[path.parent.as_posix()] = log or Log()
    return found, problems


def read_log(file: Path, shown: str) -> tuple[Log | None, list[Problem]]:
    """One log, and what is wrong with it. `shown` is what problems call the file."""
    values, text, problems = data_files.load(file, shown)
    if problems:
        return None, problems
    log, problems = data_files.fill(Log, values, text, shown)
    return log, [*problems, *_silent(values, text, shown)]


def line_of_day(text: str, day: datetime.date) -> int:
    """The first line of a log that gives this day."""
    return line_where(text, rf"^[ \t]*on\s*=\s*{day}")


def _silent(values: Mapping[str, Any], text: str, shown: str) -> Iterator[Problem]:
    """Entries without words; one that cannot be read is told already."""
    log, _ = data_files.rough(Log, values)
    for name, kind, entries in (("change", Change, log.change), ("correction", Correction, log.correction)):
        for n, part in enumerate(data_files.parts(text, name, len(entries))):
            entry, unread = data_files.rough(kind, values[name][n])
            for word in {"what", "said", "says"} & set(vars(entry)) - unread:
                if not getattr(entry, word).strip():
                    hint = "Say in one sentence, as you would to a reader, what is different."
                    line = line_where(part, rf"^[ \t]*[\"']?{word}[\"']?\s*=")
                    yield Problem(shown, line, "data-value", f"“{word}” is empty", hint)
