"""Days in content: none is overdue, none is still to come, and an article's own do not contradict each other.

Only `invoke check` and `invoke publish` hold them against today: a build is the same on every day. To say that
something was done on a day to come is an error. A text may be written and built ahead of its own day, and
shown as a draft; published before it, the text would show its readers a wrong day, so that is a warning.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePath

from press.content import values
from press.content.changelog import Log
from press.content.data_files import Row
from press.content.front_matter import FrontMatter
from press.content.index import Data, Index, Text
from press.core.documents import Document
from press.core.problems import Problem

COMPARING = datetime.timedelta(days=180)  # a number that nobody has compared for half a year may be gone
READING = datetime.timedelta(days=365)  # a study may be retracted, and a page of advice rewritten
WRITTEN = ("date", "modified", "added")
DONE = "Write the day on which it was done, as it is in UTC; leave it out until then."
EARLY = "Publish it on that day or later, or give it an earlier day."
ENTRY = "Give the entry another day, or change modified in the article's header."
REREAD = "See whether it still says what we cite it for, and has not been retracted; then change seen."


def check(data: Data, read: Iterable[tuple[FrontMatter, Document]], on: datetime.date) -> Iterator[Problem]:
    """What is overdue on a day, or dated after it, in data files and in texts, drafts too."""
    for line in data.helplines:
        yield from _to_come(line, ("seen_on", "checked_on", "rung_on"), on)
        if line.to_compare and line.checked_on and on - line.checked_on > COMPARING:
            message = f"{line.name} ({line.place}) was last compared with its own page on {line.checked_on}"
            yield line.part.problem("id", message, "Compare it again: invoke helplines", "helpline-overdue")
    for key, source in data.references.items():
        yield from _to_come(source, ("seen",), on)
        if source.seen and on - source.seen > READING:
            message = f"“{key}” was last looked at on {source.seen}"
            yield source.part.problem(key, message, REREAD, "source-overdue")
    for front, document in read:
        yield from _text(front, document.path, on)


def check_article(article: Text, index: Index) -> Iterator[Problem]:
    """The days of an article, held against its log and its reviewers."""
    front = article.front
    if front["reviewed"] and not index.site.reviewer:
        line = article.header.lines["reviewed"]
        hint = "Name who read it in content/site.toml, if they agree; or take “reviewed” out."
        message = "“reviewed” is given, and site.toml names no reviewer"
        yield Problem(article.document.path, line, "review-nobody", message, hint)
    first, last = front["date"].date(), (front["modified"] or front["date"]).date()
    log = index.logs.get(PurePath(article.path).parent.as_posix(), Log())
    for entry in log.entries:
        if not first <= entry.on <= last:
            side = f"before the article was written ({first})" if entry.on < first else f"after the last edit ({last})"
            yield entry.part.problem("on", f"has an entry of {entry.on}, {side}", ENTRY, "log-day")


def _to_come(row: Row, names: Iterable[str], on: datetime.date) -> Iterator[Problem]:
    """What somebody has done on a day to come."""
    for name in names:
        if (day := getattr(row, name)) and day > on:
            yield row.part.problem(name, f"“{name}” is {day}, after the day of this check ({on})", DONE, "day-ahead")


def _text(front: FrontMatter, path: str, on: datetime.date) -> Iterator[Problem]:
    """When a text was written, edited, put on the list or reviewed, and when it is to be looked at again."""
    own = () if front.values.get("status") == "draft" else WRITTEN
    for name in (*own, "reviewed"):
        if (day := _day(front, name)) and day > on:
            message = f"“{name}” is {day}, after the day of this check ({on})"
            code, hint = ("text-ahead", EARLY) if name in WRITTEN else ("day-ahead", DONE)
            yield Problem(path, front.lines[name], code, message, hint)
    if (day := _day(front, "review_by")) and day < on:
        hint = "Read it and its sources again, mend what needs it, and give review_by the next day."
        yield Problem(path, front.lines["review_by"], "review-due", f"was to be looked at again by {day}", hint)


def _day(front: FrontMatter, name: str) -> datetime.date | None:
    """The day that a key gives; None where there is none."""
    with suppress(ValueError, KeyError):
        return values.date(front.values[name]).date()
    return None
