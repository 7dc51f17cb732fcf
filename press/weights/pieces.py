"""What a page is made of, and what of it has grown.

A piece weighs what the page would lose on the wire without it. Weighed alone, a figure or a list of contents would seem
heavy, though most of its marks stand elsewhere too; so what is told here is what taking the piece out would save, and
the pieces need not add up to the page. Only a page that is over its budget is weighed so, and the time does not matter.

The pages are the theme's own, so a piece is what stands between two marks. Where an author's raw HTML misleads us, a
hint is less exact and nothing else; and however many marks stand in a page without their ends, it is read once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from press.weights.wire import squeezed

REST = "head, bar and foot"
PIECES = {  # each from its first mark to its second; what stands inside another comes after it
    "words": ("<main", "</main>"),
    "notes": ('<section class="notes"', "</section>"),
    "figures": ("<svg", "</svg>"),
    "styles": ("<style", "</style>"),
    "scripts": ("<script", r"</script\s*>"),
    "data": (r'<script type="application/ld\+json"', r"</script\s*>"),
}
TOLD = 3  # pieces that a hint names at most


def scripts(page: str) -> int:
    """The bytes of the scripts that stand in a page and run, without their tags."""
    texts = (text for piece, text in _cut(page, ("scripts", "data")) if piece == "scripts")
    return sum(len(text.partition(">")[2].rpartition("</")[0].encode()) for text in texts)


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


def _cut(page: str, pieces: Iterable[str] = tuple(PIECES)) -> list[tuple[str, str]]:
    """A page in its order, each stretch of it with the piece that it belongs to."""
    stretches = [(REST, page)]
    for piece in pieces:
        stretches = [cut for around, text in stretches for cut in _split(around, text, piece)]
    return stretches


def _split(around: str, text: str, piece: str) -> Iterator[tuple[str, str]]:
    """A stretch of the piece `around`, with what belongs to another piece cut out of it."""
    first, second = PIECES[piece]
    *closed, rest = re.split(f"({second})", text, flags=re.IGNORECASE)
    for part, end in zip(closed[::2], closed[1::2], strict=True):
        before, *inside = re.split(f"({first})", part, maxsplit=1, flags=re.IGNORECASE)
        yield around, before if inside else before + end
        if inside:
            yield piece, "".join(inside) + end
    yield around, rest
