"""`invoke check`: everything that is wrong with the site, advice too, without touching the output."""

from __future__ import annotations

import datetime
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from press.builder.build import BuildDir, stage_site
from press.builder.lock import only_one
from press.commands.helpline_pages import compare_pages
from press.commands.linkcheck import LinkChecker, check_links, find_links
from press.core.problems import Problem, Severity, errors
from press.core.report import print_document, print_problems


@dataclass(frozen=True)
class Checked:
    """What was found: the day on which dates were looked at, the problems, and whether the check has failed."""

    day: datetime.date
    problems: list[Problem]
    failed: bool


def check(root: Path, on: str = "", *, strict: bool = False, external: bool = False, inside: bool = False) -> Checked:
    """Look at the whole site, drafts too. What is being done is shown meanwhile in a terminal.

    Dates are looked at as on the day `on`, written 2026-11-30, by default today. With `strict`, warnings are failures.
    With `external`, links to other sites are tried; with `inside` also to hosts that are not public, as tests need it.

    Raises:
        ValueError: `on` is no day.
        BuildError: another build is running.
    """
    try:
        day = datetime.date.fromisoformat(on) if on else datetime.datetime.now(tz=datetime.UTC).date()
    except ValueError:
        raise ValueError(f"“{on}” is no day; write it like 2026-11-30.") from None
    with Console(stderr=True).status("Building every page, to look at it …") as status:
        build_dir = BuildDir(root)
        with only_one(build_dir.folder):
            staged = stage_site(root, on=day)
            address, read = staged.data.site.address, staged.read
            links = find_links(build_dir.stage, root / "content", address, read) if external else {}
        if links:
            status.update(f"Trying {len(links)} links to other sites …")
        name = " +".join(filter(None, [staged.data.site.name, address]))
        checker = LinkChecker(re.sub(r"[^ -~]", "", f"LinkCheck/1 ({name})"), inside=inside)
        problems = [*staged.problems, *check_links(links, checker)]
        if external and (checker.answered or not checker.silent):  # else there is no network, which has been reported
            status.update("Reading the helplines' own pages …")
            problems += compare_pages(staged.data.helplines, checker)
    found = sorted(set(problems))
    warned = any(problem.severity is Severity.WARNING for problem in found)
    return Checked(day, found, bool(errors(found)) or (strict and warned))


def show(checked: Checked, form: str) -> None:
    """Print what was found on standard output, file by file; `form` is one of `report.FORMS`, or `json`."""
    if form == "json":
        print_document(checked.problems, on=checked.day.isoformat(), failed=checked.failed)
    else:
        print_problems(checked.problems, form, sys.stdout, by_file=True)
