"""What publishing will change: worked out before anything is sent, shown, and agreed to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from press.core.problems import printable
from press.core.urls import url_path
from press.publish.model import UNREADABLE, PublishError, Record, Release

SHOWN = 12  # lines of a kind; more would push the question off the screen

Ask = Callable[[str], bool]  # shows a plan in words, and returns whether to go on


@dataclass(frozen=True)
class Plan:
    """What publishing will change: paths, sorted; `bytes` is the uncompressed size of what is uploaded."""

    new: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]
    bytes: int

    def __str__(self) -> str:
        if not (self.new or self.changed or self.removed):
            return "nothing, all of it is live already"
        counts = f"{len(self.new)} new, {len(self.changed)} changed, {len(self.removed)} removed"
        return f"{counts}; {self.bytes:,} bytes"


def plan_of(live: Record | None, release: Release) -> Plan:
    """What changes when a release replaces what is live."""
    before, now = (live or UNREADABLE).files, release.record.files
    new = sorted(now.keys() - before.keys())
    changed = sorted(name for name in now.keys() & before.keys() if now[name] != before[name])
    removed = sorted(before.keys() - now.keys())
    return Plan(new, changed, removed, sum(now[name].bytes for name in (*new, *changed)))


def described(plan: Plan, release: Release, label: str) -> str:
    """A plan in words, a few lines; `label` names the target."""
    lines = [f"T{str(release.record)[1:]} goes to {label}:"]
    for kind, names in {"new": plan.new, "changed": plan.changed, "removed": plan.removed}.items():
        lines += [f"  {kind:<8} {printable(url_path(name))}" for name in names[:SHOWN]]
        lines += [f"  {kind:<8} and {len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return "\n".join([*lines, f"{plan}."])


def ask(question: str) -> bool:
    """Show a plan and ask at the terminal whether to publish it.

    Raises:
        PublishError: there is no terminal.
    """
    go_on(question)
    if not sys.stdin.isatty():
        raise PublishError("Nobody can be asked here. Say --yes to publish without a question. Nothing was changed.")
    try:
        return input("Publish this? [y/N] ").strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        return False


def go_on(question: str) -> bool:
    """Show a plan and go on, for `--yes`."""
    sys.stdout.write(f"{question}\n")
    return True
