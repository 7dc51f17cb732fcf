"""What people read, sentence by sentence: each sentence of a text once, in reading order, with what it cites.

What is cited or commented behind a full stop belongs to the sentence that has ended there, as our authors write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from press.core.documents import Block, Sentence
from press.text.suppressions import no_source

STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*+([^\W_]))")
ABBREVIATION = re.compile(r"(?:^|[\s(\[“\"])(e\.g|i\.e|al|approx|bzw|ca|cf|Dr|Mrs?|Ms|Prof|resp|St|vgl|viz|vs)\.\s+$")
BEFORE_A_NUMBER = re.compile(
    r"(?i:(?:^|[\s(\[])(art|ch|fig|jan|feb|mar|apr|aug|sept?|oct|nov|dec|nos?|nr|para|pp?|sec|vols?))\.\s+$"
)
INITIAL = re.compile(r"(?:^|[\s(\[“\".])(?!I\.)[^\W\d_]\.\s+$")
CLOCK = re.compile(r"[ap]\.m\.\s+$")


def sentences_of(parts: Iterable[Block]) -> Iterator[Sentence]:
    """Every sentence of the running text of some blocks; no note, no code, no picture's words."""
    last: Sentence | None = None
    for block in parts:
        if block.kind == "comment" and last and (reason := no_source(block.text)) is not None:
            last = replace(last, alone=reason)
        elif not block.note and block.kind not in {"alt", "code", "comment"}:
            for sentence in _of_block(block):
                if last:
                    yield last
                last = sentence
    if last:
        yield last


def split(text: str) -> list[str]:
    """Plain text with single spaces, cut into its sentences."""
    return [text[start:end].strip() for start, end in pairwise(_starts(text))]


def _starts(text: str) -> list[int]:
    """Where sentences begin, and where the last one ends."""
    cuts = [found.end() for found in STOP.finditer(text) if _ends(text, found)]
    return [0, *cuts, len(text)] if text.strip() else []


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop, and what follows it, ends a sentence."""
    following = stop[1]
    if following.islower():
        return False
    before = text[max(0, stop.start() - 10) : stop.end()]
    if CLOCK.search(before):
        return not following.isdigit()
    number = following.isdigit() and BEFORE_A_NUMBER.search(before)
    return not (number or ABBREVIATION.search(before) or INITIAL.search(before))


def _of_block(block: Block) -> Iterator[Sentence]:
    """A block's sentences; a mark before a sentence's first letter belongs to the one before it."""
    for start, end in pairwise(_starts(block.text)):
        here = [m for m in block.marks if (start < m.at <= end) or (not start and not m.at)]
        reasons = [reason for mark in here if (reason := no_source(mark.comment)) is not None]
        cites = tuple(key for mark in here for key in mark.keys)
        yield Sentence(block.text[start:end].strip(), block, start, cites, reasons[-1] if reasons else None)
