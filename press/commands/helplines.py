"""`invoke helplines`: somebody compares each number with the service's own page, and the file says who and when.

A program cannot do it: it would not see that a page shows another number beside ours, or that it is a page of somebody
else. Each answer is written at once, so whoever stops in the middle loses nothing.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from press.checks.dates import COMPARING
from press.commands.helpline_edit import write_keys
from press.content.data_files import DataFiles
from press.content.helplines import Helpline, read_helplines
from press.core import link_rules
from press.core.invisible import hidden
from press.core.problems import ContentError

EARLY = COMPARING - datetime.timedelta(days=30)  # a number is asked about a month before it is overdue
NO_TERMINAL = "Only a person can compare numbers: type invoke helplines in a terminal."
WHO = "Who compares them? The name is written into content/helplines.toml, not onto the page. "
QUESTION = "Are these the digits on that page today? [y/N/q] "
RUNG = "Did you also ring or text it today, and reach this service? [y/N] "
NO_PAGE = "   We know no page of this service. Paste its https address, or press Enter to go on: "
DIFFERENT = "   Nothing was written. If the page shows another number, correct the row in content/helplines.toml."
UNKNOWN = "   Nothing was written. Publishing waits until the number is compared, or the row is taken out of the file."


def compare(root: Path, by: str = "", *, everything: bool = False, rung: bool = False) -> str:
    """Ask about each helpline in turn, and write what was answered into content/helplines.toml.

    Args:
        root: the folder that holds content/.
        by: who compares; asked once if empty.
        everything: whether numbers that were compared not long ago are asked about too.
        rung: whether it is asked too if somebody rang the number.

    Returns:
        What was done, in words.

    Raises:
        ContentError: the file has errors.
        ValueError: there is no terminal, `by` cannot be written, or a row cannot be edited.
    """
    if not sys.stdin.isatty():
        raise ValueError(NO_TERMINAL)
    lines, problems = read_helplines(DataFiles(root))
    if problems:
        raise ContentError(problems)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    due = [line for line in lines if everything or not line.checked_on or today - line.checked_on > EARLY]
    if not (asked := [line for line in due if line.to_compare]):
        done = f"Every number was compared in the last {EARLY.days} days."
        return f"{done} To compare all of them: invoke helplines --all"
    who = json.dumps(_named(root, by), ensure_ascii=False)
    compared = 0
    for number, line in enumerate(asked, 1):
        print("\n".join(["", f"{number} of {len(asked)}: {line.name} ({line.place})", *_shown(line)]))
        page = {} if line.web else _page()
        if page is None:
            break
        answer = _read(f"   {QUESTION}").lower()[:1] if line.web or page else None
        if answer == "q":
            break
        if answer != "y":
            print(UNKNOWN if answer is None else DIFFERENT)
            continue
        reached = {"rung_on": f"{today}"} if rung and _read(f"   {RUNG}").lower()[:1] == "y" else {}
        write_keys(root, line.id, {**page, "checked_on": f"{today}", "checked_by": who, **reached})
        compared += 1
    left = f" Still to compare: {len(asked) - compared}. Go on with: invoke helplines" if compared < len(asked) else ""
    return f"\nCompared {compared} of {len(asked)}.{left or ' Commit content/helplines.toml.'}"


def _named(root: Path, by: str) -> str:
    """Who compares: as given, or as answered, or as git knows them."""
    if not by:
        usual = _git_name(root)
        by = _read(WHO + (f"[{usual}] " if usual else "")) or usual
    if not by.strip() or not by.isprintable() or hidden(by):
        raise ValueError("A name is needed, in letters that people see: invoke helplines --by NAME")
    return by.strip()


def _git_name(root: Path) -> str:
    with suppress(OSError):  # there may be no git
        command = ["git", "config", "user.name"]
        ended = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - fixed words
        return ended.stdout.decode("utf-8", "replace").strip()
    return ""


def _shown(line: Helpline) -> Iterator[str]:
    """All numbers of a line as readers see them, and the page to compare them with."""
    told = {"call": line.call, "text": line.text, "also": line.also if any(map(str.isdecimal, line.also)) else ""}
    yield from (f"   {name}  {words}" for name, words in {**told, "page": line.web}.items() if words)


def _page() -> dict[str, str] | None:
    """The key that holds the address of a service's own page, if somebody knows it; None to stop."""
    while address := _read(NO_PAGE):
        if address == "q":
            return None
        wrong = link_rules.url_fault(address) if address.startswith("https://") else "does not begin with https://"
        if not wrong:
            return {"web": json.dumps(address, ensure_ascii=False)}
        print(f"   It {wrong}.")
    return {}


def _read(question: str) -> str:
    """An answer; the end of all input means to stop."""
    try:
        return input(question).strip()
    except EOFError:
        return "q"
