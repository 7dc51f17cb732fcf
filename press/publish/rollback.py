"""Going back to an older release, where the target keeps some: `invoke rollback`.

Nothing is built for it: an old release was checked when it was published, and whoever goes back is in a hurry. A draft
was never checked, and a release whose record cannot be read may be one, so nobody gets to either. And a release that
looks like the live one would be no way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press.core.problems import printable
from press.publish.last_release import remember
from press.publish.model import PublishError, Record, StoredRelease, Target
from press.publish.targets import target_at


def rollback(root: Path, to: str, name: str) -> str:
    """Go back to the release `name`, or to the one before if that is empty; what was done, in words.

    Raises:
        PublishError: the target keeps none that would do, or refuses.
    """
    target = target_at(root, to)
    releases = target.releases()
    checked, names = _checked(releases), [release.name for release in releases]
    shown = next((release for release in releases if release.live), None)
    older = releases[names.index(shown.name) + 1 if shown else 0 :]
    wanted = name or next((o.name for o in older if o.name in checked and not (shown and o.looks_like(shown))), "")
    if wanted not in checked:
        raise _refusal(target, checked, name)
    with target.locked():  # which writes to the target
        if target.releases() != releases:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; see: invoke rollback --list")
        target.switch_to(wanted)
    done = f"{target.label} shows {wanted} now; before, it was {shown.name if shown else 'none'}."
    try:
        remember(root, target.kind, checked[wanted])
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None
    return done


def listed(root: Path, to: str) -> str:
    """The live release and those that can be gone back to, a line each, the newest first.

    Raises:
        PublishError: the target keeps none, or refuses.
    """
    target = target_at(root, to)
    releases = target.releases()
    if not (checked := _checked(releases)):
        raise _refusal(target, checked)
    return "\n".join(f"{one.name}{'   live' * one.live}" for one in releases if one.live or one.name in checked)


def _checked(releases: Sequence[StoredRelease]) -> dict[str, Record]:
    return {one.name: one.record for one in releases if one.record and not one.record.preview}


def _refusal(target: Target, checked: dict[str, Record], name: str = "") -> PublishError:
    what = f"release “{printable(name)}”" if name else "older release"
    kept = f" (kept: {', '.join(checked)})" if checked else ""
    hint = "Check out the commit to go back to, and publish it again."
    return PublishError(f"{target.label} keeps no {what} that was checked{kept}. {hint} Nothing was changed.")
