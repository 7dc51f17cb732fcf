"""What is known of a picture, what can be wrong with one, how copies are made, and what published files are called.

The text is 34rem wide, which is 544 pixels at the usual size. The widths serve a phone, a phone or tablet with a finer
screen, the text on a screen with two pixels for one, and one with three.

A picture is published as `hall.3f2a9c41.jpg`, a copy of it as `hall.90b1c2d3.jpg~768.avif`. Eight digits of a hash make
a name mean one content for ever, so that browsers and hosts may keep it. A picture's own come from its bytes alone, so
a newer Pillow does not move a file that people link to. All its copies share one hash, of their own bytes, because one
Pillow may encode otherwise than another of the same version, and a page names eight of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LARGEST = 50_000_000  # bytes of a file, and pixels of a picture; a phone's best photo has no more of either
LONGEST = 16_000  # pixels of a side; WebP knows no longer one
WIDTHS = (480, 768, 1088, 1600)  # pixels
STEP = 1.2  # a copy that is not narrower than the next one by this factor saves nothing
GAIN = 1_000  # bytes that a kind of copy has to save; to name it costs the page some hundred
DIGITS = 8
OPTIONS: Mapping[str, Mapping[str, str | int | bool]] = {
    "avif": {"quality": 60, "speed": 6, "codec": "aom", "max_threads": 1, "autotiling": False},
    "webp": {"quality": 78, "method": 4},
}


class Copy(NamedTuple):
    """A lighter copy: its kind (`avif` or `webp`), how many pixels it is wide, and where it is kept."""

    kind: str
    width: int
    file: Path


@dataclass(frozen=True)
class Picture:
    """A picture that can be shown.

    `width` and `height` are in pixels, as it stands upright; `located` is whether it says where it was taken; `copies`
    are sorted by kind, then by width, and `digits` is what their published names share.
    """

    width: int
    height: int
    located: bool = False
    copies: tuple[Copy, ...] = ()
    digits: str = ""


@dataclass(eq=False)
class PictureError(Exception):
    """A picture that cannot be shown: a code of `press.core.problems`, what is wrong with it, and what to do."""

    code: str
    message: str
    hint: str


def too_large(size: str) -> PictureError:
    """A picture that would take more memory than a build should have; `size` says how large it is."""
    most = f"at most {LARGEST // 10**6} million pixels and {LONGEST:,} on a side"
    return PictureError("picture-size", f"is far too large: {size}", f"Make it smaller: {most}; 1,600 wide is plenty.")


def hash_of(file: Path) -> str:
    """The digits that a picture's own bytes give it."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:DIGITS]


def hashed_name(path: str, digits: str) -> str:
    """A path with the digits before its ending: `media/hall.jpg` becomes `media/hall.3f2a9c41.jpg`."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{digits}{dot}{ending}"


def copy_name(path: str, picture: Picture, copy: Copy) -> str:
    """The published path of a copy of the picture at a path; no file of content/ may have a tilde in its name."""
    return f"{hashed_name(path, picture.digits)}~{copy.width}.{copy.kind}"
