"""`invoke helplines`: somebody compares each number with the service's own page, and the file says who and when.

A program cannot do it: it would not see that a page shows another number beside ours, or that it is a page of somebody
else. Each answer is written at once, so whoever stops in the middle loses nothing. People wrote the file: their
comments, their order and their line endings stay, so its lines are edited and never written anew from values.
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from press.checks.dates import COMPARING
from press.content.data_files import ROW, DataFiles
from press.content.helplines import FILE, Helpline, read_helplines
from press.core import link_rules
from press.core.files import replace_file
from press.core.invisible import hidden
from press.core.problems import ContentError

BOM = "\ufeff"
VALUE = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#]+"
EARLY = COMPARING - datetime.timedelta(days=30)  # a number is asked about a month before it is overdue
NONE_DUE = f"Every number was compared in the last {EARLY.days} days. To compare all of them: invoke helplines --all"
NO_TERMINAL = "Only a person can compare numbers: type invoke helplines in a terminal."
WHO = "Who compares them? The name is written into content/helplines.toml, not onto the page. "
QUESTION = "Are these the digits on that page today? [y/N/q] "
RUNG = "Did you also ring or text it today, and reach this service? [y/N] "
NO_PAGE = "   We know no page of this service. Paste its https address, or press Enter to go on: "
DIFFERENT = "   Nothing was written. If the page shows another number, correct the row in content/helplines.toml."
UNKNOWN = "   Nothing was written. Publishing waits until the number is compared, or the row is taken out of the file."


def compare(root: Path, by: str = "", *, everything: bool = False, rung: bool = False) -> str:
    """Ask about each helpline in turn, write what was answered into content/helplines.toml, and say what was done.

    `by` is who compares, asked once if empty; `everything` asks about numbers too that were compared not long ago,
    `rung` also whether somebody rang each.

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
        return NONE_DUE
    who = json.dumps(_named(root, by), ensure_ascii=False)
    compared = 0
    for number, line in enumerate(asked, 1):
        print(f"\n{number} of {len(asked)}: {line.name} ({line.place})", *_shown(line), sep="\n")
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
        keys = {**page, "checked_on": f"{today}", "checked_by": who, **reached}
        replace_file(root / FILE, with_keys((root / FILE).read_bytes().decode(), line.id, keys))
        compared += 1
    left = f" Still to compare: {len(asked) - compared}. Go on with: invoke helplines" if compared < len(asked) else ""
    return f"\nCompared {compared} of {len(asked)}.{left or ' Commit content/helplines.toml.'}"


def with_keys(text: str, row: str, keys: Mapping[str, str]) -> str:
    """The text of the file in which a row, by its id, has some keys changed, or added below its `seen_on`.

    `keys` are names and their values as TOML writes them. Whether only these have changed is asked of TOML itself.

    Raises:
        ValueError: the row is written in a way that cannot be edited here; says what to write by hand.
    """
    lines = [f"{name} = {value}" for name, value in keys.items()]
    with suppress(KeyError, IndexError, ValueError):
        wanted = tomllib.loads(text.removeprefix(BOM))
        number = [one.get("id") for one in wanted["helpline"]].index(row)
        wanted["helpline"][number] |= tomllib.loads("\n".join(lines))
        heads = [head.start() for head in ROW.finditer(text) if head[1] == "helpline"]
        start, end = heads[number], [*heads, len(text)][number + 1]
        edited = text[:start] + _edited(text[start:end], keys) + text[end:]
        if tomllib.loads(edited.removeprefix(BOM)) == wanted:
            return edited
    raise ValueError(f"The row “{row}” of {FILE} cannot be edited here. Write into it: {', '.join(lines)}")


def _edited(part: str, keys: Mapping[str, str]) -> str:
    """The text of a row with some keys changed; new ones in their order below `seen_on`."""
    ending = "\r\n" if "\r\n" in part else "\n"
    for name, value in reversed([*keys.items()]):
        old = re.search(rf"^[ \t]*{name}[ \t]*=[ \t]*({VALUE})", part, re.MULTILINE)
        above = re.search(r"^[ \t]*seen_on[ \t]*=[^\r\n]*", part, re.MULTILINE)
        if old:
            part = part[: old.start(1)] + value + part[old.end(1) :]
        elif above:
            part = f"{part[: above.end()]}{ending}{name} = {value}{part[above.end() :]}"
    return part


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
