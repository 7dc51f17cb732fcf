"""Where words that people read stand in a header or a data file, whose values have no lines.

Between a value and its file lie quotes, escapes and line breaks. None of them is a letter, so the search compares
letters and digits alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

UNREAD = re.compile(r"^[ \t]*#.*$|\\[a-z\"]|https?://\S+", re.MULTILINE)  # comments, line breaks as data write them
URL = re.compile(r"https?://\S+")
LETTERS = re.compile(r"[^\W_]+")
BEGINNINGS = (30, 12)  # letters by which a value is known when something unforeseen stands in it


class DataLines:
    """A header or a data file, made to be searched."""

    def __init__(self, text: str) -> None:
        lines = enumerate(text.split("\n"), 1)
        found = [(number, word) for number, line in lines for word in LETTERS.findall(UNREAD.sub(" ", line))]
        self.numbers = [number for number, _ in found]  # the line of each word
        self.starts = [0, *accumulate(len(word) for _, word in found)]
        self.bounds = set(self.starts)
        self.letters = "".join(word for _, word in found)

    def of_rows(self, rows: Iterable[str]) -> Iterator[int]:
        """The line of each of some values, given in their order: what is said twice has two lines; 0 for nowhere."""
        start = 0
        for row in rows:
            at = self._find(letters(row), start)
            yield self._line(at)
            start = max(start, at + 1)

    def of_words(self, value: str, start: int, end: int) -> int:
        """The line of a part of a value; 0 for nowhere."""
        place, wanted = self._find(letters(value), 0), letters(value[start:end])
        exact = place + len(letters(value[:start]))
        known = place >= 0 and self.letters.startswith(wanted, exact)
        return self._line(exact if known else self._find(wanted, max(0, place)))

    def _line(self, place: int) -> int:
        return self.numbers[bisect_right(self.starts, place) - 1] if place >= 0 else 0

    def _find(self, wanted: str, start: int) -> int:
        """Where whole words stand, or how they begin; from a place on, or else from the top; -1 for nowhere."""
        for known, whole in ((wanted, True), *((wanted[:most], False) for most in BEGINNINGS)):
            found = (one.start() for one in re.finditer(re.escape(known), self.letters) if known)
            places = [at for at in found if at in self.bounds and (not whole or at + len(known) in self.bounds)]
            if places:
                return next((at for at in places if at >= start), places[0])
        return -1


def letters(text: str) -> str:
    """Letters and digits alone, without addresses."""
    return "".join(LETTERS.findall(URL.sub("", text)))
