"""What is known of a picture, what can be wrong with one, and how copies are made.

Whoever changes a value gets new copies with the next build. The text is 34rem wide, which is 544 pixels at the usual
size. The widths serve a phone, a phone or tablet with a finer screen, the text on a screen with two pixels for one, and
one with three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LARGEST = 50_000_000  # bytes of a file, and pixels of a picture; a phone's best photo has no more of either
LONGEST = 16_000  # pixels of a side; WebP knows no longer one
WIDTHS = (480, 768, 1088, 1600)  # pixels
STEP = 1.2  # a copy that is not narrower than the next one by this factor saves nothing
GAIN = 1_000  # bytes that a kind of copy has to save; to name it costs the page some hundred
OPTIONS: Mapping[str, Mapping[str, str | int | bool]] = {
    "avif": {"quality": 60, "speed": 6, "codec": "aom", "max_threads": 1, "autotiling": False},
    "webp": {"quality": 78, "method": 4},
}


class Copy(NamedTuple):
    """A lighter copy: where it is kept, how many pixels it is wide, and its kind: `avif` or `webp`."""

    file: Path
    width: int
    kind: str


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


class PictureError(Exception):
    """A picture that cannot be shown: a code of `press.core.codes`, what is wrong with it, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def too_large(what: str) -> PictureError:
    """A picture that would take more memory than a build should have; `what` says how large it is."""
    most = f"at most {LARGEST // 10**6} million pixels and {LONGEST:,} on a side"
    return PictureError("picture-size", f"is far too large: {what}", f"Make it smaller: {most}; 1,600 wide is plenty.")
