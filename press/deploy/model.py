"""What is published, and where it may stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from press.build.manifest import Manifest

Told = Callable[[str], None]  # is told of each file that has arrived or gone


class PublishError(Exception):
    """A publishing that could not be done; the message says why, and how the place was left."""


def keeps_none(shown: str) -> PublishError:
    """What is told where somebody wants to go back at a place, called `shown`, that keeps no older release."""
    return PublishError(f"{shown} keeps no older release. Check out the commit to go back to, and publish it again.")


@dataclass(frozen=True)
class Record:
    """What `release.json` says of a published site.

    `commit` is the commit that it was built from, empty when there is none; `clean` whether nothing was changed since;
    `versions` those of the packages that made it; `files` what readers may ask for, without its compressed copies.
    """

    commit: str
    clean: bool
    preview: bool
    versions: Mapping[str, str]
    files: Manifest


@dataclass(frozen=True)
class Release:
    """A built site, ready to be published.

    `folder` holds what is put on a host: every file of the record, `release.json`, and beside a text its compressed
    copies (`.br`, `.gz`). `rules` holds what hosts read and readers don't: `_headers`, `_redirects`, and examples for
    servers. `moved` leads from old addresses to new ones, both from the site's root: `old-name/` to `new-name/`.
    """

    folder: Path
    rules: Path
    record: Record
    address: str
    moved: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """What publishing will change, each by its path, sorted; `bytes` is what is sent, uncompressed."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    bytes: int


@dataclass(frozen=True)
class KeptRelease:
    """A release that a place can show again: what it is called there, and its record; None if that cannot be read."""

    name: str
    record: Record | None

    def shows_the_same(self, other: KeptRelease) -> bool:
        """Whether readers would see no difference: two releases may differ in nothing but their commit."""
        if not (self.record and other.record):
            return False
        return (self.record.preview, self.record.files) == (other.record.preview, other.record.files)


@dataclass(frozen=True)
class Kept:
    """The releases that a place can show, in the order in which they came there.

    `standing` is the one that readers see, None when they see none; `older` came before it, `newer` after it, which
    there are after going back; both the newest first. While none stands, all of them are `older`.
    """

    standing: KeptRelease | None = None
    older: tuple[KeptRelease, ...] = ()
    newer: tuple[KeptRelease, ...] = ()

    @classmethod
    def of(cls, newest_first: Sequence[KeptRelease], standing: str) -> Kept:
        """All of them, around the one that stands there; `standing` is its name, or that of none of them."""
        at = next((at for at, one in enumerate(newest_first) if one.name == standing), None)
        if at is None:
            return cls(older=tuple(newest_first))
        return cls(newest_first[at], tuple(newest_first[at + 1 :]), tuple(newest_first[:at]))


class Target(Protocol):
    """A place where a site can stand.

    Every method may raise PublishError. None of them is called twice at once.
    """

    kind: str  # rsync, s3, github-pages or folder

    @property
    def shown(self) -> str:
        """The place in words, without anything secret."""

    @property
    def served(self) -> str:
        """The folder that a web server of the owner's has to show; empty where there is no such server."""

    def locked(self) -> AbstractContextManager[None]:
        """Hold the place, so that nobody else publishes there meanwhile; given back when this process dies."""

    def standing(self) -> Record | None:
        """What stands there now, by its own record; None when nothing of ours does."""

    def occupied(self) -> bool:
        """Whether a publish of ours has put something there, whether or not its record can be read."""

    def put(self, release: Release, plan: Plan, told: Told) -> None:
        """Make the place what the release is.

        Whoever reads it meanwhile, or after this was killed, meets whole pages.
        """

    def kept(self) -> Kept:
        """The releases that the place can show. Nothing is written there for it; the place need not be locked."""

    def back(self, name: str) -> None:
        """Show a release that is kept. Whether it is one that readers may see has been looked at before."""
