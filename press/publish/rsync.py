"""Any Linux host that can be reached by SSH and has rsync: `rsync://user@host/path`.

    path/releases/20261126T141503Z-4f2a9c1/    one folder for each release, named after its time and commit
    path/current                               a link to one of them: what the web server shows
    path/publishing.lock                       locked while the link is replaced; it also marks the path as ours

A release is uploaded into a new folder and compared there. Then one script on the host, under a lock that ends with its
SSH session, looks whether the live release is still the one that was seen, and replaces the link in one step. Going
back replaces it again. The newest five releases that look different are kept. Hashed files of the release before, such
as pictures, are carried along once, since somebody may have an old page open.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from press.core.http_headers import is_hashed
from press.publish import record
from press.publish.model import Plan, Progress, PublishError, Record, Release, StoredRelease
from press.publish.ssh import UNCHANGED, WHOLE, Host

NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{7}")
UPLOAD = re.compile(r"\.upload-[0-9a-f]{16}")
KEPT = 5  # releases that look different, the live one among them
LINKED = 15  # folders on the host in which rsync looks for a file before it sends it; it takes 20


class _Listing(NamedTuple):
    """What the host has: the name that the link leads to, the releases, newest first, and unfinished uploads."""

    link: str
    releases: list[StoredRelease]
    uploads: list[str]

    @property
    def live(self) -> Record | None:
        return next((release.record for release in self.releases if release.live), None)

    @property
    def hashed(self) -> list[str]:
        """The files of the live release that an open page may still ask for when it is replaced."""
        return [name for name in self.live.files if is_hashed(name)] if self.live else []


class Rsync:
    """A target: a folder of a host. The address is checked by `Host`."""

    kind = "rsync"

    def __init__(self, address: str) -> None:
        self.host = Host(address)
        self.label, self.web_root = self.host.address, f"{self.host.path}/current"
        self._seen: _Listing | None = None  # while the target is locked

    @contextmanager
    def locked(self, *, force: bool = False) -> Iterator[None]:
        """Make the folder, and remember what is live: only that is replaced, so there is no lock to be left behind."""
        self._seen = _listing(self.host.run("prepare"))
        try:
            yield
        finally:
            self._seen = None

    def live(self) -> Record | None:
        """The record of the release that the link leads to."""
        return self._listing().live

    def occupied(self) -> bool:
        """Whether there is a release, or a link to one."""
        listing = self._listing()
        return bool(listing.link or listing.releases)

    def upload(self, release: Release, plan: Plan, progress: Progress) -> None:
        """Upload a release into a folder of its own, compare it there, and make it live."""
        seen = self._listing()
        upload = f".upload-{secrets.token_hex(8)}"  # a new name: an rsync may outlive its publisher
        folders = [*(one.name for one in seen.releases if one.live), *seen.uploads]  # their files are not sent again
        known = [f"--link-dest=../{name}" for name in folders[:LINKED]]
        self.host.rsync(release.folder, f"releases/{upload}", *known, progress=progress)
        if wrong := self.host.rsync(release.folder, f"releases/{upload}", "--dry-run", "--delete"):
            raise PublishError(f"Not all arrived as it was sent: {wrong[0]} ({len(wrong)} such files). {UNCHANGED}")
        commit = release.record.commit[:7] or "unknown"
        before = sorted(seen.releases, key=lambda one: not one.live)
        surplus = _surplus([StoredRelease(upload, release.record, live=False), *before])
        self.host.run("publish", seen.link, upload, commit, *surplus, lines=seen.hashed, broken=WHOLE)
        for name in plan.removed:
            progress(name)

    def releases(self) -> list[StoredRelease]:
        """The releases in the folder, by the times in their names."""
        return self._listing().releases

    def switch_to(self, name: str) -> None:
        """Make a stored release live."""
        seen = self._listing()
        self.host.run("back", seen.link, name, lines=seen.hashed, broken=WHOLE)

    def _listing(self) -> _Listing:
        return self._seen or _listing(self.host.run("list"))


def _listing(lines: list[str]) -> _Listing:
    """What the function `list` has printed; whatever else the host prints, such as a greeting, is ignored."""
    link = next(line for line in lines if line.startswith("live ")).removeprefix("live ")
    found = dict(line.split(" ", 2)[1:] for line in lines if line.startswith("release "))
    names = sorted(filter(NAME.fullmatch, found), reverse=True)
    releases = [StoredRelease(name, record.readable(found[name]), name == link) for name in names]
    return _Listing(link, releases, [*filter(UPLOAD.fullmatch, found)])


def _surplus(releases: list[StoredRelease]) -> list[str]:
    """The releases that are not kept: after the first few, or looking like one before."""
    kept: list[StoredRelease] = []
    for release in releases:
        if len(kept) < KEPT and not any(map(release.looks_like, kept)):
            kept.append(release)
    return [release.name for release in releases if release not in kept]
