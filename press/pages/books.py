"""The reading list as pages print it: a book as a card and on a page of its own, the list and its parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from press.content.starting_points import StartingPoint
from press.pages.cover import Cover, cover_of
from press.pages.downloads import EDITOR
from press.pages.record import Link
from press.pages.shelves import Shelf, everything, is_short, main_topic, shelves
from press.pages.words import Strings

LIBRARY = "https://search.worldcat.org/search?q="  # every library that tells WorldCat what it has; no shop


class BookCard(NamedTuple):
    """A book in a list.

    `topic` is its main one. `classes` are what a page can be narrowed by: its voices, short, suicide. `length` is in
    words, and empty where nobody has seen it.
    """

    front: Mapping[str, Any]
    href: str
    topic: str
    cover: Cover
    classes: str
    length: str


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
    the page of the whole has the last three; `backing` says what backs the books of each tier.
    """

    groups: list[Group]
    filters: list[tuple[str, Link]]
    backing: Sequence[str] = ()
    starts: Sequence[tuple[StartingPoint, list[BookCard]]] = ()
    topics: Sequence[Link] = ()


def book_card(book: Any, strings: Strings) -> BookCard:
    """A book in the words of the interface."""
    front = book.front
    pages = strings["pages"].format(count=front["pages"]) if front["pages"] else ""
    narrow = {"short": is_short(front), "suicide": front["suicide"]}
    return BookCard(
        front,
        book.url,
        main_topic(book),
        cover_of(book.slug, front["title"]),
        " ".join([*front["voice"], *(name for name, holds in narrow.items() if holds)]),
        ", ".join(filter(None, [pages, strings["dip"] if front["dip"] else ""])),
    )


def elsewhere(book: Any) -> dict[str, list[Link]]:
    """Links from a book's page to other sites: to libraries, and by its keys to where we read what we say of it."""
    front = book.front
    author = " ".join(front["authors"][:1]).removesuffix(EDITOR)
    library = Link("", LIBRARY + quote_plus(f"{front['title']} {author}"))
    return {"library": [library]} | {key: _links(front[key]) for key in front if key.endswith("sources")}


def full_list(books: Sequence[Any], points: Iterable[StartingPoint], strings: Strings) -> BookList:
    """The whole list by its main topics, as far as one page goes; the next ones are parts like any other."""
    cards = {book.slug: book_card(book, strings) for book in books}
    starts = ((point, [cards[slug] for slug in point.books if slug in cards]) for point in points)
    parts = [*shelves(books)]
    return BookList(
        _by_topic(everything(books).pagers[0].rows, strings),
        _filters(parts, strings),
        [*_backing(books, strings)],
        [(point, found) for point, found in starts if found],
        [link_to(shelf, strings) for shelf in parts if shelf.kind == "topics"],
    )


def part_of_list(shelf: Shelf, strings: Strings) -> BookList:
    """A part of the list: a topic by whether it is the main one, any other by topics."""
    inside = [part for part in shelves(shelf.books) if len(part.books) < len(shelf.books)]
    groups = _of_topic(shelf, strings) if shelf.kind == "topics" else _by_topic(shelf.books, strings)
    return BookList(groups, _filters(inside, strings))


def link_to(shelf: Shelf, strings: Strings) -> Link:
    """A link to the page of a part of the list, by its title."""
    titles = strings["shelves"] | strings["topics"] | {"": strings["books"]}
    return Link(titles[shelf.name or shelf.kind], shelf.address)


def _backing(books: Sequence[Any], strings: Strings) -> Iterator[str]:
    """How many books of each tier each kind of reason backs, the most common first."""
    for tier in ("core", "more"):
        kinds = Counter(book.front["reason_kind"] for book in books if book.front["tier"] == tier)
        named = [(strings["reasons"][kind], n) for kind, n in kinds.most_common() if kind in strings["reasons"]]
        if named:
            sentences = " ".join(f"{words[:1].upper()}{words[1:]}: {count}." for words, count in named)
            yield strings[f"backing_{tier}"].format(kinds=sentences)


def _filters(parts: Iterable[Shelf], strings: Strings) -> list[tuple[str, Link]]:
    return [(shelf.name or shelf.kind, link_to(shelf, strings)) for shelf in parts if shelf.kind != "topics"]


def _by_topic(books: Iterable[Any], strings: Strings) -> list[Group]:
    by_main = groupby(filter(main_topic, books), main_topic)
    named = ((topic, link_to(Shelf("topics", topic, ()), strings), mainly) for topic, mainly in by_main)
    return [Group(topic, topic, link, [book_card(b, strings) for b in mainly]) for topic, link, mainly in named]


def _of_topic(shelf: Shelf, strings: Strings) -> list[Group]:
    halves = groupby(shelf.books, lambda book: "mainly" if main_topic(book) == shelf.name else "partly")
    named = ((half, Link(strings[half], ""), books) for half, books in halves)
    return [Group(half, shelf.name, link, [book_card(b, strings) for b in books]) for half, link, books in named]


def _links(urls: list[str]) -> list[Link]:
    """Links to other sites by their hosts; the second to one host has a number."""
    hosts = [re.sub(r"^https?://(www\.)?|[/?#].*$", "", url) for url in urls]
    counts = [hosts[:n].count(host) for n, host in enumerate(hosts, 1)]
    labels = [f"{host} ({count})" if count > 1 else host for host, count in zip(hosts, counts, strict=True)]
    return [*map(Link, labels, urls)]
