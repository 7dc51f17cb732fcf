"""What a visit asks for, and how many bytes it gets.

The icon is asked about like a page. Browsers often keep it longer than they are told to, and those that do cost less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from press.http_headers import headers_of
from press.load.assumptions import HANDSHAKE, ICON, OWN, PACKETS, PICTURE
from press.page_weight import DATE, ETAG, head_size


@dataclass(frozen=True)
class Answers:
    """The bytes of each answer, head and body; `begin` are those of an encrypted connection."""

    article: int
    page: int
    picture: int
    icon: int
    same: int
    begin: int


@dataclass(frozen=True)
class Visit:
    """A visit: how many requests it makes, and all bytes that are sent for it."""

    requests: int
    sent: float


def answers_of(weights: Mapping[str, int], *, own: bool = False) -> Answers:
    """What is sent.

    Args:
        weights: the bytes of a kind of page on the wire, with our own compressed copies.
        own: whether the host compresses by itself.
    """
    article, page = weights["article"], weights["section"]
    return Answers(
        article=_by_itself(article) if own else article,
        page=_by_itself(page) if own else page,
        picture=PICTURE + _head("media/a.00000000.avif"),
        icon=ICON + _head("icon.svg"),
        same=_head("index.html") - len("Content-Type: text/html; charset=utf-8\r\n"),
        begin=HANDSHAKE,
    )


def visits_of(sent: Answers) -> dict[str, Visit]:
    """The kinds of visit, by their names."""
    first = sent.begin + sent.article + sent.page + sent.icon
    return {
        "first": Visit(3, first * PACKETS),
        "with a picture": Visit(4, (first + sent.picture) * PACKETS),
        "again": Visit(3, (sent.begin + 3 * sent.same) * PACKETS),
    }


def _by_itself(sent: int) -> int:
    """A page of `sent` bytes as a host sends it that takes no copy of ours."""
    head = head_size("index.html", sent)
    return head + round((sent - head) * OWN)


def _head(name: str) -> int:
    """Bytes of the head of an answer."""
    said = {
        "Date": DATE,
        "ETag": ETAG,
        "Last-Modified": DATE,
        **headers_of(name, encrypted=True),
    }
    return len("HTTP/1.1 304 Not Modified\r\n\r\n") + sum(len(f"{key}: {value}\r\n") for key, value in said.items())
