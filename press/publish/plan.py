"""What publishing will change: worked out before anything is sent, shown, and agreed to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from press.builder.manifest import Manifest
from press.core.problems import printable
from press.core.urls import url_path
from press.publish.model import Plan, PublishError, Record, Release

SHOWN = 12  # lines of a kind; more would push the question off the screen

Ask = Callable[[str], bool]  # shows a plan in words, and returns whether to go on


def plan_of(live: Record | None, release: Release) -> Plan:
    """What changes when a release replaces what is live."""
    before: Manifest = live.files if live else {}
    now = release.record.files
    new = tuple(sorted(now.keys() - before.keys()))
    changed = tuple(sorted(name for name in now.keys() & before.keys() if now[name] != before[name]))
    removed = tuple(sorted(before.keys() - now.keys()))
    return Plan(new, changed, removed, sum(now[name].bytes for name in (*new, *changed)))


def described(plan: Plan, release: Release, label: str) -> str:
    """A plan in words, a few lines; `label` names the target."""
    kinds = [("new", plan.new), ("changed", plan.changed), ("removed", plan.removed)]
    lines = [line for kind, names in kinds for line in _lines(kind, names)]
    return "\n".join([f"T{str(release.record)[1:]} goes to {label}:", *lines, f"{counted(plan)}."])


def counted(plan: Plan) -> str:
    """How much a plan changes: `3 new, 1 changed, 0 removed; 45,120 bytes`, or that nothing changes."""
    if not (plan.new or plan.changed or plan.removed):
        return "nothing, all of it is live already"
    return f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.removed)} removed; {plan.bytes:,} bytes"


def ask(question: str) -> bool:
    """Show a plan and ask at the terminal whether to publish it.

    Raises:
        PublishError: there is no terminal.
    """
    sys.stdout.write(f"{question}\n")
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


def _lines(kind: str, names: Sequence[str]) -> list[str]:
    lines = [f"  {kind:<8} {printable(url_path(name))}" for name in names[:SHOWN]]
    return [*lines, f"  {kind:<8} and {len(names) - SHOWN} more"] if len(names) > SHOWN else lines
