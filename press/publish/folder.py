"""A plain folder: a mounted disk, the document root of this machine, or what a host takes up after its own build.

Each file is replaced in one step, as `invoke build` does with `output/`; a folder knows no moment at which all of them
change, and keeps no older release. What lies there and is not ours stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from press.build.handover import hand_over
from press.build.lock import BuildError, only_one
from press.build.manifest import RECORD, entry_of, load, manifest_of, save
from press.publish import record
from press.publish.model import Kept, Plan, PublishError, Record, Release, Told, keeps_none
from press.publish.compress import compressed_names
from press.http_headers import is_hashed
from press.publish.server_config import WEB_ROOT

OURS = ".press"  # what we keep in the folder for ourselves; no host shows a name with a dot in front
RULES = ("_headers", "_redirects")  # read by hosts that take up a folder


class Folder:
    """A target: the folder at `path`."""

    kind = "folder"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = path / OURS / "files.json"

    @property
    def shown(self) -> str:
        """Its path."""
        return f"the folder {self.path}"

    @property
    def served(self) -> str:
        """The folder itself, if servers take its name as it is written."""
        return str(self.path) if WEB_ROOT.fullmatch(str(self.path)) else ""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder; the system gives it back when this process dies."""
        try:
            with only_one(self.path / OURS, "publish"):
                yield
        except BuildError as error:
            raise PublishError(str(error)) from None

    def standing(self) -> Record | None:
        """What stands there, if an interrupted publish or another program has not spoiled its record."""
        try:
            return record.load((self.path / RECORD).read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def occupied(self) -> bool:
        """Whether a publish of ours has put something there, whether or not its record can be read."""
        return self.manifest.exists() or (self.path / RECORD).exists()

    def put(self, release: Release, _plan: Plan, told: Told) -> None:
        """Make the folder what the release is."""
        self._recover()
        held = self._lasting()
        stage = release.folder.parent / "folder"  # the release, with the rules for hosts beside it
        shutil.rmtree(stage, ignore_errors=True)
        shutil.copytree(release.folder, stage)
        for name in RULES:
            shutil.copyfile(release.rules / name, stage / name)
        self._refuse_others(stage)
        try:
            done = hand_over(stage, self.path, self.manifest, held - release.record.files.keys())
        except BuildError as error:
            raise PublishError(str(error)) from None
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        for name in (*done.new, *done.changed, *done.removed):
            told(name)

    def kept(self) -> Kept:
        """A folder keeps no older release."""
        raise keeps_none(self.shown)

    def back(self, _name: str) -> None:
        """The same."""
        self.kept()

    def _lasting(self) -> set[str]:
        """The files that an open page may still ask for.

        They are those of the release that stands there, and of one that was interrupted since.
        """
        standing, shown = self.standing(), self.path / RECORD
        since = shown.stat().st_mtime_ns if standing else 0
        late = (
            name
            for name in load(self.manifest)
            if (file := self.path / name).is_file() and file.stat().st_mtime_ns > since
        )
        return {name for name in (*(standing.files if standing else ()), *late) if is_hashed(name)}

    def _recover(self) -> None:
        """Where our note of what is ours was lost, the record that anybody can read says it."""
        standing = self.standing()
        if standing and not load(self.manifest):
            names = {copy for name in standing.files for copy in (name, *compressed_names(name))}
            there = [name for name in (*names, RECORD, *RULES) if (self.path / name).is_file()]
            save({name: entry_of(self.path / name) for name in there}, self.manifest)

    def _refuse_others(self, stage: Path) -> None:
        """A file that stands where a page belongs, and that no publish of ours wrote, is somebody's."""
        ours = load(self.manifest)
        others = sorted(name for name in manifest_of(stage) if (self.path / name).exists() and name not in ours)
        if others:
            raise PublishError(
                f"{self.path / others[0]} was not published from here, and would be overwritten"
                f" ({len(others)} such files). Take them away, or choose another folder. Nothing was changed."
            )
