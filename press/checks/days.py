"""The days that an article tells its readers, held against its log and against who is said to have read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from press.logs import NAME, Log, line_of_day
from press.owner import Site
from press.problems import Problem, line_where

HINT = "Give the entry another day, or change modified in the article's header."


def check(article: Any, logs: Mapping[str, Log], site: Site) -> Iterator[Problem]:
    """The problems of an article's days.

    Args:
        article: Pelican's; its path and its front matter are asked for.
        logs: the logs of all articles, by their folders from content/.
        site: the owner's facts.
    """
    source, front = Path(article.source_path), article.front
    path = Path(article.get_relative_source_path())
    if front["reviewed"] and not site.reviewer:
        line = line_where(source.read_text("utf-8", "replace"), r"^reviewed\s*:")
        hint = "Name who read it in content/site.toml, if they agree; or take “reviewed” out."
        message = "“reviewed” is given, and site.toml names no reviewer"
        yield Problem(f"content/{path.as_posix()}", line, "review-nobody", message, hint)
    first, last = front["date"].date(), (front["modified"] or front["date"]).date()
    for day in sorted({entry.on for entry in logs.get(path.parent.as_posix(), Log()).entries}):
        if not first <= day <= last:
            line = line_of_day(source.with_name(NAME).read_text("utf-8", "replace"), day)
            side = f"before the article was written ({first})" if day < first else f"after the last edit ({last})"
            log = f"content/{path.with_name(NAME).as_posix()}"
            yield Problem(log, line, "log-day", f"has an entry of {day}, {side}", HINT)
