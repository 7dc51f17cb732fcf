"""What publishing will change, worked out before anything is sent, and told to whoever has to say yes."""

from __future__ import annotations

from collections.abc import Sequence

from press.build.manifest import Manifest
from press.checks.addresses import address_of
from press.publish.model import Plan, Record, Release
from press.problems import printable

SHOWN = 12  # lines of a kind; more would hide the question below them


def plan_of(standing: Record | None, release: Release) -> Plan:
    """What changes when a release takes the place of what stands there."""
    before: Manifest = standing.files if standing else {}
    now = release.record.files
    new = tuple(sorted(now.keys() - before.keys()))
    changed = tuple(sorted(name for name in now.keys() & before.keys() if now[name] != before[name]))
    removed = tuple(sorted(before.keys() - now.keys()))
    return Plan(new, changed, removed, sum(now[name].bytes for name in (*new, *changed)))


def told(plan: Plan, release: Release, place: str) -> str:
    """The plan in words, some lines."""
    record = release.record
    made = f"commit {record.commit[:7]}" if record.commit else "files that are in no repository"
    made += "" if record.clean or not record.commit else ", and changes that are not committed"
    what = "unchecked draft" if record.preview else "site"
    head = f"The {what} from {made} goes to {place}:"
    rows = [("new", plan.new), ("changed", plan.changed), ("removed", plan.removed)]
    return "\n".join([head, *(line for what, names in rows for line in _lines(what, names)), f"{counted(plan)}."])


def counted(plan: Plan) -> str:
    """How much a plan changes: `3 new, 1 changed, 0 removed; 45,120 bytes`, or that nothing does."""
    if not (plan.new or plan.changed or plan.removed):
        return "nothing, it stands there already"
    return f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.removed)} removed; {plan.bytes:,} bytes"


def _lines(what: str, names: Sequence[str]) -> list[str]:
    rest = len(names) - SHOWN
    lines = [f"  {what:<8} {printable(address_of(name))}" for name in names[:SHOWN]]
    return [*lines, f"  {what:<8} and {rest} more"] if rest > 0 else lines
