"""Publishing, as a story: build, refuse or say what will change, ask, send, remember.

Nothing is sent before somebody has seen what will change, and nothing at all while something on the site could hurt
somebody. Each kind of place is a target of its own; the story is the same for all of them.

    model      what is published, and where it may stand
    preflight  what keeps a site from being published
    release    the site as it is published, in a tree of its own
    compress   compressed copies beside its texts
    server_config  configuration for servers and hosts
    record     release.json: what a published site says of itself
    origin     what it was made from: commit and versions
    plan       what publishing will change
    asking     what somebody has to say yes to
    targets    which kind of place a text names
    masking    addresses without their passwords
    back       going back to an older release
    folder     a plain folder
    ssh        any host that one can reach by SSH
    s3         an object store
    branch     a branch that GitHub Pages shows
    memory     what was last published from here
    verify     every file of a published site fetched, and compared
"""

from __future__ import annotations

import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from press import addresses
from press.build import Workshop
from press.build.lock import only_one
from press.problems import ContentError, Problem
from press.problems.report import print_problems
from press.publish.asking import Ask
from press.publish.memory import remember
from press.publish.model import Plan, PublishError, Record, Release, Target
from press.publish.plan import counted, plan_of, told
from press.publish.preflight import lost_urls
from press.publish.release import is_as_recorded, make_release
from press.publish.targets import place_of

NEXT = "See whether all of it arrives: invoke verify"
UNREADABLE = (
    "Something of ours stands there, and its record cannot be read; a checked site might be behind it. Show the draft"
    " elsewhere, with --to. Nothing was changed."
)
CONSOLE = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def publish(root: Path, to: str, ask: Ask, *, dry: bool = False, preview: bool = False) -> str:
    """Publish the site at `root`.

    Args:
        root: the folder that holds the settings files, content/ and theme/.
        to: the place; that of site.toml if empty.
        ask: is shown what will change, and says whether to go on.
        dry: whether to stop before anything is sent.
        preview: whether to publish an unchecked draft, which says so on every page.

    Returns:
        What was done, in words.

    Raises:
        ContentError: something stands against publishing; all of it is in there.
        PublishError: the place refuses, or somebody said no.
        BuildError: another build is running, or the disk refuses.
    """
    with only_one(Workshop(root).folder / "publishing", "publish"):  # what is agreed to must be what is sent
        if dry:
            return _rehearse(root, to, preview=preview)
        target = place_of(root, to)
        release, against = _made(root, preview=preview, served=target.served)
        plan, standing = _planned(target, release)
        _let_pass(root, against, release, standing)
        _make_way(target, release, standing)
        if not ask(told(plan, release, target.shown)):
            raise PublishError("Nothing was published.")
        _send(target, release, plan)
        return _noted(root, target, release, f"Published: {counted(plan)}. {NEXT}")


def _rehearse(root: Path, to: str, *, preview: bool) -> str:
    """What would happen; what stands against it is told even where the place is not known yet, or cannot be reached."""
    release, against = _made(root, preview=preview)
    try:
        target = place_of(root, to)
        plan, standing = _planned(target, release)
    except PublishError as error:
        _let_pass(root, against, release, None)
        raise PublishError(f"Nothing in the site stands against it, but: {error}") from None
    question = told(plan, release, target.shown)
    if against and not preview:
        CONSOLE.print(question)
    _let_pass(root, against, release, standing)
    _make_way(target, release, standing)
    return f"{question}\nThis was a dry run: nothing was sent."


def _made(root: Path, *, preview: bool, served: str = "") -> tuple[Release, list[Problem]]:
    """The release, and what stands against it today."""
    with CONSOLE.status("Building every page, and looking at it …"):
        return make_release(root, today(), preview=preview, served=served)


def _planned(target: Target, release: Release) -> tuple[Plan, Record | None]:
    """What publishing will change, and what stands there now."""
    with CONSOLE.status(f"Looking at {target.shown} …"):
        standing = target.standing()
    return plan_of(standing, release), standing


def _let_pass(root: Path, against: list[Problem], release: Release, standing: Record | None) -> None:
    """Refuse what must not go live; a preview may."""
    if release.record.preview:
        print_problems(against)
    elif refused := [*against, *lost_urls(root, standing, release)]:
        raise ContentError(refused)


def _make_way(target: Target, release: Release, standing: Record | None) -> None:
    """Keep a preview away from where readers have found a checked site, or may have."""
    if not release.record.preview:
        return
    if standing and not standing.preview:
        raise PublishError("A checked site stands there; show the draft elsewhere, with --to. Nothing was changed.")
    if not standing and target.occupied():
        raise PublishError(UNREADABLE)


def _send(target: Target, release: Release, plan: Plan) -> None:
    """Hold the place, look whether all still is as it was told, and make the place what the release is."""
    with target.locked():
        if plan_of(target.standing(), release) != plan:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; publish again.")
        if not is_as_recorded(release):
            raise PublishError(f"{release.folder} was changed since it was made. Nothing was changed; publish again.")
        with Progress(console=CONSOLE, transient=True, disable=not CONSOLE.is_terminal) as progress:
            task = progress.add_task("Sending", total=len(plan.new) + len(plan.changed) + len(plan.removed))
            try:
                target.put(release, plan, lambda _name: progress.advance(task))
            except KeyboardInterrupt:
                raise PublishError("Stopped in the middle. Every page is whole; publish again to finish.") from None


def _noted(root: Path, target: Target, release: Release, done: str) -> str:
    """What was done, once its addresses are kept, and it is remembered what stands there now."""
    try:
        added = 0 if release.record.preview else addresses.recorded(root, release.record.files)
        remember(root, target.kind, release.record, release)
    except ContentError as error:
        raise PublishError(f"{done}\nBut the ledger cannot be read: {error.problems[0]}") from None
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None
    return f"{done}\nCommit {addresses.FILE}, which has {added} more." if added else done


def today() -> datetime.date:
    """The day on which dates are looked at."""
    return datetime.datetime.now(tz=datetime.UTC).date()
