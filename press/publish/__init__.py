"""Publishing: build, refuse or show what will change, ask, upload, and note what is live.

Nothing is sent before somebody has seen what will change, and nothing at all while something on the site could hurt
somebody. Each kind of target has a class of its own; the story is the same for all of them.

    model           what is published, and what every target implements
    preflight       why a site must not be published
    release         the site as it is published, in a folder of its own
    compress        compressed copies beside the texts of a site
    server_config   configuration for nginx, Caddy, Netlify and Cloudflare Pages
    record          release.json: what a published site says of itself
    plan            what publishing will change: worked out, shown, agreed to
    targets         which target a text names
    folder          target: a plain folder
    rsync           target: any host that can be reached by SSH
    http_client     the HTTP client: bounded answers, and only from the public internet
    ssh             a shell on that host, and rsync to it
    s3              target: an object store
    github_pages    target: the branch that GitHub Pages shows
    rollback        going back to an older release
    last_release    the last release that was published from here
    verify          every file of a published site fetched and compared
    verify_headers  what a host says with each file
"""

from __future__ import annotations

import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from press.builder.build import BuildDir
from press.builder.lock import only_one
from press.builder.manifest import manifest_of
from press.content import published_urls
from press.core.problems import ContentError, Problem
from press.core.report import print_problems
from press.publish.last_release import remember
from press.publish.model import Plan, PublishError, Record, Release, Target
from press.publish.plan import Ask, counted, described, plan_of
from press.publish.preflight import lost_urls
from press.publish.release import make_release
from press.publish.targets import target_at

CONSOLE = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def publish(root: Path, to: str, ask: Ask, *, dry_run: bool = False, preview: bool = False, force: bool = False) -> str:
    """Publish the site at `root`.

    Args:
        root: the folder that holds the settings files, content/ and theme/.
        to: the target; that of site.toml if empty.
        ask: is shown what will change, and returns whether to go on.
        dry_run: whether to stop before anything is sent.
        preview: whether to publish an unchecked draft, which says so on every page.
        force: whether to break a lock that an interrupted publish has left behind.

    Returns:
        What was done, in words.

    Raises:
        ContentError: the site must not be published; it holds every reason.
        PublishError: the target refuses, or somebody said no.
        BuildError: another build is running, or the disk refuses.
    """
    with only_one(BuildDir(root).folder / "publishing", "publish"):  # what is agreed to must be what is sent
        target = None if dry_run else target_at(root, to)  # nobody waits for a build that has nowhere to go
        web_root = target.web_root if target else ""
        with CONSOLE.status("Building and checking every page …"):
            release, problems = make_release(root, today(), preview=preview, web_root=web_root)
        print_problems(release.advice)
        try:
            target = target or target_at(root, to)
            with CONSOLE.status(f"Looking at {target.label} …"):
                live = target.live()
        except PublishError as error:  # which must not hide what is wrong with the site
            _refuse(root, problems, release, None)
            raise PublishError(f"The site itself may be published, but: {error}") from None
        plan = plan_of(live, release)
        question = described(plan, release, target.label)
        if dry_run and problems and not preview:
            CONSOLE.print(question)
        _refuse(root, problems, release, live)
        _refuse_preview(target, release, live)
        if dry_run:
            return f"{question}\nThis was a dry run: nothing was sent."
        if not ask(question):
            raise PublishError("Nothing was published.")
        _upload(target, release, plan, force=force)
        return _note(root, target, release, plan)


def _refuse(root: Path, problems: list[Problem], release: Release, live: Record | None) -> None:
    """Refuse a site that must not be published; a preview may be, and its problems are printed."""
    if release.record.preview:
        print_problems(problems)
    elif reasons := [*problems, *lost_urls(root, live, release)]:
        raise ContentError(reasons)


def _refuse_preview(target: Target, release: Release, live: Record | None) -> None:
    """Refuse a preview where readers know a checked site, or may know one."""
    if release.record.preview and not (live.preview if live else not target.occupied()):
        what = "A checked site" if live else "A site whose record cannot be read, so it may be a checked one,"
        raise PublishError(f"{what} is live there; show the draft elsewhere, with --to. Nothing was changed.")


def _upload(target: Target, release: Release, plan: Plan, *, force: bool) -> None:
    """Lock the target, look whether all is still as it was shown, both there and here, and make the release live."""
    with target.locked(force=force):
        if plan_of(target.live(), release) != plan:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; publish again.")
        if not release.record.files.items() <= manifest_of(release.folder).items():
            raise PublishError(f"{release.folder} was changed since it was built. Nothing was changed; publish again.")
        names = {*plan.new, *plan.changed, *plan.removed}
        with Progress(console=CONSOLE, transient=True, disable=not CONSOLE.is_terminal) as progress:
            task = progress.add_task("Uploading", total=len(names))
            try:
                target.upload(release, plan, lambda name: progress.advance(task, name in names))
            except KeyboardInterrupt:
                raise PublishError("Stopped in the middle. Every page is whole; publish again to finish.") from None


def _note(root: Path, target: Target, release: Release, plan: Plan) -> str:
    """What was done, once its URLs are in the ledger and the release is noted as the last one."""
    done = f"Published: {counted(plan)}. See whether all of it arrives: invoke verify"
    try:
        added = 0 if release.record.preview else published_urls.recorded(root, release.record.files)
        remember(root, target.kind, release.record, release)
    except ContentError as error:
        raise PublishError(f"{done}\nBut the ledger cannot be read: {error.problems[0]}") from None
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None
    return f"{done}\nCommit {published_urls.FILE}, which has {added} more." if added else done


def today() -> datetime.date:
    """The day with which dates are compared."""
    return datetime.datetime.now(tz=datetime.UTC).date()
