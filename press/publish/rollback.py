"""Going back to an older release, where the target keeps some: `invoke rollback`.

Nothing is built for it: an old release was checked when it was published, and whoever goes back is in a hurry. A draft
was never checked, and a release whose record cannot be read may be one, so nobody gets to either. And a release that
looks like the live one would be no way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from press.core.problems import printable
from press.publish.model import PublishError, Record, StoredRelease, Target, last_release_file, save
from press.publish.targets import target_at


def rollback(root: Path, to: str, name: str) -> str:
    """Go back to the release `name`, or to the one before if that is empty; what was done, in words.

    Raises:
        PublishError: the target keeps none that would do, or refuses.
    """
    target = target_at(root, to)
    releases = target.releases()
    checked = _checked(releases)
    shown = next((release for release in releases if release.live), None)
    older = releases[releases.index(shown) + 1 :] if shown else releases
    looks = shown.record.files if shown else None
    wanted = name or next((one.name for one in older if one.name in checked and one.record.files != looks), "")
    if wanted not in checked:
        raise _refusal(target, checked, name)
    target.switch_to(wanted)
    done = f"{target.label} shows {wanted} now; before, it was {shown.name if shown else 'none'}."
    try:
        save(checked[wanted], last_release_file(root), kind=target.kind, redirects={})
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
    return {one.name: one.record for one in releases if one.record.files and not one.record.preview}


def _refusal(target: Target, checked: dict[str, Record], name: str = "") -> PublishError:
    what = f"release “{printable(name)}”" if name else "older release"
    kept = f" (kept: {', '.join(checked)})" if checked else ""
    hint = "Check out the commit to go back to, and publish it again."
    return PublishError(f"{target.label} keeps no {what} that was checked{kept}. {hint} Nothing was changed.")
