"""A plain folder: a mounted disk, what a web server of this machine shows, or what a host picks up after its build.

Each file is replaced in one step, as `invoke build` does with `output/`. A folder cannot change all of them at once,
and keeps no older release. Files in it that are not ours stay.
"""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from pathlib import Path

from press.builder.lock import only_one
from press.builder.manifest import RECORD, load, manifest_of
from press.builder.sync import hand_over
from press.core.http_headers import is_hashed
from press.publish import record
from press.publish.model import Plan, Progress, PublishError, Record, Release, StoredRelease

NOTES = ".press"  # our notes in the folder; servers show no name that begins with a dot
SERVER_FILES = ("_headers", "_redirects")  # read by hosts that pick up a folder


class Folder:
    """A target: the folder at `path`."""

    kind = "folder"

    def __init__(self, path: Path) -> None:
        self.path, self.manifest = path, path / NOTES / "files.json"
        self.label, self.web_root = f"the folder {path}", str(path)

    def locked(self, *, force: bool = False) -> AbstractContextManager[None]:
        """Hold the folder. The system releases the lock when this process dies, so there is none to break."""
        return only_one(self.path / NOTES, "publish")

    def live(self) -> Record | None:
        """The record in it."""
        file = self.path / RECORD
        return record.readable(file.read_text("utf-8", "replace")) if file.is_file() else None

    def occupied(self) -> bool:
        """Whether our notes or a record are in it."""
        return self.manifest.exists() or (self.path / RECORD).exists()

    def upload(self, release: Release, plan: Plan, progress: Progress) -> None:
        """Make the folder what the release is; hashed files of the release before stay once more, for open pages."""
        live = self.live()
        before = {name for name in live.files if is_hashed(name)} if live else set()
        stage = release.folder.with_name("folder")  # the release with the server files added
        shutil.rmtree(stage, ignore_errors=True)
        shutil.copytree(release.folder, stage)
        for name in SERVER_FILES:
            shutil.copyfile(release.server_files / name, stage / name)
        ours = load(self.manifest)
        if others := [name for name in manifest_of(stage) if name not in ours and (self.path / name).exists()]:
            raise PublishError(
                f"{self.path / others[0]} was not published from here, and would be overwritten"
                f" ({len(others)} such files). Take them away, or choose another folder. Nothing was changed."
            )
        done = hand_over(stage, self.path, self.manifest, before - release.record.files.keys())
        shutil.rmtree(stage)
        for name in (*done.new, *done.changed, *done.removed):
            progress(name)

    def releases(self) -> list[StoredRelease]:
        """A folder keeps no older release."""
        return []

    def switch_to(self, name: str) -> None:
        """There is none to switch to."""
        raise NotImplementedError
