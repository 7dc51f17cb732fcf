"""Where the words that people read stand in the file that they were written in.

Between the two lie line breaks, emphasis, links, quotation marks, entities and comments. None of them is a letter, or
can be blanked out, so the search compares letters and digits alone.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from press.text.locate import FENCE, HEADER

URL = re.compile(r"https?://\S+")
UNREAD = [
    HEADER,
    FENCE,
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"\[\^[^\]]*\]"),  # notes
    re.compile(r"\[@[^\]]*\]"),  # sources
    re.compile(r"\]\(\s*<?[^\s)>]*|\]\[[^\]]*\]"),  # where a link leads
    re.compile(r"<[^>]*>"),
    re.compile(r"\{[^}\n]*\}"),
    re.compile(r"^[ \t]*!!! \w+", re.MULTILINE),
    URL,
]
COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
LETTERS = re.compile(r"[^\W_]+")
BEGINNING = 30  # letters by which a sentence is known when something unforeseen stands in it


class Source:
    """A file's text, made to be searched. A place in it is counted in letters; -1 stands for nowhere."""

    def __init__(self, text: str) -> None:
        found = [(number, letters(html.unescape(line))) for number, line in enumerate(text.split("\n"), 1)]
        self.numbers = [number for number, piece in found if piece]
        self.pieces = [piece for _, piece in found if piece]
        self.starts = [0, *accumulate(map(len, self.pieces))]
        self.letters = "".join(self.pieces)

    def places(self, texts: Iterable[str]) -> list[int]:
        """The place of each of some texts, which are given in reading order: what is said twice has two places."""
        found, cursor = [], 0
        for wanted in map(letters, texts):
            known = wanted if wanted in self.letters else wanted[:BEGINNING]
            at = self.letters.find(known, cursor)
            at = self.letters.find(known) if at < 0 else at  # notes need not stand where they are read
            found.append(at if known else -1)
            cursor = at + len(known) if at >= 0 else cursor
        return found

    def within(self, place: int, before: str, words: str) -> int:
        """The place of words in a text whose place is known, and which says something before them."""
        wanted = letters(words)
        exact = place + len(letters(before))
        if place >= 0 and self.letters.startswith(wanted, exact):
            return exact
        return self.letters.find(wanted, max(0, place))

    def line(self, place: int) -> int:
        """The line of a place; 0 for nowhere."""
        return self.numbers[bisect_right(self.starts, place) - 1] if place >= 0 else 0


def letters(text: str) -> str:
    """Letters and digits alone, without addresses."""
    return "".join(LETTERS.findall(URL.sub("", text)))


def markdown(text: str) -> Source:
    """A Markdown file, header included, so that lines count from its top."""
    for pattern in UNREAD:
        text = pattern.sub(_blank, text)
    return Source(text)


def data(text: str) -> Source:
    """A header or a data file, without its comments."""
    return Source(COMMENT.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
