"""`invoke check`: everything that is wrong with the site, advice too, without touching the output."""

from __future__ import annotations

import datetime
from pathlib import Path

from press.build import Workshop, stage_site
from press.build.lock import only_one
from press.problems import Problem, Severity, errors


def check(root: Path, on: str = "", *, strict: bool = False) -> tuple[list[Problem], bool]:
    """Look at the whole site, drafts too.

    Args:
        root: the folder that holds the settings file, content/ and theme/.
        on: the day on which dates are looked at, as 2026-11-30; today if empty.
        strict: whether warnings count as failures.

    Returns:
        What was found, and whether the check has failed.

    Raises:
        ValueError: `on` is no day.
        BuildError: another build is running.
    """
    day = _day(on) if on else datetime.datetime.now(tz=datetime.UTC).date()
    with only_one(Workshop(root).folder):
        found = stage_site(root, on=day).problems
    warned = any(problem.severity is Severity.WARNING for problem in found)
    return found, bool(errors(found)) or (strict and warned)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is no day; write it like 2026-11-30.") from None
