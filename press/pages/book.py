"""A book as its own page tells it: why it is here and who says so, what is known of it, and what is like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from press.pages.book_cards import BookCard, Strings, Way, book_card, ways_to
from press.pages.downloads import EDITOR
from press.pages.shelves import Shelf, related
from press.pages.sources import listed

LIBRARY = "https://search.worldcat.org/search?q="  # every library that tells WorldCat what it has; no shop
NEAR = 6  # related books that a page has room for


class Row(NamedTuple):
    """Something that is known of a book, and the pages where it was seen; no words: nobody has seen it."""

    label: str
    words: str
    ways: list[Way]


@dataclass(frozen=True)
class Told:
    """A book on its own page: `topic` leads to all of its main topic, `near` are books like it."""

    card: BookCard
    topic: Way
    reason_ways: list[Way]
    caution_ways: list[Way]
    rows: list[Row]
    library: str
    near: list[BookCard]


def told(book: Any, books: Iterable[Any], strings: Strings) -> Told:
    """A book as its own page tells it, among the others of the list."""
    front = book.front
    card = book_card(book, strings)
    return Told(
        card,
        Way(strings["topics"].get(card.topic, ""), Shelf("topics", card.topic, ()).address),
        ways_to(front["reason_sources"]),
        ways_to(front["caution_sources"]),
        _rows(front, strings),
        LIBRARY + quote_plus(f"{front['title']} {' '.join(front['authors'][:1]).removesuffix(EDITOR)}"),
        [book_card(other, strings) for other in related(book, books)[:NEAR]],
    )


def _rows(front: Mapping[str, Any], strings: Strings) -> list[Row]:
    """What is known of a book. What nobody has seen has no words."""
    first = f"{front['year']}, {front['publisher']}" if front["publisher"] else front["year"]
    isbn = f"{front['isbn']} ({strings['isbn_from']})" if front["isbn_from"] else front["isbn"]
    detail = f": {front['voice_detail']}" if front["voice_detail"] else ""
    words = strings["book"]
    sure = " ".join(filter(None, [words[f"sure_{front['sure']}"], front["sure_note"]])) if front["sure"] else ""
    return [
        Row(words["kind"], front["kind"], []),
        Row(words["voice"], listed([strings["voices"][v] for v in front["voice"]], strings["and"]) + detail, []),
        Row(words["countries"], listed(front["countries"], strings["and"]), []),
        Row(words["first"], first, []),
        Row(words["edition"], front["edition"], []),
        Row(words["isbn"], isbn, []),
        Row(words["length"], strings["pages"].format(count=front["pages"]) if front["pages"] else "", []),
        Row(words["sure"], sure, []),
        Row(words["seen"], "", ways_to(front["sources"])),
    ]
