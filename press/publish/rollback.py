"""Going back to an older release, where the target keeps some: `invoke rollback`.

Nothing is built for it: an old release was checked when it was published, and whoever goes back is in a hurry. A draft
was never checked, so nobody gets from a checked site to a draft; and a release with the pages that are live already
would be no way back.
"""

from __future__ import annotations

from pathlib import Path

from press.problems import printable
from press.publish.last_release import remember
from press.publish.model import PublishError, StoredRelease, Target
from press.publish.targets import target_at


def rollback(root: Path, to: str, name: str) -> str:
    """Go back to the release `name`, or to the one before if that is empty; what was done, in words.

    Raises:
        PublishError: the target keeps none that would do, or refuses.
    """
    target = target_at(root, to)
    releases = _stored(target)
    live, wanted = _live(releases), _wanted(releases, name)  # before the lock, which writes to the target
    with target.locked():
        if target.releases() != releases:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; see: invoke rollback --list")
        target.switch_to(wanted.name)
    assert wanted.record, "a release without a record is refused above"
    done = f"{target.label} shows {wanted.name} now; before, it was {live.name if live else 'none'}."
    try:
        remember(root, target.kind, wanted.record)
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None
    return done


def listed(root: Path, to: str) -> str:
    """The releases that a target keeps, a line each, the newest first.

    Raises:
        PublishError: the target keeps none, or refuses.
    """
    releases = _stored(target_at(root, to))
    live = _live(releases)
    return "\n".join(_line(release, live) for release in releases)


def _stored(target: Target) -> list[StoredRelease]:
    releases = target.releases()
    if not releases:
        hint = "Check out the commit to go back to, and publish it again."
        raise PublishError(f"No older release is kept by {target.label}. {hint} Nothing was changed.")
    return releases


def _wanted(releases: list[StoredRelease], name: str) -> StoredRelease:
    """The release called `name`, or else the newest one that is older, was checked, and looks different."""
    live = _live(releases)
    kept = f"kept: {', '.join(release.name for release in releases)}. Nothing was changed."
    if not name:
        for release in releases[releases.index(live) + 1 if live else 0 :]:
            if release.record and not release.record.preview and not (live and release.looks_like(live)):
                return release
        raise PublishError(f"There is no older release there that was checked and looks different; {kept}")
    found = next((release for release in releases if release.name == name), None)
    if not found:
        raise PublishError(f"There is no release “{printable(name)}” there; {kept}")
    if not found.record:
        raise PublishError(f"{name} has no record that can be read, so it may be anything; {kept}")
    if found.record.preview and not (live and live.record and live.record.preview):
        raise PublishError(f"{name} is an unchecked draft, and readers would find it. Nothing was changed.")
    return found


def _live(releases: list[StoredRelease]) -> StoredRelease | None:
    return next((release for release in releases if release.live), None)


def _line(release: StoredRelease, live: StoredRelease | None) -> str:
    marks = {
        "live": release.live,
        "unchecked draft": release.record and release.record.preview,
        "looks like the live one": live and not release.live and release.looks_like(live),
        "no record that can be read": not release.record,
    }
    return f"{release.name}   {', '.join(mark for mark, applies in marks.items() if applies)}".rstrip()
