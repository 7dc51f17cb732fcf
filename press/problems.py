"""One kind of problem, and the one place that prints them.

Pelican reports in log lines that name a file or not, and stop at the first or not at all. Here everything that is wrong
with the content becomes a `Problem`; a build collects them all, prints them sorted, and only then decides.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, order=True)
class Problem:
    """Something that an author can mend.

    `path` is relative to the project's root, or a built page's address; `line` counts from 1, 0 means the whole file.
    """

    path: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


class ContentError(Exception):
    """A build that has to stop, with the problems that stop it."""

    exitcode = 1  # Pelican's command line leaves with this

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n" + report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All problems, sorted and counted, one to a line with its hint below it."""
    found = sorted(set(problems))
    count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
    return "\n".join([*map(str, found), "", f"{count}. The site was not changed."])


def line_of(text: str, wanted: str) -> int:
    """The number of the first line of `text` that holds `wanted`, or 0."""
    start = text.find(wanted)
    return text.count("\n", 0, start) + 1 if start >= 0 else 0


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like this one, or lists them all."""
    choices = sorted(known)
    close = difflib.get_close_matches(word, choices, n=1)
    return f"Did you mean “{close[0]}”?" if close else f"Known here: {', '.join(choices)}."


def shown(path: PurePath, root: PurePath) -> str:
    """A path as authors see it: from the project's root, with forward slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
