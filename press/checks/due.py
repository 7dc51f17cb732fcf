"""What somebody has to look at again, and by when.

Each kind of thing that falls due is a function in KINDS, which reads the content that lies at a root and says of each
thing from which day it counts, for how long it is in time, and what is told afterwards. Only `invoke check` and
`invoke publish` ask: a build is the same on every day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from press import helplines, references
from press.checks.fronts import fronts
from press.problems import Problem, line_of, line_where
from press.references.store import HEAD

COMPARING = datetime.timedelta(days=180)  # a number that nobody has compared for half a year may be gone
READING = datetime.timedelta(days=365)  # a study may be retracted, and a page of advice rewritten


class Due(NamedTuple):
    """A thing, the day from which it counts, for how long it is in time, and the problem that it is afterwards."""

    since: datetime.date
    within: datetime.timedelta
    problem: Problem


def late(root: Path, on: datetime.date) -> list[Problem]:
    """What is overdue on a day, in the content that lies at `root`, drafts too."""
    return [thing.problem for kind in KINDS for thing in kind(root) if on - thing.since > thing.within]


def comparing(root: Path) -> Iterator[Due]:
    """Every helpline whose number somebody has compared with the service's own page."""
    lines, _ = helplines.read_helplines(root)
    for line in lines:
        if line.to_compare and line.checked_on:
            at = line_of((root / helplines.FILE).read_text("utf-8"), f'id = "{line.id}"')
            message = f"{line.name} ({line.place}) was last compared with its own page on {line.checked_on}"
            hint = "Compare it again: invoke helplines"
            yield Due(line.checked_on, COMPARING, Problem(helplines.FILE, at, "helpline-overdue", message, hint))


def reviews(root: Path) -> Iterator[Due]:
    """Every text that says by when it is looked at again; what cannot be read is told by the build."""
    for front in fronts(root):
        if day := front.day("review_by"):
            hint = "Read it and its sources again, mend what needs it, and give review_by the next day."
            message = f"was to be looked at again by {day}"
            yield Due(
                day, datetime.timedelta(), Problem(front.path, front.lines["review_by"], "review-due", message, hint)
            )


def reading(root: Path) -> Iterator[Due]:
    """Every source that somebody has seen."""
    known, _ = references.read_references(root)
    for key, reference in known.items():
        if reference.seen:
            at = line_where((root / references.FILE).read_text("utf-8"), HEAD.format(key=re.escape(key)))
            message = f"“{key}” was last looked at on {reference.seen}"
            hint = "See whether it still says what we cite it for, and has not been retracted; then change seen."
            yield Due(reference.seen, READING, Problem(references.FILE, at, "source-overdue", message, hint))


KINDS = (comparing, reviews, reading)
