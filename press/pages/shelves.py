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


def is_short(front: Mapping[str, Any]) -> bool:
    """Whether a tired reader may get through it, or can read it piece by piece. Unknown is not short."""
    return bool(front["dip"] or 0 < front["pages"] <= SHORT)


def main_topic(book: Any) -> str:
    """The first of a book's topics; empty if it has none."""
    return next(iter(book.front["topics"]), "")


def everything(books: Iterable[Any]) -> Shelf:
    """The whole list."""
    return _shelf("", "", by_title(books))


def shelves(books: Iterable[Any]) -> Iterator[Shelf]:
    """Every part of the list that has a page of its own; none that would be empty."""
    ordered = by_title(books)
    for kind, names, key in (("topics", TOPICS, "topics"), ("voices", VOICES, "voice")):
        found = (_shelf(kind, name, [book for book in ordered if name in book.front[key]]) for name in names)
        yield from (shelf for shelf in found if shelf.books)
    if short := [book for book in ordered if is_short(book.front)]:
        yield _shelf("short", "", short)


def related(book: Any, books: Iterable[Any]) -> list[Any]:
    """The other books with the same main topic, those of the first tier first."""
    same = (other for other in books if other.slug != book.slug and main_topic(other) == main_topic(book))
    return sorted(by_title(same), key=lambda other: other.front["tier"] != "core")


def _shelf(kind: str, name: str, books: list[Any]) -> Shelf:
    """Books that are by title, as a page shows them: under their main topics, in each of these the first tier first.

    On the page of a topic, those that are mainly about it come first, and all others together.
    """
    topics = (name,) if kind == "topics" else TOPICS

    def place(book: Any) -> tuple[int, bool]:
        main = main_topic(book)
        return topics.index(main) if main in topics else len(topics), book.front["tier"] != "core"

    return Shelf(kind, name, tuple(sorted(books, key=place)))
