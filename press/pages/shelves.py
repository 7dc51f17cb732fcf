"""The reading list in its order: all of it, and the parts of it that have a page of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    return _shelf("", "", books)


def shelves(books: Sequence[Any]) -> list[Shelf]:
    """Every part of the list that has a page of its own; none that would be empty."""
    parts = [("topics", topic, [book for book in books if topic in book.front["topics"]]) for topic in TOPICS]
    parts += [("voices", voice, [book for book in books if voice in book.front["voice"]]) for voice in VOICES]
    parts.append(("short", "", [book for book in books if is_short(book.front)]))
    return [_shelf(*part) for part in parts if part[2]]


def related(book: Any, books: Iterable[Any]) -> list[Any]:
    """The other books with the same main topic, those of the first tier first."""
    same = (other for other in books if other.slug != book.slug and main_topic(other) == main_topic(book))
    return sorted(by_title(same), key=lambda other: other.front["tier"] != "core")


def _shelf(kind: str, name: str, books: Iterable[Any]) -> Shelf:
    """Books as a page shows them: by their main topics, in each of these the first tier first, and then by title.

    On the page of a topic, those that are mainly about it come first, and all others together.
    """
    topics = (name,) if kind == "topics" else TOPICS
    places = {topic: n for n, topic in enumerate(topics)}

    def place(book: Any) -> tuple[int, bool]:
        return places.get(main_topic(book), len(topics)), book.front["tier"] != "core"

    return Shelf(kind, name, tuple(sorted(by_title(books), key=place)))
