"""What goes first: a page never stands in the store before what it shows."""

from __future__ import annotations

from collections.abc import Collection

from press.build.manifest import RECORD
from press.http_headers import is_hashed


def in_order(names: Collection[str], there: Collection[str]) -> list[list[str]]:
    """The files to send, in steps; those of one step may go side by side.

    Pictures first, then whatever else a page leads to, new pages, changed pages, what lists pages for machines, and the
    record. `there` are the names that the store already holds.
    """

    def step_of(name: str) -> int:
        if name == RECORD:
            return 5
        if name == "robots.txt" or name.endswith(".xml"):
            return 4
        if name.endswith(".html"):
            return 3 if name in there else 2
        return 0 if is_hashed(name) else 1

    steps: list[list[str]] = [[] for _ in range(6)]
    for name in sorted(names):
        steps[step_of(name)].append(name)
    return steps
