"""`invoke check`: everything that is wrong with the site, advice too, without touching the output."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from press.builder.build import BuildDir, stage_site
from press.builder.lock import only_one
from press.commands.helpline_digits import absent
from press.commands.linkcheck import LinkChecker, check_links, find_links
from press.content.data_files import DataFiles
from press.content.helplines import read_helplines
from press.core.problems import Problem, Severity, errors
from press.core.report import print_document, print_problems
from press.publish.http_client import FetchError


@dataclass(frozen=True)
class Checked:
    """What was found: the day on which dates were looked at, the problems, and whether the check has failed."""

    day: datetime.date
    problems: list[Problem]
    failed: bool


def check(root: Path, on: str = "", *, strict: bool = False, external: bool = False, inside: bool = False) -> Checked:
    """Look at the whole site, drafts too. What is being done is shown meanwhile in a terminal.

    Args:
        root: the folder that holds the settings file, content/ and theme/.
        on: the day on which dates are looked at, as 2026-11-30; today if empty.
        strict: whether warnings count as failures.
        external: whether links to other sites are tried, over the network.
        inside: whether those are tried too whose hosts are not on the public internet, as tests need it.

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
            address, read = staged.site.address, staged.read
            links = find_links(build_dir.stage, root / "content", address, read) if external else {}
        if links:
            status.update(f"Trying {len(links)} links to other sites …")
        name = " +".join(filter(None, [staged.site.name, staged.site.address]))
        checker = LinkChecker(re.sub(r"[^ -~]", "", f"LinkCheck/1 ({name})"), inside=inside)
        problems = [*staged.problems, *check_links(links, checker)]
        if external and (checker.answered or not checker.silent):  # else there is no network, which has been reported
            status.update("Reading the helplines' own pages …")
            problems += _compared(root, checker)
    found = sorted(set(problems))
    warned = any(problem.severity is Severity.WARNING for problem in found)
    return Checked(day, found, bool(errors(found)) or (strict and warned))


def show(checked: Checked, form: str) -> None:
    """Print what was found on standard output, file by file; `form` is one of `report.FORMS`, or `json`."""
    if form == "json":
        print_document(checked.problems, on=checked.day.isoformat(), failed=checked.failed)
    else:
        print_problems(checked.problems, form, sys.stdout, by_file=True)


def _compared(root: Path, checker: LinkChecker) -> Iterator[Problem]:
    """A problem for each helpline whose own page does not show our digits, or cannot be fetched."""
    for line in read_helplines(DataFiles(root))[0]:
        if not (line.to_compare and line.web):
            continue
        try:
            page = checker.text(line.web)
        except FetchError as error:
            message = f"the page of {line.name} could not be read: {error}"
            yield line.part.problem("web", message, "Compare it yourself: invoke helplines", "outside-unsure")
            continue
        for number in absent(page, line.to_compare):
            hint = "Open the page. If it shows another number, correct the row; then: invoke helplines --all"
            message = f"{number} of {line.name} ({line.place}) is not on its own page, {line.web}"
            yield line.part.problem("web", message, hint, "helpline-differs")
