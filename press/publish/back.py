"""Going back to an older release, where the place keeps some: `invoke rollback`.

Nothing is built for it: what stood there once was looked at then, and whoever goes back has no time to lose. A draft
was not looked at, so nobody gets there by going back; and a release with the pages that stand there already would be no
way back.
"""

from __future__ import annotations

from pathlib import Path

from press.publish.memory import remember
from press.publish.model import Kept, KeptRelease, PublishError, Record
from press.publish.targets import place_of
from press.problems import printable


def rollback(root: Path, to: str, name: str) -> str:
    """Go back to a release that a place keeps: to `name`, or to the one before. What was done, in words.

    Raises:
        PublishError: the place keeps none that would do, or refuses.
    """
    target = place_of(root, to)
    known = target.kept()
    wanted = _wanted(known, name)  # before the place is held, which writes there
    with target.locked():
        if target.kept() != known:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; see: invoke rollback --list")
        target.back(wanted.name)
        now = target.standing()
    before = known.standing.name if known.standing else "none"
    done = f"{target.shown} shows {wanted.name} now; before, it was {before}."
    if now:
        _noted(root, target.kind, now, done)
    return done


def kept(root: Path, to: str) -> str:
    """The releases that a place can go back to, a line each: the one that stands there, older ones, newer ones.

    Raises:
        PublishError: the place keeps none, or refuses.
    """
    known = place_of(root, to).kept()
    releases = _all(known)
    if not releases:
        return "No release is kept there."
    head = [] if known.standing else ["No release stands there now; kept are:"]
    return "\n".join([*head, *(_line(one, known) for one in releases)])


def _noted(root: Path, kind: str, now: Record, done: str) -> None:
    """Remember what stands there; whoever went back has to know that they did, even if that fails."""
    try:
        remember(root, kind, now)
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None


def _wanted(known: Kept, name: str) -> KeptRelease:
    """The release of that name, or else the newest one that is older, was checked, and shows other pages."""
    if not name:
        for one in known.older:
            if one.record and not one.record.preview and not (known.standing and one.shows_the_same(known.standing)):
                return one
        raise PublishError(f"There is no older release there that was checked and shows other pages; {_kept(known)}")
    found = next((one for one in _all(known) if one.name == name), None)
    if not found:
        raise PublishError(f"There is no release “{printable(name)}” there; {_kept(known)}")
    if not found.record:
        raise PublishError(f"{name} has no record that can be read, so it may be anything. {_kept(known)}")
    if found.record.preview and not _is_preview(known.standing):
        raise PublishError(f"{name} is an unchecked draft, and readers would find it. Nothing was changed.")
    return found


def _line(one: KeptRelease, known: Kept) -> str:
    marks = {
        "stands there now": one is known.standing,
        "newer": one in known.newer,
        "unchecked draft": _is_preview(one),
        "the same pages": known.standing not in (None, one) and one.shows_the_same(known.standing),
        "no record that can be read": not one.record,
    }
    return f"{one.name}   {', '.join(mark for mark, is_so in marks.items() if is_so)}".rstrip()


def _kept(known: Kept) -> str:
    return f"kept: {', '.join(one.name for one in _all(known)) or 'none'}. Nothing was changed."


def _all(known: Kept) -> list[KeptRelease]:
    return [*filter(None, [known.standing]), *known.older, *known.newer]


def _is_preview(one: KeptRelease | None) -> bool:
    return bool(one and one.record and one.record.preview)
