"""Days that have not come yet.

A page that says “compared by us” of a day to come says what nobody has done, so whatever has been done has its day
behind it: that is an error. A text may well be written ahead of its own day, and built, and shown as a draft; published
before it, the text would tell its readers a day that is none, so that is a warning, and none for a draft.

Only `invoke check` and `invoke publish` look at the day: a build is the same on every day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from press import helplines, references
from press.checks.fronts import fronts
from press.problems import Problem
from press.references.store import HEAD
from press.schema import data

WRITTEN = ("date", "modified", "added")
DONE = "Write the day on which it was done, as it is in UTC; leave it out until then."
EARLY = "Publish it on that day or later, or give it an earlier day."


def check(root: Path, on: datetime.date) -> Iterator[Problem]:
    """Every day in the content that lies at `root` that is later than `on`."""
    yield from _numbers(root, on)
    yield from _sources(root, on)
    yield from _texts(root, on)


def _numbers(root: Path, on: datetime.date) -> Iterator[Problem]:
    """Of the helplines: when they were seen, compared and rung."""
    for line in helplines.read_helplines(root)[0]:
        for name in ("seen_on", "checked_on", "rung_on"):
            day = getattr(line, name)
            if day and day > on:
                yield _told((helplines.FILE, helplines.line_of_key(root, line.id, name)), name, day, on)


def _sources(root: Path, on: datetime.date) -> Iterator[Problem]:
    """Of the sources: when they were looked at."""
    for key, source in references.read_references(root)[0].items():
        if source.seen and source.seen > on:
            text = (root / references.FILE).read_text("utf-8")
            at = data.line_of_key(data.part(text, HEAD.format(key=re.escape(key))), "seen")
            yield _told((references.FILE, at), "seen", source.seen, on)


def _texts(root: Path, on: datetime.date) -> Iterator[Problem]:
    """Of the texts: when they were reviewed; when they were written, edited, or put on the list."""
    for front in fronts(root):
        own = () if front.values.get("status") == "draft" else WRITTEN
        for name in (*own, "reviewed"):
            day = front.day(name)
            if day and day > on:
                yield _told((front.path, front.lines[name]), name, day, on)


def _told(at: tuple[str, int], name: str, day: datetime.date, on: datetime.date) -> Problem:
    code, hint = ("text-ahead", EARLY) if name in WRITTEN else ("day-ahead", DONE)
    return Problem(*at, code, f"“{name}” is {day}, after the day of this check ({on})", hint)
