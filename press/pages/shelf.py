"""The reading list and its parts as pages print them: what backs it, ways in, and books under their topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from press.books.shelf import Shelf, everything, shelves
from press.books.starting_points import StartingPoint
from press.pages.sources import listed
from press.pages.volumes import Strings, Volume, Way, volume_of
from press.schema.book import FIRM, SOFT


class Group(NamedTuple):
    """Books under one heading, which has an id and may lead on; `name` is the topic's, whose colour they have."""

    id: str
    name: str
    title: str
    href: str
    volumes: list[Volume]


class Backing(NamedTuple):
    """How many books have a reason of one sort, and in words of which kinds how many."""

    books: int
    kinds: str


class Sieve(NamedTuple):
    """What a list can be narrowed by: the class that books must have, in words, and the page that has all of these."""

    name: str
    words: str
    way: Way


NOTHING = Backing(0, "")


@dataclass(frozen=True)
class Listed:
    """The list, or a part of it, or one page of these.

    The last four say nothing but on the page of the whole.
    """

    groups: list[Group]
    sieves: list[Sieve]
    total: int
    firm: Backing
    soft: Backing
    starts: list[tuple[StartingPoint, list[Volume]]]
    topics: list[Way]


def whole(books: list[Any], points: Iterable[StartingPoint], strings: Strings) -> Listed:
    """The whole list by its main topics, as far as one page goes; the next ones are parts like any other."""
    known = {book.slug: volume_of(book, strings) for book in books}
    starts = [(point, [known[slug] for slug in point.books if slug in known]) for point in points]
    parts = list(shelves(books))
    shown = everything(books).pagers[0].rows
    kinds = Counter(book.front["reason_kind"] for book in books)
    return Listed(
        _by_topic(shown, strings),
        _sieves(parts, strings),
        len(books),
        _backing(kinds, FIRM, strings),
        _backing(kinds, SOFT, strings),
        [start for start in starts if start[1]],
        [_way(shelf, strings) for shelf in parts if shelf.kind == "topics"],
    )


def part(shelf: Shelf, strings: Strings) -> Listed:
    """A part of the list: a topic by whether it is the main one, any other by topics."""
    inside = [one for one in shelves(shelf.books) if len(one.books) < len(shelf.books)]
    groups = _of_topic(shelf, strings) if shelf.kind == "topics" else _by_topic(shelf.books, strings)
    return Listed(groups, _sieves(inside, strings), len(shelf.books), NOTHING, NOTHING, [], [])


def title_of(shelf: Shelf, strings: Strings) -> str:
    """What the page of a part of the list is called."""
    if not shelf.kind:
        return str(strings["books"])
    titles: Mapping[str, str] = strings["topics"] if shelf.kind == "topics" else strings["shelves"]
    return titles[shelf.name or shelf.kind]


def _backing(kinds: Mapping[str, int], sort: Iterable[str], strings: Strings) -> Backing:
    found = [kind for kind in sort if kinds[kind]]
    words = listed([f"{strings['reasons'][kind]} ({kinds[kind]})" for kind in found], strings["and"])
    return Backing(sum(kinds[kind] for kind in found), words)


def _sieves(parts: Iterable[Shelf], strings: Strings) -> list[Sieve]:
    words = {"short": strings["short"], **strings["voices"]}
    named = ((shelf.name or shelf.kind, shelf) for shelf in parts if shelf.kind != "topics")
    return [Sieve(name, words[name], _way(shelf, strings)) for name, shelf in named]


def _way(shelf: Shelf, strings: Strings) -> Way:
    return Way(title_of(shelf, strings), shelf.address)


def _by_topic(books: Iterable[Any], strings: Strings) -> list[Group]:
    groups = []
    for topic, mainly in groupby((b for b in books if b.front["topics"]), lambda book: book.front["topics"][0]):
        way = _way(Shelf("topics", topic, ()), strings)
        groups.append(Group(topic, topic, way.label, way.href, [volume_of(book, strings) for book in mainly]))
    return groups


def _of_topic(shelf: Shelf, strings: Strings) -> list[Group]:
    halves = groupby(shelf.books, lambda book: "mainly" if book.front["topics"][0] == shelf.name else "partly")
    return [
        Group(half, shelf.name, strings[half], "", [volume_of(b, strings) for b in books]) for half, books in halves
    ]
