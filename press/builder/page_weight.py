"""What each page weighs as a good host sends it, and how much it should weigh at most.

A server sends ten packets and then waits to hear that they arrived, so a page that fits in them is there at once,
styles and all; on a bad line each further round is a wait. Pages grow a little at a time and nobody sees it, so every
build weighs them. A page over its budget is advice, since its readers may need the words; over twice of it is an error.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import brotli
from selectolax.lexbor import LexborHTMLParser

from press.core.files import replace_file
from press.core.http_headers import headers_of
from press.core.problems import Problem
from press.core.urls import url_path

FLIGHT = 14_600  # bytes: ten packets of 1,460, what a server sends before it first waits for an answer (RFC 6928)
# Headers and compressed body. A page whose length is its author's may fill the first flight. An article's long page may
# take more: the flight brings its answers, and the rest comes while they are read. One that the theme and the data make
# has a budget nearer to what it weighs, so that its growth is noticed early.
BUDGETS: Mapping[str, int] = {
    "article": 20_000,
    "section": FLIGHT,
    "page": FLIGHT,
    "help": 9_000,  # opened in distress, on the worst of lines; about ten more helplines fit
    "home": 9_000,
    "books": 2 * FLIGHT,  # all books with why each is here: one wait, for those who have chosen to look for a book
    "shelf": 2 * FLIGHT,  # a part of them: fifty books, with why each is here
    "book": 7_600,
    "source": 6_100,
    "sources": FLIGHT,
    "list": FLIGHT,
    "moved": 4_200,
    "404": 6_100,
}
LIMIT = 2  # times its budget: beyond that, a page fails the build
HINT = "Take something out, or move a part to a page of its own; docs/writing.md, “When a page is heavy”, says how."
DATE = "Mon, 23 Nov 2026 12:00:00 GMT"  # every date in a header has this length
ETAG = f'"{"0" * 32}"'  # hosts differ; 32 digits is what the longer ones send

Measured = tuple[str, int]  # a page's kind, and its bytes as sent


class Weight(NamedTuple):
    """One page: its file in the output, its kind of page, and its bytes as sent."""

    name: str
    kind: str
    sent: int

    @property
    def budget(self) -> int:
        """The bytes that it should have at most; a kind without a budget gets the first flight."""
        return BUDGETS.get(self.kind, FLIGHT)


def weigh(folder: Path, cache_file: Path) -> list[Weight]:
    """Every page below a folder, drafts too.

    Brotli at its best takes about 25 milliseconds a page, so `cache_file` keeps what the last build weighed; one that
    is missing or broken costs time and nothing else.
    """
    pages = {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.html"))}
    keys = {name: _key(page) for name, page in pages.items()}
    known = _load(cache_file)
    new = {key: pages[name] for name, key in keys.items() if key not in known}
    with ThreadPoolExecutor() as pool:  # brotli releases Python's lock
        known |= zip(new, pool.map(_measure, new.values()), strict=True)
    with suppress(OSError):  # then the next build weighs again
        replace_file(
            cache_file, json.dumps({key: known[key] for key in keys.values()}, indent=1, sort_keys=True) + "\n"
        )
    return [Weight(name, *known[key]) for name, key in keys.items()]


def heavy_pages(weights: Iterable[Weight]) -> Iterator[Problem]:
    """A problem for each page that is over its budget."""
    for page in weights:
        if page.sent > page.budget:
            failed = page.sent > LIMIT * page.budget
            wanted = f"a page of its kind ({page.kind}) should weigh {page.budget:,} at most"
            message = f"weighs {page.sent:,} bytes as it is sent; {wanted}"
            limit = ", and over twice that fails the build" if failed else ""
            yield Problem(page.name, 0, "page-too-heavy" if failed else "page-heavy", message + limit, HINT)


def heaviest(weights: Iterable[Weight]) -> str:
    """The heaviest page of each kind, a line each: what it weighs, what it should weigh at most, its URL."""
    by_kind = {page.kind: page for page in sorted(weights, key=lambda page: page.sent)}
    rows = sorted(by_kind.values(), key=lambda page: [*BUDGETS, page.kind].index(page.kind))
    return "\n".join(
        f"{page.kind:<8} {page.sent:>7,} of {page.budget:>6,} bytes  {url_path(page.name)}{_over(page)}"
        for page in rows
    )


def _head_size(size: int) -> int:
    """The bytes of the head of an HTTP/1.1 answer with a page compressed to `size` bytes; HTTP/2 sends fewer."""
    headers = {"Date": DATE, "Last-Modified": DATE, "ETag": ETAG, "Content-Length": f"{size}"}
    headers |= {"Content-Encoding": "br", "Vary": "Accept-Encoding", **headers_of("index.html", encrypted=True)}
    return len("HTTP/1.1 200 OK\r\n\r\n") + sum(len(f"{key}: {value}\r\n") for key, value in headers.items())


def _over(page: Weight) -> str:
    return f"  over by {page.sent - page.budget:,}" if page.sent > page.budget else ""


def _measure(page: bytes) -> Measured:
    body = LexborHTMLParser(page).body
    kind = ((body and body.attributes.get("class")) or "on-other").removeprefix("on-")
    size = len(brotli.compress(page, quality=11))
    return kind, _head_size(size) + size


def _key(page: bytes) -> str:
    """What a page is cached by: its bytes, and what else decides how many are sent."""
    return hashlib.sha256(f"{brotli.__version__} {_head_size(FLIGHT)}\n".encode() + page).hexdigest()


def _load(file: Path) -> dict[str, Measured]:
    try:
        rows = json.loads(file.read_text("utf-8")).items()
        return {key: (str(kind), int(sent)) for key, (kind, sent) in rows}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
