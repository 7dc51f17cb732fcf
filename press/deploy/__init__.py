"""Publishing, as a story: build, refuse or say what will change, ask, send, remember.

Nothing is sent before somebody has seen what will change, and nothing at all while something on the site could hurt
somebody. Each kind of place is a target of its own; the story is the same for all of them.

    model      what is published, and where it may stand
    gate       what keeps a site from being published
    release    the site as it is published, in a tree of its own
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
from press.deploy.asking import Ask
from press.deploy.gate import refusals
from press.deploy.memory import remember
from press.deploy.model import Plan, PublishError, Record, Release, Target
from press.deploy.plan import counted, plan_of, told
from press.deploy.release import make_release
from press.deploy.targets import place_of
from press.problems import ContentError, Problem
from press.problems.report import print_problems

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
    target = place_of(root, to)
    with CONSOLE.status("Building every page, and looking at it …"):
        release, against = _made(root, preview=preview)
    with CONSOLE.status(f"Looking at {target.shown} …"):
        standing = target.standing()
    plan = plan_of(standing, release)
    question = told(plan, release, target.shown)
    if against and dry:
        CONSOLE.print(question)
    _let_pass(against, release, standing)
    if dry:
        return f"{question}\nThis was a dry run: nothing was sent."
    if not ask(question):
        raise PublishError("Nothing was published.")
    _send(target, release, plan)
    return _noted(root, release, f"Published: {counted(plan)}. See whether all of it arrives: invoke verify")


def _made(root: Path, *, preview: bool) -> tuple[Release, list[Problem]]:
    """The release, and what stands against it today."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    release, staged = make_release(root, today, preview=preview)
    return release, refusals(root, staged.site, staged.problems)


def _let_pass(against: list[Problem], release: Release, standing: Record | None) -> None:
    """Refuse what must not go live. A preview may, but where readers have found a checked site."""
    if not release.record.preview:
        if against:
            raise ContentError(against)
        return
    print_problems(against)
    if standing and not standing.preview:
        raise PublishError("A checked site stands there; show the draft elsewhere, with --to. Nothing was changed.")


def _send(target: Target, release: Release, plan: Plan) -> None:
    """Hold the place, look whether it still is as it was told, and make it what the release is."""
    with target.locked():
        if plan_of(target.standing(), release) != plan:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; publish again.")
        with Progress(console=CONSOLE, transient=True, disable=not CONSOLE.is_terminal) as progress:
            task = progress.add_task("Sending", total=len(plan.new) + len(plan.changed) + len(plan.removed))
            try:
                target.put(release, plan, lambda _name: progress.advance(task))
            except KeyboardInterrupt:
                raise PublishError("Stopped in the middle. Every page is whole; publish again to finish.") from None


def _noted(root: Path, release: Release, done: str) -> str:
    """What was done, once what stands there now is remembered, and its addresses, which are to be kept."""
    try:
        remember(root, release.record, release)
        added = 0 if release.record.preview else addresses.recorded(root, release.record.files, release.moved)
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None
    return f"{done}\nCommit {addresses.FILE}, which has {added} more." if added else done
