"""What a built site consists of: each file's path, size and SHA-256. Publishing compares a host with the same list."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from press.core.files import replace_file

RECORD = "release.json"  # at the root of every published site: its manifest, and what it was made from


@dataclass(frozen=True)
class Entry:
    """One file: how many bytes it has, and their SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str


Manifest = Mapping[str, Entry]


def entry_of(file: Path) -> Entry:
    """A file as a manifest knows it."""
    content = file.read_bytes()
    return Entry(len(content), hashlib.sha256(content).hexdigest())


def manifest_of(folder: Path) -> Manifest:
    """Every file below a folder, by its path from there with forward slashes, sorted."""
    files = sorted((file.relative_to(folder).as_posix(), file) for file in folder.rglob("*") if file.is_file())
    return {name: entry_of(file) for name, file in files}


def load(file: Path) -> Manifest:
    """A manifest that was saved; an empty one when there is none, or none that can be read."""
    try:
        rows = json.loads(file.read_text("utf-8"))["files"]
        return {name: Entry(**row) for name, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(manifest: Manifest, file: Path) -> None:
    """Save a manifest in one step, so that whoever reads it finds the old one or the new one whole."""
    rows = {name: asdict(entry) for name, entry in sorted(manifest.items())}
    replace_file(file, json.dumps({"files": rows}, indent=1) + "\n")
