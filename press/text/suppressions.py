"""Comments in which an author says why a claim needs no source, or why a word may stand.

    <!-- no source: we counted them ourselves -->     right after the sentence
    <!-- word "chronic": the name of the course -->   in the paragraph; for the whole text, between two paragraphs
    # word "chronic": the name of the course          in a header, or in a data file
    # no source: we counted them ourselves            in a header, at the end of the line

Readers never see them: `press.pages` leaves comments out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from press.core.invisible import plain

NO_SOURCE = re.compile(r"no[ -]source\b\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"word\s+[\"'“‘](?P<word>[^\"“”]+)[\"'”’]\s*:?\s*(?P<reason>.*)", re.IGNORECASE | re.DOTALL)
IN_DATA = re.compile(r"(?:^|[ \t])#[ \t]*(word[ \t]+[\"'“‘].*)$", re.IGNORECASE | re.MULTILINE)
COMMENT_LINE = re.compile(r"^[ \t]*#.*$", re.MULTILINE)  # in a header or a data file, of any kind
NO_SOURCE_IN_DATA = re.compile(r"[ \t]#[ \t]*(no[ -]source\b.*)$", re.IGNORECASE)


class Allowance(NamedTuple):
    """A word that may stand, in small letters, and why; `line` is set where it is known."""

    word: str
    reason: str
    line: int = 0


def no_source(comment: str) -> str | None:
    """The reason why a sentence needs no source, empty if none is given; None for any other comment."""
    found = NO_SOURCE.fullmatch(comment)
    return found[1] if found else None


def no_source_of(line: str) -> str | None:
    """The same for the comment at the end of a line of a header."""
    found = NO_SOURCE_IN_DATA.search(line)
    return no_source(found[1].strip()) if found else None


def word(comment: str) -> Allowance | None:
    """The word that a comment allows; None for any other comment."""
    found = WORD.fullmatch(comment)
    return Allowance(plain(found["word"]).strip(), found["reason"]) if found else None


def words_in_data(text: str) -> list[Allowance]:
    """The words that the comments of a header or a data file allow, with their lines."""
    found = [(word(" ".join(one[1].split())), text.count("\n", 0, one.start(1)) + 1) for one in IN_DATA.finditer(text)]
    return [given._replace(line=line) for given, line in found if given]
