"""Which sentences need a source.

A sentence states a claim when it counts people or deaths, gives a share, a percentage, a dose or a temperature, says
“most people” or that something is proven, or speaks of studies, trials, reviews, research or evidence. A number alone
is none: days, years, ages, hours, telephone numbers and list numerals count nothing that was studied, and two people
are any two. Nor is a question, a heading, a sentence that says how sure we are (what it speaks of is cited beside it),
or what a sentence says of studies where it says that we found none, or where to read on. What stands in a link to
another place of ours, in code, or as the title of a work, says where something is told and does not tell it.
"""

from __future__ import annotations

import re

from press.prose.sentences import Sentence, split
from press.prose.signs import FINDINGS, HARMLESS, NAMES, STUDYING

FINDING = re.compile("|".join(FINDINGS), re.IGNORECASE)
STUDY = re.compile("|".join(STUDYING), re.IGNORECASE)
NAME = re.compile("|".join(NAMES), re.IGNORECASE)
IDLE = re.compile("|".join(HARMLESS), re.IGNORECASE)
READ_ON = re.compile(r"\bsee\s¦", re.IGNORECASE)
EXEMPT = {"heading", "code", "alt", "comment", "sure"}


def claim(sentence: Sentence, *, talk: bool = True) -> str:
    """The words that make a sentence a claim; nothing when it is none.

    `talk` is whether speaking of studies makes one: on a page about how we work it does not.
    """
    block = sentence.block
    if block.kind in EXEMPT or _asks(sentence.text):
        return ""
    said = block.without(*block.quiet, *block.pointers)[sentence.start : sentence.start + len(sentence.text) + 1]
    return _found(said, talk=talk and not READ_ON.search(said))


def claim_of_a_summary(text: str) -> str:
    """The same for a title or a summary, which names what studies a text speaks of, and should state no finding."""
    return next((words for said in split(text) if not _asks(said) and (words := _found(said, talk=False))), "")


def _asks(said: str) -> bool:
    return said.rstrip("\"'”’)").endswith("?")


def _found(said: str, *, talk: bool) -> str:
    said = NAME.sub("¦", said)
    found = FINDING.search(said) or (talk and STUDY.search(IDLE.sub("¦", said)))
    return found[0].strip() if found else ""
