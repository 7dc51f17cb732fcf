"""Books as every page prints them: in words, with the addresses that they lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from press.pages.cover import Cover, cover_of
from press.pages.shelves import is_short
from press.pages.sources import listed

Strings = Mapping[str, Any]


class Way(NamedTuple):
    """A link by its words; `href` counts from the site's root, or leads to another site."""

    label: str
    href: str


class BookCard(NamedTuple):
    """A book in a list.

    `topic` is its main one. `names` are classes by which a page can be narrowed: its voices, short, suicide. `by`,
    `length`, `voice` and `backing` are in words; `length` is empty where nobody has seen it.
    """

    slug: str
    front: Mapping[str, Any]
    href: str
    topic: str
    cover: Cover
    names: str
    by: str
    length: str
    voice: str
    backing: str


def book_card(book: Any, strings: Strings) -> BookCard:
    """A book in the words of the interface."""
    front = book.front
    names = [*front["voice"], *(["short"] if is_short(front) else []), *(["suicide"] if front["suicide"] else [])]
    pages = strings["pages"].format(count=front["pages"]) if front["pages"] else ""
    return BookCard(
        book.slug,
        front,
        book.url,
        next(iter(front["topics"]), ""),
        cover_of(book.slug, front["title"]),
        " ".join(names),
        by=listed(front["authors"], strings["and"]),
        length=", ".join(filter(None, [pages, strings["dip"] if front["dip"] else ""])),
        voice=listed([strings["voices"][voice] for voice in front["voice"]], strings["and"]),
        backing=strings["reasons"].get(front["reason_kind"], ""),
    )


def ways_to(addresses: list[str]) -> list[Way]:
    """Links to other sites by their hosts; the second to one host has a number."""
    seen: Counter[str] = Counter()
    ways = []
    for address in addresses:
        host = re.sub(r"^https?://(www\.)?|[/?#].*$", "", address)
        seen[host] += 1
        ways.append(Way(f"{host} ({seen[host]})" if seen[host] > 1 else host, address))
    return ways
