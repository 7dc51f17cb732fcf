"""How problems are printed: a table for people, one line each for pipes, annotations for GitHub, JSON for programs.

Whatever the form, all of them are printed, sorted, with a count at the end.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from itertools import groupby
from operator import attrgetter
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from press.core.problems import OWNER_CODES, Problem, Severity, errors, printable

FORMS = ("auto", "table", "plain", "github")
SEVERITIES = {  # one, many, its colour in a table, its command for GitHub
    Severity.ERROR: ("error", "errors", "bold red", "error"),
    Severity.WARNING: ("warning", "warnings", "bold yellow", "warning"),
    Severity.ADVICE: ("piece of advice", "pieces of advice", "bold cyan", "notice"),
}
IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = {**IN_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def print_problems(
    problems: Iterable[Problem],
    form: str = "auto",
    stream: TextIO | None = None,
    *,
    by_file: bool = False,
    brief: bool = False,
) -> None:
    """Print problems, each once, and how many there are, to a stream or to standard error.

    `form` is one of FORMS; `auto` is a table in a terminal and plain lines elsewhere. With `by_file` each file comes
    once, its problems by line, and a count even of none; otherwise errors come last, where the eye is. With `brief`,
    what only the owner can give is one line, as in a build that somebody runs again and again.
    """
    stream = stream or sys.stderr
    found = sorted(set(problems), key=None if by_file else _errors_last)
    owners = [problem for problem in found if brief and problem.code in OWNER_CODES]
    found = [problem for problem in found if problem not in owners]
    if form == "github":
        stream.writelines(f"{_annotation(problem)}\n" for problem in found)
    elif form == "table" or (form == "auto" and stream.isatty()):
        _table(found, Console(file=stream, highlight=False))
    else:
        stream.writelines(f"{_plain(problem)}\n" for problem in _without_echo(found))
    stream.write(f"{count(found)}\n" if found or by_file else "")
    if owners:
        facts = "1 fact" if len(owners) == 1 else f"{len(owners)} facts"
        stream.write(f"{facts} only the owner can give: invoke check\n")


def print_document(problems: Iterable[Problem], **facts: object) -> None:
    """Print problems as one JSON document on standard output, in UTF-8, with other facts before them."""
    found = sorted(set(problems))
    numbers = Counter(problem.severity for problem in found)
    counts = {severity: numbers[severity] for severity in Severity}
    rows = [{**asdict(problem), "severity": problem.severity} for problem in found]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # half a letter, as JSON writes it
    sys.stdout.write(json.dumps({**facts, "counts": counts, "problems": rows}, ensure_ascii=False, indent=2) + "\n")


def stop_plainly(problems: Iterable[Problem]) -> None:
    """End a plain `pelican` that has met an error, with our words and without a traceback."""
    if found := errors(problems):
        print_problems(found)
        sys.exit(1)


def count(problems: Iterable[Problem]) -> str:
    """How many there are of each severity: `2 errors, 1 warning`."""
    numbers = Counter(problem.severity for problem in problems)
    counted = ((numbers[severity], one, many) for severity, (one, many, *_) in SEVERITIES.items())
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted if n) or "no problems"


def _errors_last(problem: Problem) -> tuple[int, Problem]:
    return -list(Severity).index(problem.severity), problem


def _without_echo(problems: list[Problem]) -> Iterator[Problem]:
    """The same problems; a hint that was just given is not given again."""
    said = ""
    for problem in problems:
        yield replace(problem, hint="") if problem.hint == said else problem
        said = problem.hint


def _plain(problem: Problem) -> str:
    return "\n    ".join([str(problem), *map(printable, problem.hint.splitlines())])


def _table(problems: list[Problem], console: Console) -> None:
    """One block a file: its problems, each with its line, and the hint below it."""
    for path, group in groupby(_without_echo(problems), attrgetter("path")):
        console.print(Text(printable(path), style="bold underline"))
        for problem in group:
            line, colour = f"{problem.line or ' ':>5}  ", SEVERITIES[problem.severity][2]
            severity, code = (f"{problem.severity}  ", colour), (f"  {problem.code}", "dim")
            console.print(Text.assemble((line, "dim"), severity, printable(problem.message), code))
            for words in problem.hint.splitlines():
                hint = Text(printable(words), "green")
                copied = words.startswith(" ")  # into a file, so it stays one line
                console.print(hint if copied else Padding(hint, (0, 0, 0, 7)), soft_wrap=copied)
        console.print()


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions, which shows the problem beside its line."""
    place = f"file={printable(problem.path.translate(IN_PROPERTY))}" + (f",line={problem.line}" if problem.line else "")
    words = printable(" ".join(filter(None, [problem.message, problem.hint])).translate(IN_MESSAGE))
    return f"::{SEVERITIES[problem.severity][3]} {place},title={problem.code}::{words}"
