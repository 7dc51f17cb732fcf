"""What is known of a picture, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LARGEST = 50_000_000  # bytes of a file, and pixels of a picture; a phone's best photo has no more of either
LONGEST = 16_000  # pixels of a side; WebP knows no longer one


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
    """A picture that cannot be shown: a code of `press.problems`, what is wrong with it, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def too_large(what: str) -> PictureError:
    """A picture that would take more memory than a build should have; `what` says how large it is."""
    hint = (
        f"Make it smaller: at most {LARGEST // 10**6} million pixels and {LONGEST:,} on a side; 1,600 wide is plenty."
    )
    return PictureError("picture-size", f"is far too large: {what}", hint)
