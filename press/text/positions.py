"""Where the words that people read stand in the file that they were written in.

Between the two lie line breaks, emphasis, links, quotation marks, entities and comments. None of them is a letter, or
can be blanked out, so the search compares letters and digits alone.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from press.text.locate import FENCE, HEADER

URL = re.compile(r"https?://\S+")
UNREAD = [
    HEADER,
    FENCE,
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"\[[\^@][^\]]{0,300}\]"),  # notes and sources
    re.compile(r"\]\(\s*<?[^\s)>]*|\]\[[^\]]{0,300}\]"),  # where a picture lies, but not its caption
    re.compile(r"<[^>]{0,500}>"),
    re.compile(r"\{[^}\n]{0,300}\}"),
    re.compile(r"^[ \t]*!!! \w+", re.MULTILINE),
    URL,
]
NO_DATA = re.compile(r"^[ \t]*#.*$|\\[a-z\"]", re.MULTILINE)  # comments, and how data write line breaks
LETTERS = re.compile(r"[^\W_]+")
LINK = re.compile(r"(?<!!)(\[[^\[\]]*\])(\([^()]*\))")
BEGINNINGS = (30, 12)  # letters by which a sentence is known when something unforeseen stands in it


class Source:
    """A file's text, made to be searched. A place in it is counted in letters; -1 stands for nowhere."""

    def __init__(self, text: str) -> None:
        lines = enumerate(map(html.unescape, text.split("\n")), 1)
        found = [(number, word) for number, line in lines for word in LETTERS.findall(line)]
        self.numbers = [number for number, _ in found]  # the line of each word
        self.starts = [0, *accumulate(len(word) for _, word in found)]
        self.bounds = set(self.starts)
        self.letters = "".join(word for _, word in found)

    def places(self, texts: Iterable[str]) -> list[int]:
        """The place of each of some texts, which are given in reading order: what is said twice has two places."""
        found, cursor = [], 0
        for wanted in map(letters, texts):
            at = self._find(wanted, cursor)
            found.append(at)
            cursor = at + 1 if at >= 0 else cursor
        return found

    def within(self, place: int, before: str, words: str) -> int:
        """The place of words in a text whose place is known, and which says something before them."""
        wanted = letters(words)
        exact = place + len(letters(before))
        if place >= 0 and self.letters.startswith(wanted, exact):
            return exact
        return self._find(wanted, max(0, place))

    def line(self, place: int) -> int:
        """The line of a place; 0 for nowhere."""
        return self.numbers[bisect_right(self.starts, place) - 1] if place >= 0 else 0

    def _find(self, wanted: str, start: int) -> int:
        """Whole words, or how they begin; from a place on, or else from the top: a note may be written anywhere."""
        for known, whole in ((wanted, True), *((wanted[:most], False) for most in BEGINNINGS)):
            places = [at for at in self._all(known) if at in self.bounds]
            places = [at for at in places if not whole or at + len(known) in self.bounds]
            if places:
                return next((at for at in places if at >= start), places[0])
        return -1

    def _all(self, wanted: str) -> Iterator[int]:
        at = self.letters.find(wanted) if wanted else -1
        while at >= 0:
            yield at
            at = self.letters.find(wanted, at + 1)


def letters(text: str) -> str:
    """Letters and digits alone, without addresses."""
    return "".join(LETTERS.findall(URL.sub("", text)))


def markdown(text: str) -> Source:
    """A Markdown file, header included, so that lines count from its top."""
    text = LINK.sub(lambda found: found[1] + re.sub(r"[^\n]", " ", found[2]), text)
    for pattern in UNREAD:
        text = pattern.sub(_blank, text)
    return Source(text)


def data(text: str) -> Source:
    """A header or a data file, without its comments."""
    return Source(NO_DATA.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
