"""What can be wrong with a site, and how bad it is.

Pelican reports in log lines that name a file or not, and stops at the first or not at all. Here everything that is
wrong becomes a `Problem`; a build collects them all, prints them sorted, and only then decides. `docs/problems.md` says
what each code means.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath


class Severity(StrEnum):
    """How bad a problem is.

    An error stops the build and leaves the output as it was. A warning doesn't stop the build, but publishing refuses.
    Advice stops nothing.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_CODES = {
    Severity.ERROR: """
        file-place file-link file-unreadable file-encoding file-character file-size file-source
        header-missing header-broken key-twice key-unknown key-missing key-value
        section-alone section-order log-day review-nobody text-empty text-html text-active
        heading-first heading-skip id-twice source-unknown source-retracted cite-form
        note-unknown note-twice note-inside
        picture-alt picture-broken picture-svg picture-size picture-credit
        aside-kind sure-level sure-why sure-grade
        link-scheme link-disguise link-file link-place link-address
        address-twice page-needed address-outside address-gone alias-form alias-taken ledger-line
        book-twice book-caution book-mirror book-unknown book-promise
        data-missing data-broken data-key data-value publish-address publish-owner day-ahead
        setting-unknown setting-broken template-broken
        page-link page-heading page-id page-too-heavy pelican build-broken""",
    Severity.WARNING: """
        block-unlike claim-bare word-hurts allowance-empty picture-heavy picture-location source-unread source-overdue
        owner-missing helpline-country helpline-unchecked helpline-overdue helpline-differs
        review-due text-ahead outside-gone book-tier book-suicide""",
    Severity.ADVICE: """
        page-heavy claim-draft ledger-missing ledger-stale ledger-row word-better allowance-unused book-blog
        reading-level reading-sentence reading-paragraph reading-heading
        note-unused source-uncited picture-unused findings-unused starts-missing fact-missing
        sure-missing sure-early outside-moved outside-unsure""",
}
CODES = {code: severity for severity, codes in _CODES.items() for code in codes.split()}
OWNER_CODES = {"owner-missing", "helpline-unchecked"}  # what only the owner can give: a build counts them in one line

NEAR = 0.75  # of two words, 1 when they are the same; “date” is not meant by “draft”


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
        return CODES[self.code]

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
    close = close_to(word, choices)
    return f"Did you mean “{close}”?" if close else f"Known here: {', '.join(choices)}."


def close_to(word: str, known: Iterable[str]) -> str:
    """The known word that this one is a slip of; empty if none is so near."""
    return next(iter(difflib.get_close_matches(word, known, 1, NEAR)), "")


def printable(text: str) -> str:
    """Text as it can be printed anywhere: a control character, or half of a broken one, is written as its number."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def path_of(path: PurePath, root: PurePath) -> str:
    """A path as authors see it: from the project's root, with forward slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
