"""Brings `output/` up to date with a stage that has passed.

Whoever reads the folder meanwhile finds every page whole, old or new, and so does whoever reads it after this was
killed. All that may fail for want of space or permission happens first, on files beside the pages, and is undone if it
fails; then each page is replaced in one step, new ones before changed ones, so that no link leads to a page that is not
there yet; only then is removed what the last manifest names and this stage has not. A file that no build of ours wrote
(a CNAME) stays.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from press.builder import manifest
from press.builder.lock import refusal
from press.builder.manifest import RECORD, Manifest

SUFFIX = ".press-new"
KEEP = ".gitignore"  # keeps the empty folder in git
MIXED = "Every page is whole, but some are old and some are new: run it again."


@dataclass(frozen=True)
class Changes:
    """What a hand-over did: the files of the site, and which were new, changed, or removed; `others` are not ours."""

    files: list[str]
    new: list[str]
    changed: list[str]
    removed: list[str]
    others: list[str]

    def __str__(self) -> str:
        return f"{len(self.new)} new, {len(self.changed)} changed, {len(self.removed)} removed"


def hand_over(stage: Path, output: Path, record: Path, held: Collection[str] = ()) -> Changes:
    """Make `output` what `stage` is.

    Args:
        stage: the folder that has passed.
        output: the folder that readers see.
        record: the file of the manifest.
        held: files that stay once more, though the stage has them no longer.

    Raises:
        BuildError: the disk refuses; `output` is as it was.
    """
    before, now = manifest.load(record), manifest.manifest_of(stage)
    try:
        _sweep(output)
        plan = _plan(before, now, output, held)
        _prepare(stage, output, plan)
        manifest.save({**before, **now}, record)  # if this is killed, the next build knows of every file
    except OSError as error:
        _sweep(output)
        raise refusal(error, output) from None
    try:
        for name in (*plan.new, *plan.changed):
            _beside(output / name).replace(output / name)
        for name in plan.removed:
            _remove(output / name, output)
        manifest.save({**now, **{name: before[name] for name in held if name in before and name not in now}}, record)
    except OSError as error:
        raise refusal(error, output, MIXED) from None
    return plan


def _plan(before: Manifest, now: Manifest, output: Path, held: Collection[str]) -> Changes:
    """What has to be done, without doing it. Each list is in the order of doing: what pages show before the pages."""
    there = {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}
    same = {name for name in there & now.keys() if manifest.entry_of(output / name) == now[name]}
    return Changes(
        files=sorted(now),
        new=sorted(now.keys() - there, key=_in_order),
        changed=sorted((now.keys() & there) - same, key=_in_order),
        removed=sorted((before.keys() - now.keys() - {*held}) & there),
        others=sorted(there - before.keys() - now.keys() - {KEEP}),
    )


def _in_order(name: str) -> tuple[bool, bool, str]:
    """A page comes after the pictures that it shows, and what says that a release is there after everything."""
    return name == RECORD, ".html" in name, name


def _prepare(stage: Path, output: Path, plan: Changes) -> None:
    """Write each file's new content beside it, where the last step is a rename; ask whether others may be removed."""
    for name in (*plan.new, *plan.changed):
        file = _beside(output / name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if (output / name).is_dir():
            wrong = "a folder stands in the place of a page; take it away"
            raise IsADirectoryError(errno.EISDIR, wrong, str(output / name))
        if not file.parent.resolve().is_relative_to(output.resolve()):
            raise PermissionError(errno.EPERM, "a symbolic link leads out of the output", str(file.parent))
        shutil.copyfile(stage / name, file)
    for folder in {(output / name).parent for name in plan.removed}:
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}{SUFFIX}")


def _sweep(output: Path) -> None:
    """Remove what an interrupted hand-over has left beside the pages, with the folders that it leaves empty."""
    for file in list(output.rglob(f".*{SUFFIX}")):
        _remove(file, output)


def _remove(file: Path, output: Path) -> None:
    """Remove a file and the folders that it leaves empty."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
