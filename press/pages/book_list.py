"""The reading list and its parts as pages print them: what backs it, where to start, and books under their topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from press.content.starting_points import StartingPoint
from press.pages.book import BookCard, book_card
from press.pages.record import Link
from press.pages.shelves import Shelf, everything, main_topic, shelves
from press.pages.words import Strings


class Group(NamedTuple):
    """Books under one heading, which has an id, and leads nowhere if its URL is empty; `topic` gives the colour."""

    id: str
    topic: str
    link: Link
    cards: list[BookCard]


@dataclass(frozen=True)
class BookList:
    """The list, or a part of it, or one page of these.

    `filters` is what it can be narrowed by: the class that books must have, and the page that has all of these. Only
    the page of the whole has the last four; `core` and `more` say what backs the books of each tier.
    """

    groups: list[Group]
    filters: list[tuple[str, Link]]
    total: int
    core: str = ""
    more: str = ""
    starts: Sequence[tuple[StartingPoint, list[BookCard]]] = ()
    topics: Sequence[Link] = ()


def full_list(books: Sequence[Any], points: Iterable[StartingPoint], strings: Strings) -> BookList:
    """The whole list by its main topics, as far as one page goes; the next ones are parts like any other."""
    cards = {book.slug: book_card(book, strings) for book in books}
    starts = ((point, [cards[slug] for slug in point.books if slug in cards]) for point in points)
    parts = [*shelves(books)]
    return BookList(
        _by_topic(everything(books).pagers[0].rows, strings),
        _filters(parts, strings),
        len(books),
        _backing(books, "core", strings),
        _backing(books, "more", strings),
        [(point, found) for point, found in starts if found],
        [_link(shelf, strings) for shelf in parts if shelf.kind == "topics"],
    )


def part_of_list(shelf: Shelf, strings: Strings) -> BookList:
    """A part of the list: a topic by whether it is the main one, any other by topics."""
    inside = [part for part in shelves(shelf.books) if len(part.books) < len(shelf.books)]
    groups = _of_topic(shelf, strings) if shelf.kind == "topics" else _by_topic(shelf.books, strings)
    return BookList(groups, _filters(inside, strings), len(shelf.books))


def title_of(shelf: Shelf, strings: Strings) -> str:
    """What the page of a part of the list is called."""
    titles = strings["shelves"] | strings["topics"] | {"": strings["books"]}
    return str(titles[shelf.name or shelf.kind])


def _backing(books: Iterable[Any], tier: str, strings: Strings) -> str:
    """How many books of a tier each kind of reason backs: a sentence for each kind, the most common first."""
    kinds = Counter(book.front["reason_kind"] for book in books if book.front["tier"] == tier)
    named = ((strings["reasons"][kind], count) for kind, count in kinds.most_common() if kind in strings["reasons"])
    return " ".join(f"{words[:1].upper()}{words[1:]}: {count}." for words, count in named)


def _filters(parts: Iterable[Shelf], strings: Strings) -> list[tuple[str, Link]]:
    return [(shelf.name or shelf.kind, _link(shelf, strings)) for shelf in parts if shelf.kind != "topics"]


def _link(shelf: Shelf, strings: Strings) -> Link:
    return Link(title_of(shelf, strings), shelf.address)


def _by_topic(books: Iterable[Any], strings: Strings) -> list[Group]:
    by_main = groupby(filter(main_topic, books), main_topic)
    named = ((topic, _link(Shelf("topics", topic, ()), strings), mainly) for topic, mainly in by_main)
    return [Group(topic, topic, link, [book_card(b, strings) for b in mainly]) for topic, link, mainly in named]


def _of_topic(shelf: Shelf, strings: Strings) -> list[Group]:
    halves = groupby(shelf.books, lambda book: "mainly" if main_topic(book) == shelf.name else "partly")
    named = ((half, Link(strings[half], ""), books) for half, books in halves)
    return [Group(half, shelf.name, link, [book_card(b, strings) for b in books]) for half, link, books in named]
