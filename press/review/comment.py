"""The words of the comment, out of what `invoke check --json` prints.

Nothing of the list is believed: a row that is none is left out, a value is cut, and all of it stands in a block where
GitHub reads neither Markdown nor names.
"""

from __future__ import annotations

import json
import re
from typing import Any

from press.problems import Severity, printable

MARK = "<!-- what invoke check found -->"  # by which the comment is found again; readers don't see it
LARGEST = 2_000_000  # bytes of a list that is read; the largest site of mistakes has a tenth of that
SHOWN = 60  # problems; with the longest values that is under the 65,536 letters that a comment may have
LONGEST = {"path": 200, "message": 300, "hint": 400}
BAD = "It could not be carried out, so nothing is known of this change. The log of the run says why."
TOLD = {
    Severity.ERROR: "Until the errors are mended, the change cannot go in.",
    Severity.WARNING: "The change can go in, but the site cannot be published until the warnings are mended.",
    Severity.ADVICE: "The change can go in. What stands below is advice.",
}
MEND = (
    "To mend something: under *Files changed*, find the file, choose *Edit file* in the menu with three dots, write,"
    " and press *Commit changes*. The check then runs again, and this comment changes."
)


def comment_of(document: bytes, run: str) -> str:
    """The comment, in Markdown.

    Args:
        document: what `invoke check --json` printed, or whatever stands in its place.
        run: the web address of the run that found it.
    """
    problems = _problems(document)
    if problems is None:
        return f"{MARK}\n**The check failed.** {BAD} [See the run]({run})\n"
    if not problems:
        return f"{MARK}\n**Nothing is wrong.** The change can go in.\n\n{_pages(run)}\n"
    worst = next(severity for severity in Severity if any(row["severity"] == severity for row in problems))
    block = "\n".join(_lines(problems))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block)), default=0))
    listed = f"{fence}text\n{block}\n{fence}"
    pages = "" if worst is Severity.ERROR else f"\n\n{_pages(run)}"
    return f"{MARK}\n**{_count(problems)}.** {TOLD[worst]}\n\n{listed}\n\n{MEND}{pages}\n"


def _pages(run: str) -> str:
    return f"The pages as they would be: [open the run]({run}), and load down *site* at its end, under *Artifacts*."


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
