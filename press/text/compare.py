"""Whether a text came out in the blocks that GitHub shows, although another program compiled it.

Both sides know their lines. So a block of the source must be one block of the result on the same lines and of a kind
that fits, and two blocks of the source may not be one. What differs is reported and never silent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from press.core.documents import Block
from press.text.source_blocks import Line

FIT = {
    "paragraph": {"paragraph", "item", "caption", "sure", "alt", "comment", "cell"},
    "heading": {"heading"},
    "code": {"code", "item", "cell"},
    "row": {"cell", "alt"},
}
NO_WORDS = re.compile(r"\[[^\]]*\]|\{[^}]*\}")  # citations, notes and attributes


def unlike(source: Iterable[Line], blocks: Iterable[Block]) -> Iterator[int]:
    """The line of each block of a source that came out as something else, or not by itself."""
    at, taken = defaultdict[int, list[Block]](list), dict[int, int]()
    for block in blocks:
        for _, line in block.lines:
            at[line].append(block)
    for lines in _blocks(source):
        kind, first = lines[0].kind, lines[0].number
        numbers = [first - 1, *(line.number for line in lines)] if kind == "code" else [line.number for line in lines]
        fit = [block for number in numbers for block in at[number] if block.kind in FIT[kind]]
        words = any(map(str.isalnum, NO_WORDS.sub("", "".join(line.text for line in lines))))
        joined = any(taken.setdefault(id(block), first) != first for block in fit)
        if (words and not fit) or (joined and kind != "row"):
            yield first


def _blocks(source: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of each block that holds words."""
    found = list[list[Line]]()
    for line in source:
        if line.kind in FIT and line.number:
            if line.begins or not found:
                found.append([])
            found[-1].append(line)
    yield from found
