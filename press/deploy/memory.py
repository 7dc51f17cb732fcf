"""What was last published from here, kept in `.build/published` for `invoke verify`.

A release that was made and not sent, as a dry run does, is nothing that a host could be compared with.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from press.build import Workshop
from press.build.manifest import RECORD
from press.deploy.model import Record, Release
from press.deploy.record import save


def place(root: Path) -> Path:
    """The folder that holds the last record, and the rules that lead on from old addresses."""
    return Workshop(root).folder / "published"


def remember(root: Path, record: Record, release: Release | None = None) -> None:
    """Keep a record that stands on a host now, and the release's rules; after going back nobody here knows those."""
    folder = place(root)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if release:
        shutil.copy(release.rules / "_redirects", folder)
    save(record, folder / RECORD)
