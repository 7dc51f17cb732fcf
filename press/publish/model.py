"""What is published, and the interface that every target implements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from press.builder.manifest import Manifest
from press.core.problems import Problem

Progress = Callable[[str], None]  # called with the name of each file once it is uploaded or removed


SECRET = re.compile(r"//.*@", re.DOTALL)  # up to the last @: a password may hold slashes, spaces and @ itself


class PublishError(Exception):
    """Publishing failed; the message says why, and in which state the target is."""


@dataclass(frozen=True)
class Record:
    """What `release.json` says of a published site."""

    commit: str  # empty if there is none
    clean: bool  # whether the work tree was
    preview: bool
    versions: Mapping[str, str]  # of the packages that built it
    files: Manifest  # what readers can ask for, without compressed copies

    def __str__(self) -> str:
        what = "unchecked draft" if self.preview else "site"
        source = f"commit {self.commit[:7]}" if self.commit else "files that are in no repository"
        changes = " with uncommitted changes" if self.commit and not self.clean else ""
        return f"the {what} from {source}{changes}"


@dataclass(frozen=True)
class Release:
    """A built site, ready to be published.

    `folder` holds what is uploaded: every file of the record, `release.json`, and beside each text its compressed
    copies (`.br`, `.gz`). `server_files` is the folder with configuration for hosts. `redirects` maps old URLs to new
    ones, both relative to the site's root: `old-name/` to `new-name/`. `advice` is named and refuses nothing.
    """

    folder: Path
    server_files: Path
    record: Record
    address: str
    redirects: Mapping[str, str]
    advice: Sequence[Problem] = ()


@dataclass(frozen=True)
class Plan:
    """What publishing will change: paths, sorted; `bytes` is the uncompressed size of what is uploaded."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    bytes: int


@dataclass(frozen=True)
class StoredRelease:
    """A release that a target can show: its name there, its record (None if unreadable), whether it is live now."""

    name: str
    record: Record | None
    live: bool

    def looks_like(self, other: StoredRelease) -> bool:
        """Whether readers would see no difference; two releases may differ only in their commit."""
        if not (self.record and other.record):
            return False
        return (self.record.preview, self.record.files) == (other.record.preview, other.record.files)


class Target(Protocol):
    """A place where a site can be published. Every method may raise PublishError."""

    kind: str  # folder, rsync, s3 or github-pages

    @property
    def label(self) -> str:
        """The target in words, without a password."""

    @property
    def web_root(self) -> str:
        """The folder that the owner's own web server shows; empty if there is no such server."""

    def locked(self, *, force: bool = False) -> AbstractContextManager[None]:
        """Hold the target, so that nobody else publishes there meanwhile; `force` breaks a lock left behind."""

    def live(self) -> Record | None:
        """The record of what is live now; None if there is none or it cannot be read."""

    def occupied(self) -> bool:
        """Whether a release of ours is there, whether or not its record can be read."""

    def upload(self, release: Release, plan: Plan, progress: Progress) -> None:
        """Make the release live; the target is locked. Readers see whole pages at every moment, even after a kill."""

    def releases(self) -> list[StoredRelease]:
        """The releases that the target can show, newest first; an empty list where it keeps none."""

    def switch_to(self, name: str) -> None:
        """Make one of `releases` live; the target is locked."""


def masked(text: str) -> str:
    """A text without the user and the password of an address in it: `https://…@host` for `https://a:b@host`."""
    return "\n".join(SECRET.sub("//…@", line) for line in text.splitlines())
