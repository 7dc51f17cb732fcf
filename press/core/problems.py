"""One kind of problem, and the one place that prints them.

Pelican reports in log lines that name a file or not, and stops at the first or not at all. Here everything that is
wrong becomes a `Problem`; a build collects them all, prints them sorted, and only then decides.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from press.core.codes import CODES, Severity


@dataclass(frozen=True, order=True)
class Problem:
    """Something that an author, or the owner, can mend.

    `path` is relative to the project's root with forward slashes, or the file of a built page; `line` counts from 1, 0
    means the whole file; `code` is one of CODES, which says how bad it is; `hint` says what to do.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        """One line, printable whatever the file is called."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return printable(f"{where}: {self.severity} {self.code} {self.message}")


class ContentError(Exception):
    """A build that has to stop, with the problems that stop it."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n" + "\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def named_by_build(problems: Iterable[Problem]) -> list[Problem]:
    """Those that `build` and `publish` print: all but advice, which `check` lists; weights are the exception."""
    return [problem for problem in problems if problem.severity is not Severity.ADVICE or problem.code == "page-heavy"]


def line_of(text: str, wanted: str) -> int:
    """The number of the first line of `text` that holds `wanted`, or 0."""
    return line_where(text, re.escape(wanted))


def line_where(text: str, pattern: str) -> int:
    """The number of the first line of `text` where a regular expression matches, or 0; `^` is the start of a line."""
    found = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like this one, or lists them all."""
    choices = sorted(known)
    close = difflib.get_close_matches(word, choices, n=1)
    return f"Did you mean “{close[0]}”?" if close else f"Known here: {', '.join(choices)}."


def printable(text: str) -> str:
    """Text as it can be printed anywhere: a control character, or half of a broken one, is written as its number."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def path_of(path: PurePath, root: PurePath) -> str:
    """A path as authors see it: from the project's root, with forward slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
