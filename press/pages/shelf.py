"""The reading list and its parts as pages print them: what backs it, ways in, and books under their topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from press.content.starting_points import StartingPoint
from press.pages.book_cards import BookCard, Strings, Way, book_card
from press.pages.shelves import Shelf, everything, shelves


class Group(NamedTuple):
    """Books under one heading, which has an id and may lead on; `name` is the topic's, whose colour they have."""

    id: str
    name: str
    title: str
    href: str
    cards: list[BookCard]


class Sieve(NamedTuple):
    """What a list can be narrowed by: the class that books must have, and the page that has all of these."""

    name: str
    way: Way


@dataclass(frozen=True)
class Listed:
    """The list, or a part of it, or one page of these.

    The last four say nothing but on the page of the whole; `core` and `more` say what backs the books of each tier.
    """

    groups: list[Group]
    sieves: list[Sieve]
    total: int
    core: str
    more: str
    starts: list[tuple[StartingPoint, list[BookCard]]]
    topics: list[Way]


def whole(books: list[Any], points: Iterable[StartingPoint], strings: Strings) -> Listed:
    """The whole list by its main topics, as far as one page goes; the next ones are parts like any other."""
    known = {book.slug: book_card(book, strings) for book in books}
    starts = [(point, [known[slug] for slug in point.books if slug in known]) for point in points]
    parts = list(shelves(books))
    shown = everything(books).pagers[0].rows
    return Listed(
        _by_topic(shown, strings),
        _sieves(parts, strings),
        len(books),
        _backing(books, "core", strings),
        _backing(books, "more", strings),
        [start for start in starts if start[1]],
        [_way(shelf, strings) for shelf in parts if shelf.kind == "topics"],
    )


def part(shelf: Shelf, strings: Strings) -> Listed:
    """A part of the list: a topic by whether it is the main one, any other by topics."""
    inside = [one for one in shelves(shelf.books) if len(one.books) < len(shelf.books)]
    groups = _of_topic(shelf, strings) if shelf.kind == "topics" else _by_topic(shelf.books, strings)
    return Listed(groups, _sieves(inside, strings), len(shelf.books), "", "", [], [])


def title_of(shelf: Shelf, strings: Strings) -> str:
    """What the page of a part of the list is called."""
    if not shelf.kind:
        return str(strings["books"])
    titles: Mapping[str, str] = strings["topics"] if shelf.kind == "topics" else strings["shelves"]
    return titles[shelf.name or shelf.kind]


def _backing(books: Iterable[Any], tier: str, strings: Strings) -> str:
    """How many books of a tier each kind of reason backs: a sentence for each kind, the most common first."""
    kinds = Counter(book.front["reason_kind"] for book in books if book.front["tier"] == tier)
    named = ((strings["reasons"][kind], count) for kind, count in kinds.most_common() if kind in strings["reasons"])
    return " ".join(f"{words[:1].upper()}{words[1:]}: {count}." for words, count in named)


def _sieves(parts: Iterable[Shelf], strings: Strings) -> list[Sieve]:
    return [Sieve(shelf.name or shelf.kind, _way(shelf, strings)) for shelf in parts if shelf.kind != "topics"]


def _way(shelf: Shelf, strings: Strings) -> Way:
    return Way(title_of(shelf, strings), shelf.address)


def _by_topic(books: Iterable[Any], strings: Strings) -> list[Group]:
    groups = []
    for topic, mainly in groupby((b for b in books if b.front["topics"]), lambda book: book.front["topics"][0]):
        way = _way(Shelf("topics", topic, ()), strings)
        groups.append(Group(topic, topic, way.label, way.href, [book_card(book, strings) for book in mainly]))
    return groups


def _of_topic(shelf: Shelf, strings: Strings) -> list[Group]:
    halves = groupby(shelf.books, lambda book: "mainly" if book.front["topics"][0] == shelf.name else "partly")
    return [
        Group(half, shelf.name, strings[half], "", [book_card(b, strings) for b in books]) for half, books in halves
    ]
