"""The reading list in its order: all of it, and the parts of it that have a page of their own.

Pure: takes books as they are, and knows no page and no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from press.content.schemas import TOPICS, VOICES
from press.pages.paging import Pager, paginate

LIST = "books/"
PAGE = 60  # books of a page, which readers narrow or walk by topic: what a list of our size needs
SHORT = 200  # pages: what a reader who tires soon may get through
ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
Front = Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """Books that have something in common: a topic, a voice, or that they are short; or, without a kind, all of them.

    `kind` is topics, voices or short, `name` says which. The books are in the order in which pages show them.
    """

    kind: str
    name: str
    books: tuple[Any, ...]

    @property
    def address(self) -> str:
        """Its page, from the site's root."""
        return LIST + "".join(f"{step}/" for step in (self.kind, self.name) if step)

    @property
    def pagers(self) -> list[Pager[Any]]:
        """Its books, page by page."""
        return paginate(self.books, self.address, PAGE)


def by_title(books: Iterable[Any]) -> list[Any]:
    """Books as a library files them: without the first “The”."""
    return sorted(books, key=lambda book: (ARTICLE.sub("", book.front["title"]).casefold(), book.slug))


def is_short(front: Front) -> bool:
    """Whether a tired reader may get through it, or can read it piece by piece. Unknown is not short."""
    return bool(front["dip"] or 0 < front["pages"] <= SHORT)


def everything(books: Iterable[Any]) -> Shelf:
    """The whole list."""
    return Shelf("", "", tuple(_as_shown(by_title(books))))


def shelves(books: Iterable[Any]) -> Iterator[Shelf]:
    """Every part of the list that has a page of its own; none that would be empty."""
    ordered = by_title(books)
    yield from _filled("topics", TOPICS, ordered, "topics")
    yield from _filled("voices", VOICES, ordered, "voice")
    if short := tuple(book for book in ordered if is_short(book.front)):
        yield Shelf("short", "", tuple(_as_shown(short)))


def related(book: Any, books: Iterable[Any]) -> list[Any]:
    """The other books with the same main topic, those of the first tier first."""
    topic = book.front["topics"][:1]
    same = (other for other in books if other.slug != book.slug and other.front["topics"][:1] == topic)
    return sorted(by_title(same), key=lambda other: other.front["tier"] != "core")


def _filled(kind: str, names: Iterable[str], books: list[Any], key: str) -> Iterator[Shelf]:
    for name in names:
        if chosen := tuple(book for book in books if name in book.front[key]):
            yield Shelf(kind, name, tuple(_as_shown(chosen, name)))


def _as_shown(books: Iterable[Any], topic: str = "") -> list[Any]:
    """Books that are by title, as a page shows them: under their main topics, in each of these the first tier first.

    On the page of a topic, those that are mainly about it stand first, and all others together.
    """
    topics = (topic,) if topic in TOPICS else TOPICS

    def place(book: Any) -> tuple[int, bool]:
        main = next(iter(book.front["topics"]), "")
        return topics.index(main) if main in topics else len(topics), book.front["tier"] != "core"

    return sorted(books, key=place)
