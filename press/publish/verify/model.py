"""What looking at a published site has found, and how it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from press.checks.addresses import address_of
from press.publish.model import Record
from press.publish.verify.line import Line
from press.problems import printable

NAMED = 3  # addresses of one kind of fault; more are counted


@dataclass(frozen=True)
class Standing:
    """A published site as it should be, and the way to it.

    `moved` leads from old addresses to new ones, both from the site's root; None when nobody here knows of any.
    `place` is the kind of place that it was published to, such as `rsync`; empty when nobody here knows.
    """

    record: Record
    moved: Mapping[str, str] | None
    line: Line
    place: str = ""


class Fault(NamedTuple):
    """Something about an answer: broken, or only worse than it could be. `more` is what differs between addresses."""

    message: str
    broken: bool = True
    more: str = ""


@dataclass(frozen=True, order=True)
class Finding:
    """A fault at an address, from the site's root."""

    path: str
    message: str
    broken: bool = True
    more: str = ""


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
        broken = [finding for finding in self.findings if finding.broken]
        advice = [finding for finding in self.findings if not finding.broken]
        lines = [*_together(broken, NAMED), *_together(advice, 1, "advice: ")]
        return "\n".join([*map(printable, lines), self._summary({one.path for one in broken})])

    def _summary(self, broken: set[str]) -> str:
        """The last line, such as `103 pages and 7 other files are as published.`."""
        pages = [name for name in self.files if name.endswith(".html")]
        others = [name for name in self.files if not name.endswith(".html")]
        parts = [_count(pages, broken, "page"), _count(others, broken, "other file")]
        return f"{' and '.join(parts)} are as published."


def _together(findings: Iterable[Finding], named: int, what: str = "") -> Iterator[str]:
    """One line for each kind of fault: some addresses, and how many more there are."""
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings):
        kinds[finding.message].append(finding)
    for message, same in kinds.items():
        rest = len(same) - named
        where = ", ".join(one.path for one in same[:named]) + (f" and {rest} more" if rest > 0 else "")
        more = f": {same[0].more}" if len(same) == 1 and same[0].more else ""
        yield f"{where}: {what}{message}{more}"


def _count(names: Collection[str], broken: set[str], what: str) -> str:
    """`103 pages`, or `101 of 103 pages` when some are broken."""
    good = sum(address_of(name) not in broken for name in names)
    some = f"{good} of " if good < len(names) else ""
    return f"{some}{len(names)} {what}{'' if len(names) == 1 else 's'}"
