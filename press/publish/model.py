"""What is published, what it says of itself in `release.json`, and what every target can do.

The same commit and the same package versions give the same record anywhere. One that comes from a host is refused
unless every part of it is well formed, because publishing uploads and removes files by these names.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from press.builder.build import BuildDir
from press.builder.manifest import Entry, Manifest
from press.core.http_headers import is_hashed
from press.core.problems import Problem

LARGEST = 10_000_000  # characters of a record; ours has about 25,000
COMMIT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")
HASH = re.compile(r"[0-9a-f]{64}")
PART = "[A-Za-z0-9_~+=-][A-Za-z0-9_.~+=-]*"  # of a path; none begins with a dot
NAME = re.compile(rf"(?!.{{1000}}){PART}(?:/{PART})*")
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
        changes = "" if self.clean else " with uncommitted changes"
        source = f"commit {self.commit[:7]}{changes}" if self.commit else "files that are in no repository"
        return f"the {'unchecked draft' if self.preview else 'site'} from {source}"

    @property
    def hashed(self) -> set[str]:
        """The files that an open page may still ask for once another release is live."""
        return {name for name in self.files if is_hashed(name)}


UNREADABLE = Record("", clean=False, preview=False, versions={}, files={})  # in place of what is no record


def save(record: Record, file: Path, **more: object) -> None:
    """Write a record and what else is to be noted, sorted and a line for each value, so that two can be compared."""
    text = json.dumps({**asdict(record), **more}, indent=1, sort_keys=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text}\n", "utf-8", newline="\n")


def load(text: str | bytes) -> Record:
    """A record from what a host has sent, or from a disk; UNREADABLE if it is none."""
    with suppress(ValueError, RecursionError, KeyError, TypeError, AttributeError):
        given = json.loads(text) if len(text) <= LARGEST else {}
        files = {name: Entry(row["bytes"], row["sha256"]) for name, row in given["files"].items()}
        record = Record(given["commit"], given["clean"], given["preview"], given["versions"], files)
        if all(_tests(record)):
            return record
    return UNREADABLE


def _tests(record: Record) -> Iterator[object]:
    """Whether each part is well formed; one of another type raises a TypeError or an AttributeError."""
    yield COMMIT.fullmatch(record.commit)
    yield from (type(value) is bool for value in (record.clean, record.preview))
    for name, entry in record.files.items():
        yield NAME.fullmatch(name) and HASH.fullmatch(entry.sha256)
        yield type(entry.bytes) is int and entry.bytes >= 0


class LastRelease(NamedTuple):
    """What was last published from here: its record, its redirects from old URLs, and the kind of its target."""

    record: Record
    redirects: Mapping[str, str]
    kind: str


def last_release_file(root: Path) -> Path:
    """The parts of a LastRelease, as `save` writes them once it is live."""
    return BuildDir(root).folder / "published.json"


def last_release(root: Path) -> LastRelease | None:
    """What was last published from here; None if that is nothing or cannot be read."""
    file = last_release_file(root)
    text = file.read_bytes() if file.exists() else b""
    if (record := load(text)) is UNREADABLE:
        return None
    more = json.loads(text)
    return LastRelease(record, more["redirects"], more["kind"])


@dataclass(frozen=True)
class Release:
    """A built site, ready to be published."""

    folder: Path  # every file of the record, release.json, and beside each text its compressed copies (.br, .gz)
    record: Record
    address: str  # empty if no server can answer for it
    redirects: Mapping[str, str]  # old URLs to new ones, from the site's root: old-name/ to new-name/
    advice: Sequence[Problem] = ()  # named, and refuses nothing


class StoredRelease(NamedTuple):
    """A release that a target can show: its name there, its record, and whether it is live now."""

    name: str
    record: Record
    live: bool


class Target(ABC):
    """A place where a site can be published. Every method may raise PublishError.

    `label` names it without a password; `web_root` is the folder that the owner's own web server shows, empty if there
    is no such server. `live` or `releases` is called before anything is changed: what they saw is what is replaced.
    """

    kind: str  # folder, rsync, s3 or github-pages
    label: str
    web_root: str = ""

    def locked(self, *, force: bool = False) -> AbstractContextManager[None]:
        """Hold the target, where that is needed to refuse two at once; `force` breaks a lock left behind."""
        return nullcontext()

    @abstractmethod
    def live(self) -> Record | None:
        """The record of what is live now; None if nothing of ours is there."""

    @abstractmethod
    def upload(self, release: Release) -> None:
        """Make the release live; the target is locked. Readers see whole pages at every moment, even after a kill."""

    def releases(self) -> list[StoredRelease]:
        """The releases that the target can show, newest first; an empty list where it keeps none."""
        return []

    def switch_to(self, name: str) -> None:
        """Make one of `releases` live; the target is locked."""
        raise NotImplementedError


def masked(text: str) -> str:
    """A text without the user and the password of an address in it: `https://…@host` for `https://a:b@host`."""
    return "\n".join(SECRET.sub("//…@", line) for line in text.splitlines())
