"""Books as pages print them, in words: as a card in every list, and with all that is known on a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from press.pages.cover import Cover, cover_of
from press.pages.downloads import EDITOR
from press.pages.shelves import Shelf, is_short, main_topic, related
from press.pages.sources import listed

LIBRARY = "https://search.worldcat.org/search?q="  # every library that tells WorldCat what it has; no shop
NEAR = 6  # related books that a page has room for
Strings = Mapping[str, Any]


class Hyperlink(NamedTuple):
    """A link by its words; `href` counts from the site's root, or leads to another site."""

    label: str
    href: str


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


class Row(NamedTuple):
    """Something that is known of a book, or the pages where it was seen; without either: nobody has seen it."""

    label: str
    words: str
    links: tuple[Hyperlink, ...] = ()


@dataclass(frozen=True)
class BookDetails:
    """A book on its own page: `topic` links to all of its main topic, `near` are books like it."""

    card: BookCard
    topic: Hyperlink
    reason_links: tuple[Hyperlink, ...]
    caution_links: tuple[Hyperlink, ...]
    rows: list[Row]
    library: str
    near: list[BookCard]


def book_card(book: Any, strings: Strings) -> BookCard:
    """A book in the words of the interface."""
    front = book.front
    short, suicide = "short" if is_short(front) else "", "suicide" if front["suicide"] else ""
    pages = strings["pages"].format(count=front["pages"]) if front["pages"] else ""
    return BookCard(
        book.slug,
        front,
        book.url,
        main_topic(book),
        cover_of(book.slug, front["title"]),
        " ".join(filter(None, [*front["voice"], short, suicide])),
        by=listed(front["authors"], strings["and"]),
        length=", ".join(filter(None, [pages, strings["dip"] if front["dip"] else ""])),
        voice=listed([strings["voices"][voice] for voice in front["voice"]], strings["and"]),
        backing=strings["reasons"].get(front["reason_kind"], ""),
    )


def book_details(book: Any, books: Iterable[Any], strings: Strings) -> BookDetails:
    """A book as its own page prints it, among the others of the list."""
    front = book.front
    card = book_card(book, strings)
    return BookDetails(
        card,
        Hyperlink(strings["topics"].get(card.topic, ""), Shelf("topics", card.topic, ()).address),
        _links(front["reason_sources"]),
        _links(front["caution_sources"]),
        _rows(card, strings),
        LIBRARY + quote_plus(f"{front['title']} {' '.join(front['authors'][:1]).removesuffix(EDITOR)}"),
        [book_card(other, strings) for other in related(book, books)[:NEAR]],
    )


def _rows(card: BookCard, strings: Strings) -> list[Row]:
    """What is known of a book. What nobody has seen has no words."""
    front, words = card.front, strings["book"]
    isbn = f"{front['isbn']} ({strings['isbn_from']})" if front["isbn_from"] else front["isbn"]
    detail = f": {front['voice_detail']}" if front["voice_detail"] else ""
    sure = " ".join(filter(None, [words[f"sure_{front['sure']}"], front["sure_note"]])) if front["sure"] else ""
    return [
        Row(words["kind"], front["kind"]),
        Row(words["voice"], card.voice + detail),
        Row(words["countries"], listed(front["countries"], strings["and"])),
        Row(words["first"], ", ".join(filter(None, [front["year"], front["publisher"]]))),
        Row(words["edition"], front["edition"]),
        Row(words["isbn"], isbn),
        Row(words["length"], strings["pages"].format(count=front["pages"]) if front["pages"] else ""),
        Row(words["sure"], sure),
        Row(words["seen"], "", _links(front["sources"])),
    ]


def _links(urls: list[str]) -> tuple[Hyperlink, ...]:
    """Links to other sites by their hosts; the second to one host has a number."""
    hosts = [re.sub(r"^https?://(www\.)?|[/?#].*$", "", url) for url in urls]
    counts = [hosts[:n].count(host) for n, host in enumerate(hosts, 1)]
    labels = [f"{host} ({count})" if count > 1 else host for host, count in zip(hosts, counts, strict=True)]
    return tuple(map(Hyperlink, labels, urls))
