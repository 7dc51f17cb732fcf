"""What a published picture is called: `hall.3f2a9c41.jpg`, a copy of it `hall.90b1c2d3.jpg~768.avif`.

Eight digits of a hash make a name mean one content for ever, so that browsers and hosts may keep it without asking, and
no page of a new release shows a picture of an old one. The picture's own come from its bytes alone: anybody can check
them, and a newer Pillow does not move a file that people link to. Those of its copies come from the copies' bytes, not
from the settings and versions that made them: one Pillow may encode otherwise than another of the same version, and a
name would then mean two contents. All copies of a picture share one hash, because a page names eight of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

DIGITS = 8


def hash_of(file: Path) -> str:
    """The digits that a picture's own bytes give it."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:DIGITS]


def hash_of_copies(copies: Mapping[str, bytes]) -> str:
    """The digits that all copies of a picture share, out of their bytes by their names (`768.avif`)."""
    each = [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(copies.items())]
    return hashlib.sha256("\n".join(each).encode()).hexdigest()[:DIGITS]


def named(path: str, digits: str) -> str:
    """A path with the digits before its ending: `media/hall.jpg` becomes `media/hall.3f2a9c41.jpg`."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{digits}{dot}{ending}"


def copy_named(path: str, digits: str, width: int, kind: str) -> str:
    """The path of a copy; no file of content/ may have a tilde in its name."""
    return f"{named(path, digits)}~{width}.{kind}"
