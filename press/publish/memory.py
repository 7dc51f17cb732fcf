"""What was last published from here, kept in the workshop once it stands there.

A release that was made and not sent, as in a dry run, is nothing that a host could be compared with, and its rules are
no rules to copy to a server; a preview's would take a checked site out of every search, so they lie apart.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from press.build import Workshop
from press.build.manifest import RECORD
from press.publish.model import Record, Release
from press.publish.record import save


def place(root: Path) -> Path:
    """The folder that holds the last record, the rules that lead on from old addresses, and the kind of place."""
    return Workshop(root).folder / "published"


def remember(root: Path, kind: str, record: Record, release: Release | None = None) -> None:
    """Keep what stands on a host now.

    Args:
        root: the project.
        kind: the kind of the place.
        record: what stands there.
        release: what it was made from; after going back nobody here knows that.
    """
    folder = place(root)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if release:
        shutil.copy(release.rules / "_redirects", folder)
        hosts = folder.with_name("hosts-preview" if record.preview else "hosts")
        shutil.rmtree(hosts, ignore_errors=True)
        shutil.copytree(release.rules, hosts)
    (folder / "place").write_text(f"{kind}\n", "utf-8")
    save(record, folder / RECORD)
