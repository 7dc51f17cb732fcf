"""Days in content: none is overdue, none is still to come, and an article's own do not contradict each other.

Only `invoke check` and `invoke publish` hold them against today: a build is the same on every day. To say that
something was done on a day to come is an error. A text may be written and built ahead of its own day, and
shown as a draft; published before it, the text would show its readers a wrong day, so that is a warning.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from press.content import data_files, fields, helplines, references
from press.content.changelog import NAME, Log, line_of_day
from press.content.front_matter import FrontMatter
from press.content.index import Text
from press.content.references import HEAD
from press.content.site_info import Site
from press.core.documents import Document
from press.core.problems import Problem, line_of, line_where

COMPARING = datetime.timedelta(days=180)  # a number that nobody has compared for half a year may be gone
READING = datetime.timedelta(days=365)  # a study may be retracted, and a page of advice rewritten
WRITTEN = ("date", "modified", "added")
DONE = "Write the day on which it was done, as it is in UTC; leave it out until then."
EARLY = "Publish it on that day or later, or give it an earlier day."
ENTRY = "Give the entry another day, or change modified in the article's header."


def check(root: Path, read: Iterable[tuple[FrontMatter, Document]], on: datetime.date) -> Iterator[Problem]:
    """What is overdue on a day, or dated after it, in texts and in the data that lie at `root`, drafts too."""
    yield from _helplines(root, on)
    yield from _sources(root, on)
    yield from _texts(read, on)


def check_article(article: Text, logs: Mapping[str, Log], site: Site, root: Path) -> Iterator[Problem]:
    """The days of an article, held against its log and its reviewers.

    `logs` are those of all articles, by their folders from content/; `root` is the folder that holds content/.
    """
    front, path = article.front, Path("content", article.path)
    if front["reviewed"] and not site.reviewer:
        line = article.header.lines["reviewed"]
        hint = "Name who read it in content/site.toml, if they agree; or take “reviewed” out."
        message = "“reviewed” is given, and site.toml names no reviewer"
        yield Problem(article.document.path, line, "review-nobody", message, hint)
    first, last = front["date"].date(), (front["modified"] or front["date"]).date()
    for day in sorted({entry.on for entry in logs.get(Path(article.path).parent.as_posix(), Log()).entries}):
        if not first <= day <= last:
            line = line_of_day((root / path.with_name(NAME)).read_text("utf-8", "replace"), day)
            side = f"before the article was written ({first})" if day < first else f"after the last edit ({last})"
            yield Problem(path.with_name(NAME).as_posix(), line, "log-day", f"has an entry of {day}, {side}", ENTRY)


def _helplines(root: Path, on: datetime.date) -> Iterator[Problem]:
    """When helplines were seen, compared with their own pages, and rung."""
    for line in helplines.read_helplines(root)[0]:
        for name in ("seen_on", "checked_on", "rung_on"):
            if (day := getattr(line, name)) and day > on:
                yield _ahead((helplines.FILE, helplines.line_of_key(root, line.id, name)), name, day, on)
        if line.to_compare and line.checked_on and on - line.checked_on > COMPARING:
            at = line_of((root / helplines.FILE).read_text("utf-8"), f'id = "{line.id}"')
            message = f"{line.name} ({line.place}) was last compared with its own page on {line.checked_on}"
            yield Problem(helplines.FILE, at, "helpline-overdue", message, "Compare it again: invoke helplines")


def _sources(root: Path, on: datetime.date) -> Iterator[Problem]:
    """When sources were looked at."""
    for key, source in references.read_references(root)[0].items():
        if source.seen and (source.seen > on or on - source.seen > READING):
            text, head = (root / references.FILE).read_text("utf-8"), HEAD.format(key=re.escape(key))
            if source.seen > on:
                at = data_files.line_of_key(data_files.part(text, head), "seen")
                yield _ahead((references.FILE, at), "seen", source.seen, on)
            else:
                message = f"“{key}” was last looked at on {source.seen}"
                hint = "See whether it still says what we cite it for, and has not been retracted; then change seen."
                yield Problem(references.FILE, line_where(text, head), "source-overdue", message, hint)


def _texts(read: Iterable[tuple[FrontMatter, Document]], on: datetime.date) -> Iterator[Problem]:
    """When texts were written, edited, put on the list or reviewed, and when they are to be looked at again."""
    for path, front in ((document.path, front) for front, document in read):
        own = () if front.values.get("status") == "draft" else WRITTEN
        for name in (*own, "reviewed"):
            if (day := _day(front, name)) and day > on:
                yield _ahead((path, front.lines[name]), name, day, on)
        if (day := _day(front, "review_by")) and day < on:
            hint = "Read it and its sources again, mend what needs it, and give review_by the next day."
            message = f"was to be looked at again by {day}"
            yield Problem(path, front.lines["review_by"], "review-due", message, hint)


def _day(front: FrontMatter, name: str) -> datetime.date | None:
    """The day that a key gives; None where there is none."""
    with suppress(ValueError, KeyError):
        return fields.date(front.values[name]).date()
    return None


def _ahead(at: tuple[str, int], name: str, day: datetime.date, on: datetime.date) -> Problem:
    code, hint = ("text-ahead", EARLY) if name in WRITTEN else ("day-ahead", DONE)
    return Problem(*at, code, f"“{name}” is {day}, after the day of this check ({on})", hint)
