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
    folder     a plain folder
    branch     a branch that GitHub Pages shows
    remote     that branch as its host has it
    git        git, run in the project, without a secret in its messages
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
from press.deploy.model import Plan, PublishError, Release, Target
from press.deploy.plan import counted, plan_of, told
from press.deploy.release import make_release
from press.deploy.targets import target_of
from press.owner import read_site
from press.problems import ContentError
from press.problems.report import print_problems

__all__ = ["PublishError", "kept", "publish", "rollback"]

UNTOUCHED = "Nothing was changed."


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
    target = _target(root, to)
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    with console.status("Building every page, and looking at it …"):
        today = datetime.datetime.now(tz=datetime.UTC).date()
        release, staged = make_release(root, today, preview=preview)
    with console.status(f"Looking at {target.shown} …"):
        standing = target.standing()
    plan = plan_of(standing, release)
    question = told(plan, release, target.shown)
    against = refusals(root, staged.site, staged.problems)
    if against and not preview:
        if dry:
            console.print(question)
        raise ContentError(against)
    print_problems(against)
    if preview and standing and not standing.preview:
        raise PublishError(f"A checked site stands at {target.shown}; show the draft elsewhere: --to. {UNTOUCHED}")
    if dry:
        return f"{question}\nThis was a dry run: nothing was sent."
    if not ask(question):
        raise PublishError("Nothing was published.")
    _send(target, release, plan, console)
    remember(root, release.record, release)
    added = 0 if preview else addresses.recorded(root, release.record.files, release.moved)
    kept = f"\nCommit {addresses.FILE}, which has {added} more." if added else ""
    return f"Published: {counted(plan)}. See whether all of it arrives: invoke verify{kept}"


def rollback(root: Path, to: str, name: str) -> str:
    """Go back to a release that a place keeps: to `name`, or to the one before. What was done, in words.

    Raises:
        PublishError: the place keeps none of that name, or refuses.
    """
    target = _target(root, to)
    with target.locked():
        known = target.kept()
        wanted = name or next(iter(known[1:]), "")
        if wanted not in known:
            listed = ", ".join(known) or "none"
            raise PublishError(f"There is no {f'release “{name}”' if name else 'older release'} there; kept: {listed}.")
        target.back(wanted)
        now = target.standing()
    if now:
        remember(root, now)
    return f"{target.shown} shows {wanted} now; before, it was {known[0]}."


def kept(root: Path, to: str) -> str:
    """The releases that a place can go back to, a line each, the newest first.

    Raises:
        PublishError: the place keeps none, or refuses.
    """
    first, *rest = _target(root, to).kept() or [""]
    return "\n".join([f"{first}   stands there now" if first else "No release is kept there.", *rest])


def _target(root: Path, to: str) -> Target:
    site, problems = read_site(root)
    if site is None:
        raise ContentError(problems)
    return target_of(to or site.publish_to, root, site)


def _send(target: Target, release: Release, plan: Plan, console: Console) -> None:
    """Hold the place, look whether it still is as it was told, and make it what the release is."""
    with target.locked():
        if plan_of(target.standing(), release) != plan:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; publish again.")
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("Sending", total=len(plan.new) + len(plan.changed) + len(plan.removed))
            try:
                target.put(release, plan, lambda _name: progress.advance(task))
            except KeyboardInterrupt:
                raise PublishError("Stopped in the middle. Every page is whole; publish again to finish.") from None
