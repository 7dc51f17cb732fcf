"""What a page is made of, and what of it has grown.

A piece weighs what the page would lose on the wire without it. Weighed alone, a figure or a list of contents would seem
heavy, though most of its marks stand elsewhere too; so what is told here is what taking the piece out would save, and
the pieces need not add up to the page. Only a page that is over its budget is cut up, so the time does not matter.

The pages are the theme's own, so their pieces are found by pattern; where an author's raw HTML misleads one, only the
words of a hint are less exact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from press.weights.wire import squeezed

REST = "head, bar and foot"
PIECES = {  # what stands inside another comes after it
    "words": r"<main\b.*</main>",
    "notes": r'<section class="notes".*?</section>',
    "figures": r"<svg\b.*?</svg>",
    "styles": r"<style\b.*?</style>",
    "scripts": r"<script\b.*?</script\b[^>]*>",
    "data": r"<script\b[^>]*\bapplication/ld\+json\b.*?</script\b[^>]*>",
}
CUTS = {piece: re.compile(f"({pattern})", re.DOTALL | re.IGNORECASE) for piece, pattern in PIECES.items()}
TAGS = re.compile(r"\A<[^>]*>|<[^<]*\Z")
TOLD = 3  # pieces that a hint names at most


def scripts(page: str) -> int:
    """The bytes of the scripts that stand in a page and run, without their tags."""
    return sum(len(TAGS.sub("", text).encode()) for piece, text in _cut(page) if piece == "scripts")


def largest(page: str) -> str:
    """The heaviest pieces of a page: `words 9,012, styles 2,400, notes 1,204`."""
    return _told(_sizes(page, _texts(page).keys()), "")


def growth(now: str, before: str) -> str:
    """The pieces that have grown most: `styles +612, words +310`; empty when none has.

    Pieces that did not change are not looked at.
    """
    old, new = _texts(before), _texts(now)
    changed = [piece for piece in new if new[piece] != old.get(piece)]
    sizes, were = _sizes(now, changed), _sizes(before, changed)
    return _told({piece: size - were[piece] for piece, size in sizes.items()}, "+")


def _told(sizes: dict[str, int], sign: str) -> str:
    """Sizes, the largest first; what is next to nothing beside it is left out."""
    first = sorted(sizes.items(), key=lambda row: -row[1])[:TOLD]
    return ", ".join(f"{piece} {size:{sign},}" for piece, size in first if size > max(0, first[0][1] // 20))


def _sizes(page: str, wanted: Iterable[str]) -> dict[str, int]:
    """What the page would lose without each of the pieces that are wanted, in bytes on the wire."""
    cut, whole = _cut(page), squeezed(page.encode())
    return {one: whole - squeezed("".join(text for piece, text in cut if piece != one).encode()) for one in wanted}


def _texts(page: str) -> dict[str, str]:
    """The text of each piece that a page has."""
    texts: dict[str, str] = defaultdict(str)
    for piece, text in _cut(page):
        texts[piece] += text
    return texts


def _cut(page: str) -> list[tuple[str, str]]:
    """A page in its order, each stretch of it with the piece that it belongs to."""
    stretches = [(REST, page)]
    for piece, pattern in CUTS.items():
        stretches = [
            (piece if n % 2 else around, text)
            for around, whole in stretches
            for n, text in enumerate(pattern.split(whole))
        ]
    return stretches
