"""What an article is made of: one tree that contents lists, places, and previous and next are read from."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from press.content.index import Text

WORDS_A_MINUTE = 200  # a careful reader's pace


@dataclass(frozen=True)
class Entry:
    """One line of a contents list.

    `number` is None for what stands outside the count; `anchor` is its id on the long page, `url` its own page's
    address from the site's root (empty for a heading).
    """

    title: str
    anchor: str
    number: int | None = None
    url: str = ""
    headings: tuple[Entry, ...] = ()


class Around(NamedTuple):
    """Where a section stands: itself, what comes before it and what after it, if anything does."""

    before: Entry | None
    here: Entry
    after: Entry | None


@dataclass(frozen=True)
class Outline:
    """An article's title and address, its entries in reading order, and how long the whole of it is."""

    title: str
    url: str
    entries: tuple[Entry, ...]
    words: int

    @property
    def total(self) -> int:
        """How many sections are counted."""
        return sum(entry.number is not None for entry in self.entries)

    @property
    def minutes(self) -> int:
        """Reading time of the whole text, rounded up."""
        return max(1, math.ceil(self.words / WORDS_A_MINUTE))

    def around(self, anchor: str) -> Around:
        """The entry with this anchor, and its neighbours."""
        at = [entry.anchor for entry in self.entries].index(anchor)
        around = [None, *self.entries, None]
        return Around(around[at], self.entries[at], around[at + 2])


def outline_of(article: Text, sections: Sequence[Text]) -> Outline:
    """The outline of an article with its sections; a plain article's entries are its own headings."""
    numbers = itertools.count(1)
    entries = []
    for section in sections:
        number = next(numbers) if section.front["numbered"] else None
        headings = _headings(section, f"{section.slug}/")
        entries.append(Entry(section.front["title"], section.slug, number, section.url, headings))
    words = sum(part.document.words for part in (article, *sections))
    return Outline(article.front["title"], article.url, tuple(entries) or _headings(article, ""), words)


def _headings(part: Text, prefix: str) -> tuple[Entry, ...]:
    """The top headings of one text, with the ids that they have on the long page."""
    headings = part.document.headings
    top = min((heading.level for heading in headings), default=0)
    return tuple(Entry(heading.title, prefix + heading.id) for heading in headings if heading.level == top)
