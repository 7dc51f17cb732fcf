"""Brings `output/` up to date with a stage that has passed.

Each file is replaced in one step, so that whoever reads the folder finds every page whole. Only files that the last
build wrote are ever removed: a CNAME that the owner put there stays.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path


def hand_over(stage: Path, output: Path, manifest: Path) -> list[str]:
    """Copy what is new or changed, then remove what the last manifest names and this stage has not.

    Returns:
        The site's files, as paths from `output` with forward slashes, sorted.
    """
    files = sorted(file.relative_to(stage).as_posix() for file in stage.rglob("*") if file.is_file())
    for name in files:
        _replace(output / name, (stage / name).read_bytes())
    for name in sorted(set(_written_before(manifest)) - set(files)):
        _remove(output / name, output)
    _replace(manifest, json.dumps(files, indent=1).encode())
    return files


def _replace(file: Path, content: bytes) -> None:
    """Write a file so that at every moment it is the old one or the new one; leave it alone if nothing changed."""
    if file.is_file() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    new.replace(file)


def _remove(file: Path, output: Path) -> None:
    """Remove a file and the folders that it leaves empty."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _written_before(manifest: Path) -> list[str]:
    return list(json.loads(manifest.read_text("utf-8"))) if manifest.exists() else []


def clear(output: Path, workshop: Path) -> int:
    """Remove what builds have written: the files of the last manifest, and the folder that builds work in.

    Returns:
        How many files of the site were removed.
    """
    names = _written_before(workshop / "manifest.json")
    for name in names:
        _remove(output / name, output)
    shutil.rmtree(workshop, ignore_errors=True)
    return len(names)
