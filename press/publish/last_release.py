"""The last release that was published from this folder, kept in `.build/published/` for `invoke verify`.

It is written once a release is live: one that was only rehearsed is nothing to compare a host with. The server files of
a preview lie in a folder of their own, since they would take a checked site out of every search.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from press.builder.build import BuildDir
from press.builder.manifest import RECORD
from press.publish.model import Record, Release
from press.publish.record import readable, save


def published_folder(root: Path) -> Path:
    """The folder with the last release's `release.json` and `_redirects`, and `place`: the kind of its target."""
    return BuildDir(root).folder / "published"


class LastRelease(NamedTuple):
    """What was last published from here: its record, its redirects from old addresses, and the kind of its target."""

    record: Record
    redirects: Mapping[str, str]
    kind: str


def last_release(root: Path, address: str) -> LastRelease | None:
    """What was last published from here, for the site at `address`; None if that is nothing or cannot be read."""
    folder, base = published_folder(root), f"{urlsplit(address).path}/"
    said, rules, kind = (
        file.read_text("utf-8", "replace") if file.exists() else ""
        for file in (folder / RECORD, folder / "_redirects", folder / "place")
    )
    if not (record := readable(said)):
        return None
    pairs = [rule.split()[:2] for rule in rules.splitlines() if rule.rstrip("!").endswith(" 301")]
    redirects = {unquote(old).removeprefix(base): unquote(new).removeprefix(base) for old, new in pairs}
    return LastRelease(record, redirects, kind.strip().partition(":")[0])


def remember(root: Path, kind: str, record: Record, release: Release | None = None) -> None:
    """Note what is live now; after a rollback nobody here has the `release` with its server files.

    Raises:
        OSError: the disk refuses.
    """
    folder = published_folder(root)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if release:
        shutil.copy(release.server_files / "_redirects", folder)
        hosts = folder.with_name("hosts-preview" if record.preview else "hosts")
        shutil.rmtree(hosts, ignore_errors=True)
        shutil.copytree(release.server_files, hosts)
    (folder / "place").write_text(f"{kind}\n", "utf-8")
    save(record, folder / RECORD)
