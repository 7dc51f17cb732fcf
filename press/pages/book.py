"""Books as pages print them, in words: as a card in every list, and with all that is known on a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from press.pages.cover import Cover, cover_of
from press.pages.downloads import EDITOR
from press.pages.record import Link
from press.pages.shelves import Shelf, is_short, main_topic, related
from press.pages.words import Strings, listed

LIBRARY = "https://search.worldcat.org/search?q="  # every library that tells WorldCat what it has; no shop
NEAR = 6  # related books that a page has room for


class BookCard(NamedTuple):
    """A book in a list.

    `topic` is its main one. `classes` are what a page can be narrowed by: its voices, short, suicide. `by`, `length`,
    `voice` and `backing` are in words; `length` is empty where nobody has seen it.
    """

    slug: str
    front: Mapping[str, Any]
    href: str
    topic: str
    cover: Cover
    classes: str
    by: str
    length: str
    voice: str
    backing: str


@dataclass(frozen=True)
class BookDetails:
    """A book on its own page: `topic` links to all of its main topic, `near` are books like it.

    `links` lead to where its reason, its caution and its facts were read, by the keys of its front matter.
    """

    card: BookCard
    topic: Link
    links: dict[str, list[Link]]
    library: str
    near: list[BookCard]


def book_card(book: Any, strings: Strings) -> BookCard:
    """A book in the words of the interface."""
    front = book.front
    pages = strings["pages"].format(count=front["pages"]) if front["pages"] else ""
    narrow = {"short": is_short(front), "suicide": front["suicide"]}
    return BookCard(
        book.slug,
        front,
        book.url,
        main_topic(book),
        cover_of(book.slug, front["title"]),
        " ".join([*front["voice"], *(name for name, holds in narrow.items() if holds)]),
        by=listed(front["authors"], strings["and"]),
        length=", ".join(filter(None, [pages, strings["dip"] if front["dip"] else ""])),
        voice=listed(front["voice"], strings["and"], strings["voices"]),
        backing=strings["reasons"].get(front["reason_kind"], ""),
    )


def book_details(book: Any, books: Iterable[Any], strings: Strings) -> BookDetails:
    """A book as its own page prints it, among the others of the list."""
    front, card = book.front, book_card(book, strings)
    author = " ".join(front["authors"][:1]).removesuffix(EDITOR)
    return BookDetails(
        card,
        Link(strings["topics"].get(card.topic, ""), Shelf("topics", card.topic, ()).address),
        {key: _links(front[key]) for key in ("reason_sources", "caution_sources", "sources")},
        LIBRARY + quote_plus(f"{front['title']} {author}"),
        [book_card(other, strings) for other in related(book, books)[:NEAR]],
    )


def _links(urls: list[str]) -> list[Link]:
    """Links to other sites by their hosts; the second to one host has a number."""
    hosts = [re.sub(r"^https?://(www\.)?|[/?#].*$", "", url) for url in urls]
    counts = [hosts[:n].count(host) for n, host in enumerate(hosts, 1)]
    labels = [f"{host} ({count})" if count > 1 else host for host, count in zip(hosts, counts, strict=True)]
    return [*map(Link, labels, urls)]
