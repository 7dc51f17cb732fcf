"""What looking at a published site has found, and how it is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from press.checks.addresses import address_of
from press.deploy.model import Record
from press.deploy.verify.line import Line
from press.problems import printable


@dataclass(frozen=True)
class Standing:
    """A published site as it should be, and the way to it.

    `moved` leads from old addresses to new ones, both from the site's root; None when nobody here knows of any.
    """

    record: Record
    moved: Mapping[str, str] | None
    line: Line


@dataclass(frozen=True, order=True)
class Finding:
    """Something about an address, from the site's root: broken, or only worse than it could be."""

    path: str
    message: str
    broken: bool = True


@dataclass(frozen=True)
class Verified:
    """A published site that was looked at: the files that it should have, and everything that was found."""

    files: Collection[str]
    findings: Collection[Finding]

    @property
    def failed(self) -> bool:
        """Whether anything is broken."""
        return any(finding.broken for finding in self.findings)

    def __str__(self) -> str:
        broken = sorted(finding for finding in self.findings if finding.broken)
        advice = [finding for finding in self.findings if not finding.broken]
        lines = [f"{finding.path}: {finding.message}" for finding in broken]
        return "\n".join([*map(printable, [*lines, *_together(advice)]), self._summary({one.path for one in broken})])

    def _summary(self, broken: set[str]) -> str:
        """The last line, such as `103 pages and 7 other files are as published.`."""
        pages = [name for name in self.files if name.endswith(".html")]
        others = [name for name in self.files if not name.endswith(".html")]
        parts = [_count(pages, broken, "page"), _count(others, broken, "other file")]
        return f"{' and '.join(parts)} are as published."


def _together(advice: Iterable[Finding]) -> Iterator[str]:
    """Advice that is the same for many addresses is told once, with how many there are."""
    for message, same in groupby(sorted(advice, key=lambda one: (one.message, one.path)), lambda one: one.message):
        first, *more = [one.path for one in same]
        yield f"{first}{f' and {len(more)} more' if more else ''}: advice: {message}"


def _count(names: Collection[str], broken: set[str], what: str) -> str:
    """`103 pages`, or `101 of 103 pages` when some are broken."""
    good = sum(address_of(name) not in broken for name in names)
    some = f"{good} of " if good < len(names) else ""
    return f"{some}{len(names)} {what}{'' if len(names) == 1 else 's'}"
