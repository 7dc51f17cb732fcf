"""Publishing: build, refuse or show what will change, ask, upload, and note what is live.

Nothing is sent before somebody has seen what will change, and nothing at all while something on the site could hurt
somebody. Each kind of target has a class of its own; the story is the same for all of them.

    model           what is published, what it says of itself in release.json, and what every target can do
    server_files    what servers need beside a site: compressed copies, and configuration
    preflight       the site built for publishing, and why it must not go live
    plan            what publishing will change: worked out, shown, agreed to
    targets         which target a text names; target: a plain folder
    http_client     the HTTP client: bounded answers, and only from the public internet
    rsync           target: any host that can be reached by SSH
    s3              target: an object store
    github_pages    target: the branch that GitHub Pages shows
    rollback        going back to an older release
    verify          every file of a published site fetched and compared, with its headers
"""

from __future__ import annotations

import datetime
from pathlib import Path

from rich.console import Console

from press.builder.build import BuildDir
from press.builder.lock import only_one
from press.builder.manifest import manifest_of
from press.content import published_urls
from press.core.problems import ContentError, Problem
from press.core.report import print_problems
from press.publish.model import UNREADABLE, PublishError, Record, Release, Target, last_release_file, save
from press.publish.plan import Ask, Plan, described, plan_of
from press.publish.preflight import lost_urls, make_release
from press.publish.server_files import write_server_files
from press.publish.targets import target_at

CONSOLE = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def publish(root: Path, to: str, ask: Ask, *, dry_run: bool = False, preview: bool = False, force: bool = False) -> str:
    """Publish the site at `root`, and return what was done, in words.

    Args:
        root: the folder that holds the settings files, content/ and theme/.
        to: the target; that of site.toml if empty.
        ask: is shown what will change, and returns whether to go on.
        dry_run: whether to stop before anything is sent.
        preview: whether to publish an unchecked draft, which says so on every page.
        force: whether to break a lock that an interrupted publish has left behind.

    Raises:
        ContentError: the site must not be published; it holds every reason.
        PublishError: the target refuses, or somebody said no.
        BuildError: another build is running, or the disk refuses.
    """
    with only_one(BuildDir(root).folder / "publishing", "publish"):  # what is agreed to must be what is sent
        target = None if dry_run else target_at(root, to)  # nobody waits for a build that has nowhere to go
        with CONSOLE.status("Building and checking every page …"):
            release, problems = make_release(root, today(), preview=preview)
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
        if dry_run:
            return f"{question}\nThis was a dry run: nothing was sent."
        if not ask(question):
            raise PublishError("Nothing was published.")
        _upload(target, release, plan, force=force)
        return _note(root, target, release, plan)


def _refuse(root: Path, problems: list[Problem], release: Release, live: Record | None) -> None:
    """Refuse a site that must not be published; a preview may be, but not where readers may know a checked site."""
    if release.record.preview:
        print_problems(problems)
    elif reasons := [*problems, *lost_urls(root, live, release)]:
        raise ContentError(reasons)
    if release.record.preview and live and not live.preview:
        unsure = "A site whose record cannot be read, so it may be a checked one,"
        what = unsure if live is UNREADABLE else "A checked site"
        raise PublishError(f"{what} is live there; show the draft elsewhere, with --to. Nothing was changed.")


def _upload(target: Target, release: Release, plan: Plan, *, force: bool) -> None:
    """Lock the target, look whether all is still as it was shown, both there and here, and make the release live."""
    with target.locked(force=force):
        if plan_of(target.live(), release) != plan:
            raise PublishError("Somebody else published meanwhile. Nothing was changed; publish again.")
        if not release.record.files.items() <= manifest_of(release.folder).items():
            raise PublishError(f"{release.folder} was changed since it was built. Nothing was changed; publish again.")
        try:
            with CONSOLE.status(f"Uploading: {plan} …"):
                target.upload(release)
        except KeyboardInterrupt:
            raise PublishError("Stopped in the middle. Every page is whole; publish again to finish.") from None


def _note(root: Path, target: Target, release: Release, plan: Plan) -> str:
    """What was done, once its URLs are in the ledger and the release is noted as the last one.

    The server files of a preview lie in a folder of their own: they would take a checked site out of every search.
    """
    done, record = f"Published: {plan}. See whether all of it arrives: invoke verify", release.record
    hosts = BuildDir(root).folder / ("hosts-preview" if record.preview else "hosts")
    try:
        added = 0 if record.preview else published_urls.recorded(root, record.files)
        save(record, last_release_file(root), kind=target.kind, redirects=dict(release.redirects))
        write_server_files(hosts, release, target.web_root)
    except OSError as error:
        raise PublishError(f"{done}\nBut {error.filename} could not be written: {error.strerror}.") from None
    return f"{done}\nCommit {published_urls.FILE}, which has {added} more." if added else done


def today() -> datetime.date:
    """The day with which dates are compared."""
    return datetime.datetime.now(tz=datetime.UTC).date()
