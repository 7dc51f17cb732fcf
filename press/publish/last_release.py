"""The last release that was published from this folder, kept in `.build/published/` for `invoke verify`.

It is written once a release is live: one that was only rehearsed is nothing to compare a host with. The server files of
a preview lie in a folder of their own, since they would take a checked site out of every search.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from press.build import Workshop
from press.build.manifest import RECORD
from press.publish.model import Record, Release
from press.publish.record import save


def published_folder(root: Path) -> Path:
    """The folder with the last release's `release.json` and `_redirects`, and `place`: the kind of its target."""
    return Workshop(root).folder / "published"


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
