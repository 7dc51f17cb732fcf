"""Any Linux host that can be reached by SSH and has rsync: `rsync://user@host/path`.

    path/releases/20261126T141503Z-4f2a9c1/    one folder for each release, named after its time and commit
    path/current                               a link to one of them: what the web server shows
    path/publishing.lock                       locked while somebody publishes; it also marks the path as ours

A release is uploaded into a new folder, compared there, and made live by replacing the link in one step. Going back
replaces it again. The newest five releases that look different are kept. Hashed files of the release before, such as
pictures, are carried along once, since somebody may have an old page open.
"""

from __future__ import annotations

import datetime
import os
import re
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from press.headers import is_hashed
from press.publish import record
from press.publish.model import Plan, Progress, PublishError, Record, Release, StoredRelease
from press.publish.ssh import Host, Shell

NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{7}")
UPLOAD = re.compile(r"\.upload-[0-9a-f]{16}")
KEPT = 5  # releases that look different, the live one among them
LINKED = 15  # folders on the host in which rsync looks for a file before it sends it; it takes 20
PATIENCE = 100  # tenths of a second to wait for another publish, such as one that was just killed
UNCHANGED = "What readers see has not changed."
WHOLE = "Readers see the old release or the new one, whole; publish again to be sure which."


class Rsync:
    """A target: a folder of a host. The address is checked by `Host`."""

    kind = "rsync"

    def __init__(self, address: str) -> None:
        self.host = Host(address)
        self._held: Shell | None = None

    @property
    def label(self) -> str:
        """Its address."""
        return self.host.address

    @property
    def web_root(self) -> str:
        """The link to the live release."""
        return f"{self.host.path}/current"

    @contextmanager
    def locked(self, *, force: bool = False) -> Iterator[None]:
        """Hold the folder by a session that ends with this process, however that ends."""
        with self.host.shell() as shell:
            since = f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d %H:%M} UTC"
            who = f"{os.environ.get('USER', 'somebody')} on {socket.gethostname()} since {since}"
            shell.run("lock", who, str(PATIENCE), "force" if force else "")
            self._held = shell
            try:
                yield
            finally:
                self._held = None

    def live(self) -> Record | None:
        """The record of the release that the link leads to."""
        with self._shell() as shell:
            return _record(shell, shell.run("list")[0])

    def occupied(self) -> bool:
        """Whether there is a release, or a link to one."""
        with self._shell() as shell:
            return any(name and not UPLOAD.fullmatch(name) for name in shell.run("list"))

    def upload(self, release: Release, plan: Plan, progress: Progress) -> None:
        """Upload a release into a folder of its own, compare it there, and make it live."""
        upload = f".upload-{secrets.token_hex(8)}"  # a new name: an rsync may outlive its publisher
        with self._shell() as shell:
            with _adding(UNCHANGED):
                live, *names = shell.run("list")
                before = _record(shell, live)
                unfinished = [name for name in names if UPLOAD.fullmatch(name)]
                known = [f"--link-dest=../{name}" for name in [*filter(None, [live]), *unfinished][:LINKED]]
                self.host.rsync(release.folder, f"releases/{upload}", *known, progress=progress)
                if wrong := self.host.rsync(release.folder, f"releases/{upload}", "--dry-run", "--delete"):
                    raise PublishError(f"Not everything arrived as it was sent: {wrong[0]} ({len(wrong)} such files).")
            with _adding(WHOLE):
                shell.run("publish", upload, release.record.commit[:7] or "unknown", lines=_hashed(before))
                for name in plan.removed:
                    progress(name)
                shell.run("remove", *unfinished, *_surplus(self.releases()))

    def releases(self) -> list[StoredRelease]:
        """The releases in the folder, by the times in their names."""
        with self._shell() as shell:
            live, *names = shell.run("list")
            found = sorted((name for name in names if NAME.fullmatch(name)), reverse=True)
            return [StoredRelease(name, _record(shell, name), name == live) for name in found]

    def switch_to(self, name: str) -> None:
        """Make a stored release live."""
        with self._shell() as shell, _adding(WHOLE):
            live, *names = shell.run("list")
            if not NAME.fullmatch(name) or name not in names:
                raise PublishError("There is no such release.")
            shell.run("back", name, lines=_hashed(_record(shell, live)))

    @contextmanager
    def _shell(self) -> Iterator[Shell]:
        """The session that holds the lock, or else one for the moment."""
        if self._held:
            yield self._held
        else:
            with self.host.shell() as shell:
                yield shell


def _record(shell: Shell, name: str) -> Record | None:
    try:
        return record.load("\n".join(shell.run("record", name))) if NAME.fullmatch(name) else None
    except ValueError:
        return None


def _hashed(live: Record | None) -> list[str]:
    """The files of the live release that an open page may still ask for when it is replaced."""
    return [name for name in live.files if is_hashed(name)] if live else []


def _surplus(releases: list[StoredRelease]) -> list[str]:
    """The releases that are not kept: older than the newest few, or looking like a newer one; never the live one."""
    kept: list[StoredRelease] = []
    for release in releases:
        if len(kept) < KEPT and not any(map(release.looks_like, kept)):
            kept.append(release)
    return [release.name for release in releases if release not in kept and not release.live]


@contextmanager
def _adding(state: str) -> Iterator[None]:
    """Add to an error in which state the host was left."""
    try:
        yield
    except PublishError as error:
        raise PublishError(f"{error} {state}") from None
