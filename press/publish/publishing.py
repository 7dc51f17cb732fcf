"""The story of publishing. What it will change is worked out before anything is sent, shown, and agreed to."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from press.builder.build import BuildDir
from press.builder.lock import only_one
from press.builder.manifest import manifest_of
from press.content import published_urls
from press.core.problems import ContentError, Problem, printable
from press.core.report import print_problems
from press.core.urls import url_path
from press.publish.model import UNREADABLE, PublishError, Record, Release, Target, last_release_file, save
from press.publish.preflight import lost_urls, make_release
from press.publish.server_files import write_server_files
from press.publish.targets import target_at

CONSOLE = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
SHOWN = 12  # lines of a kind; more would push the question off the screen

Ask = Callable[[str], bool]  # shows a plan in words, and returns whether to go on


@dataclass(frozen=True)
class Plan:
    """What publishing will change: sorted paths by kind, which is new, changed or removed.

    `bytes` is the uncompressed size of what is uploaded.
    """

    paths: Mapping[str, Sequence[str]]
    bytes: int

    def __str__(self) -> str:
        if not any(self.paths.values()):
            return "nothing, all of it is live already"
        counts = ", ".join(f"{len(names)} {kind}" for kind, names in self.paths.items())
        return f"{counts}; {self.bytes:,} bytes"


def publish(root: Path, to: str, ask: Ask, *, dry_run: bool = False, preview: bool = False, force: bool = False) -> str:
    """Publish the site at `root` to the target `to`, or else that of site.toml; what was done, in words.

    `ask` is shown what will change, and returns whether to go on. With `dry_run` nothing is sent. A `preview` is an
    unchecked draft, which says so on every page. `force` breaks a lock that an interrupted publish has left behind.

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


def plan_of(live: Record | None, release: Release) -> Plan:
    """What changes when a release replaces what is live."""
    before, now = (live or UNREADABLE).files, release.record.files
    new, removed = sorted(now.keys() - before.keys()), sorted(before.keys() - now.keys())
    changed = sorted(name for name in now.keys() & before.keys() if now[name] != before[name])
    paths = {"new": new, "changed": changed, "removed": removed}
    return Plan(paths, sum(now[name].bytes for name in (*new, *changed)))


def described(plan: Plan, release: Release, label: str) -> str:
    """A plan in words, a few lines; `label` names the target."""
    lines = [f"T{str(release.record)[1:]} goes to {label}:"]
    for kind, names in plan.paths.items():
        lines += [f"  {kind:<8} {printable(url_path(name))}" for name in names[:SHOWN]]
        lines += [f"  {kind:<8} and {len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return "\n".join([*lines, f"{plan}."])


def _refuse(root: Path, problems: list[Problem], release: Release, live: Record | None) -> None:
    """Refuse a site that must not be published; a preview may be, but not where readers may know a checked site."""
    if not release.record.preview:
        if reasons := [*problems, *lost_urls(root, live, release)]:
            raise ContentError(reasons)
        return
    print_problems(problems)
    if live and not live.preview:
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


def ask(question: str) -> bool:
    """Show a plan and ask at the terminal whether to publish it.

    Raises:
        PublishError: there is no terminal.
    """
    go_on(question)
    if not sys.stdin.isatty():
        raise PublishError("Nobody can be asked here. Say --yes to publish without a question. Nothing was changed.")
    try:
        return input("Publish this? [y/N] ").strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        return False


def go_on(question: str) -> bool:
    """Show a plan and go on, for `--yes`."""
    sys.stdout.write(f"{question}\n")
    return True


def today() -> datetime.date:
    """The day with which dates are compared."""
    return datetime.datetime.now(tz=datetime.UTC).date()
