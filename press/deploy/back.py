"""Going back to an older release, where the place keeps some: `invoke rollback`.

Nothing is built for it: what stood there once was looked at then, and whoever goes back has no time to lose.
"""

from __future__ import annotations

from pathlib import Path

from press.deploy.memory import remember
from press.deploy.model import PublishError
from press.deploy.targets import place_of


def rollback(root: Path, to: str, name: str) -> str:
    """Go back to a release that a place keeps: to `name`, or to the one before. What was done, in words.

    Raises:
        PublishError: the place keeps none of that name, or refuses.
    """
    target = place_of(root, to)
    with target.locked():
        known = target.kept()
        wanted = name or next((one for one in known[1:] if _day(one) <= _day(known[0])), "")
        if wanted not in known:
            listed = ", ".join(known) or "none"
            raise PublishError(f"There is no {f'release “{name}”' if name else 'older release'} there; kept: {listed}.")
        target.back(wanted)
        now = target.standing()
    if now:
        remember(root, target.kind, now)
    return f"{target.shown} shows {wanted} now; before, it was {known[0]}."


def kept(root: Path, to: str) -> str:
    """The releases that a place can go back to, a line each, the newest first.

    Raises:
        PublishError: the place keeps none, or refuses.
    """
    first, *rest = place_of(root, to).kept() or [""]
    return "\n".join([f"{first}   stands there now" if first else "No release is kept there.", *rest])


def _day(name: str) -> str:
    """When a release was made, as its name says it: without a name, one never goes back to a newer one."""
    return name.rpartition("-")[0]
