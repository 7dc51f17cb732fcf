"""A cover made from a book's own title, since those of the publishers are theirs: what is drawn, and where.

Circles that meet are the site's one motif; how they meet is drawn by lot out of the book's name, so that each cover is
another and is the same in every build. The widths of letters are those of a wide serif, in hundredths of their height:
what fits in these, fits in the reader's own face.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

WIDTH, HEIGHT = 112, 160
MARGIN = 8
ROOM = 99  # for a line; since widths are guessed rather too wide, the margin on its right may be narrower
SIZES = (19.0, 17.0, 15.5, 14.0, 12.5)  # of the letters; the last is about 10 px where a cover is 90 px wide
LINES = 5
WIDE = 99
WIDTHS = dict.fromkeys(" .,:;!'’‘|ijlIf-()", 36) | dict.fromkeys("rst", 50) | dict.fromkeys("mwMW—", WIDE)
USUAL, CAPITAL = 60, 78


class Cover(NamedTuple):
    """The size of the letters, each line with the height at which it stands, and circles as x, y and radius."""

    size: float
    lines: list[tuple[float, str]]
    circles: list[tuple[int, int, int]]


def cover_of(slug: str, title: str) -> Cover:
    """The cover of a book, drawn on a ground of WIDTH by HEIGHT."""
    size, lines = _layout(title)
    step = size * 1.17
    placed = [(round(MARGIN + size + n * step, 1), line) for n, line in enumerate(lines)]
    return Cover(size, placed, list(_circles(slug)))


def width_of(text: str, size: float) -> float:
    """About how wide a text is at a size, rather more than less."""
    widths = (WIDTHS.get(letter, CAPITAL if letter.isupper() else USUAL) for letter in text)
    return sum(widths) * size / 100


def _layout(title: str) -> tuple[float, list[str]]:
    """The largest letters in which a title fits, and its lines; in the smallest, words are cut and lines left out."""
    for size in SIZES:
        lines = _wrapped(title.split(), size)
        if len(lines) <= LINES and all(width_of(line, size) <= ROOM for line in lines):
            return size, lines
    lines = _wrapped([piece for word in title.split() for piece in _pieces(word, size)], size)
    if len(lines) > LINES:
        kept = lines[LINES - 1].rpartition(" ")[0]  # its last word makes room for the ellipsis
        lines = [*lines[: LINES - 1], f"{kept} …".strip()]
    return size, lines


def _wrapped(words: list[str], size: float) -> list[str]:
    """Words in lines, each as full as it can be."""
    lines: list[str] = []
    for word in words:
        if lines and width_of(f"{lines[-1]} {word}", size) <= ROOM:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _pieces(word: str, size: float) -> list[str]:
    """A word; one that is wider than the cover is cut where that ends."""
    most = int(ROOM / (size * WIDE / 100))
    return [word] if width_of(word, size) <= ROOM else re.sub(rf"(.{{{most}}})(?=.)", r"\1- ", word).split()


def _circles(slug: str) -> Iterator[tuple[int, int, int]]:
    """Three circles below the title, each of which meets the one before it."""
    lot = hashlib.sha256(slug.encode()).digest()
    x, y, radius = 22 + lot[0] % 68, 112 + lot[1] % 30, 18 + lot[2] % 20
    for n in range(3, 12, 3):
        yield x, y, radius
        turn, following = lot[n] / 128 * math.pi, 14 + lot[n + 1] % 20
        away = (radius + following) * (0.5 + lot[n + 2] / 850)  # at most four fifths of where they would only touch
        x = round(max(10, min(102, x + away * math.cos(turn))))  # moved to stay inside, it comes no further away
        y = round(max(106, min(146, y + away * math.sin(turn))))
        radius = following
