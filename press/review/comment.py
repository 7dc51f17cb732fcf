"""The words of the comment, out of what `invoke check --json` prints.

Nothing of the list is believed: a list with a row that is none is no list, a value is cut, and all of it stands in a
block where GitHub reads neither Markdown nor names. A change that touches more than content/ may have written its list
itself, since the check runs its code; so the comment never says of such a change that it can go in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from press.problems import Severity, printable

MARK = "<!-- what invoke check found -->"  # by which the comment is found again; readers don't see it
LARGEST = 2_000_000  # bytes of a list that is read; the largest site of mistakes has a tenth of that
SHOWN = 60  # problems; with the longest values that is under the 65,536 letters that a comment may have
NAMED = 20  # files outside content/
LONGEST = {"path": 200, "message": 300, "hint": 400}
BAD = "It could not be carried out, so nothing is known of this change. The log of the run says why."
TOLD = {
    Severity.ERROR: "Until the errors are mended, the change cannot go in.",
    Severity.WARNING: "The change can go in, but the site cannot be published until the warnings are mended.",
    Severity.ADVICE: "The change can go in. What stands below is advice.",
}
CODE = (
    "But the change touches files outside *content/*, and such a file can decide what the check says. So nothing of"
    " this is sure. Somebody of the project reads these files before anything else, and opens no page that the run has"
    " built:"
)
MEND = (
    "To mend something: under *Files changed*, find the file, choose *Edit file* in the menu with three dots, write,"
    " and press *Commit changes*. The check then runs again, and this comment changes."
)


def comment_of(document: bytes, run: str, outside: Sequence[str] = ()) -> str:
    """The comment, in Markdown.

    Args:
        document: what `invoke check --json` printed, or whatever stands in its place.
        run: the web address of the run that found it.
        outside: the files that the change touches outside content/.
    """
    problems = _problems(document)
    if problems is None:
        return f"{MARK}\n**The check failed.** {BAD} [See the run]({run})\n"
    listed = [_block(_lines(problems)), MEND] if problems else []
    if outside:
        head = f"**{_count(problems) or 'The check names nothing'}.** {CODE}"
        return f"{MARK}\n" + "\n\n".join([head, _block(_named(outside)), *listed]) + "\n"
    worst = next((severity for severity in Severity if any(row["severity"] == severity for row in problems)), None)
    head = f"**{_count(problems)}.** {TOLD[worst]}" if worst else "**Nothing is wrong.** The change can go in."
    pages = [] if worst is Severity.ERROR else [_pages(run)]
    return f"{MARK}\n" + "\n\n".join([head, *listed, *pages]) + "\n"


def _pages(run: str) -> str:
    return f"The pages as they would be: [open the run]({run}), and load down *site* at its end, under *Artifacts*."


def _block(lines: Sequence[str]) -> str:
    """Lines as they are, whatever stands in them."""
    text = "\n".join(lines)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"


def _named(files: Sequence[str]) -> list[str]:
    rest = len(files) - NAMED
    lines = [printable(file.replace("\n", " "))[: LONGEST["path"]] for file in files[:NAMED]]
    return [*lines, f"and {rest} more"] if rest > 0 else lines


def _problems(document: bytes) -> list[dict[str, Any]] | None:
    """The rows of a list, the worst first; None if it is no list."""
    try:
        rows = json.loads(document[: LARGEST + 1]) if len(document) <= LARGEST else {}
        found = [_row(row) for row in rows["problems"]]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    order = list(Severity)
    return sorted(found, key=lambda row: (order.index(row["severity"]), row["path"], row["line"]))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A row with the values that are shown, each of its kind and not longer than it may be.

    Raises:
        ValueError, KeyError, TypeError, OverflowError: it is no row of ours.
    """
    texts = {key: printable(str(row[key]).replace("\n", " "))[:most] for key, most in LONGEST.items()}
    return {**texts, "line": min(int(row["line"]), 10**6), "severity": Severity(row["severity"])}


def _lines(problems: list[dict[str, Any]]) -> list[str]:
    """A problem in two lines: where and what, and what to do."""
    lines: list[str] = []
    for row in problems[:SHOWN]:
        where = f"{row['path']}, line {row['line']}" if row["line"] > 0 else row["path"]
        lines += [f"{row['severity']}: {where}", f"    {row['message']}"]
        lines += [f"    {row['hint']}"] if row["hint"] else []
    rest = len(problems) - SHOWN
    return [*lines, f"and {rest} more"] if rest > 0 else lines


def _count(problems: list[dict[str, Any]]) -> str:
    """How many there are of each severity."""
    one = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
    many = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}
    numbers = {severity: sum(row["severity"] is severity for row in problems) for severity in Severity}
    return ", ".join(f"{n} {one[s] if n == 1 else many[s]}" for s, n in numbers.items() if n)
