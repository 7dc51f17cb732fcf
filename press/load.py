"""What readers cost whoever sends them the site, worked out from page weight and cache rules.

`python -m press.load` prints the tables of docs/load.md. They take what a page may weigh at most, so they hold for
every release; `python -m press.load output` takes what the pages in that folder weigh. What is neither measured nor
decided here is an assumption, says so, and is meant to be changed.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.headers import headers_of
from press.weights import weigh, wire
from press.weights.budgets import BUDGETS

PICTURE = 70_000  # bytes, an assumption: a photo in the text as AVIF, 768 pixels wide
ICON = 180  # bytes of icon.svg
HANDSHAKE = 4_000  # bytes that a server sends to begin an encrypted connection, an assumption: its certificates decide
PACKETS = 1_500 / 1_460  # every packet of 1,460 bytes has a head of its own
BURST = 3  # an assumption: how many times busier than its hour's mean the busiest second is
EDGES = 300  # an assumption: places in which a CDN keeps copies of its own
HOLDS = (10, 60, 300)  # seconds for which a CDN may hold a page
NGINX = 81_000  # answers a second of one nginx, measured with wrk on two busy cores, without encryption
RSA, ECDSA = 4_000, 50_000  # handshakes a second of one core, measured with `openssl speed rsa2048 ecdsap256`
LINE = 1e9 / 8  # bytes a second: one gigabit
FREE = 100e9  # bytes a month: GitHub Pages' soft limit
MONTH = 30  # days


@dataclass(frozen=True)
class Day:
    """A day: how many visits it has, which part of them is in its busiest hour, and how many pages they ask for."""

    name: str
    visits: int
    hour: float
    pages: int

    @property
    def second(self) -> float:
        """Visits in its busiest second."""
        return self.visits * self.hour / 3600 * BURST


DAYS = (  # the shares are assumptions
    Day("usual", 1_000_000, 0.10, 100),
    Day("burst", 5_000_000, 0.25, 2),
)


@dataclass(frozen=True)
class Visit:
    """A visit: requests for pages, for other files, and all bytes that are sent for it."""

    pages: int
    files: int
    sent: float


def tables(weights: Mapping[str, int] = BUDGETS) -> dict[str, str]:
    """The tables in Markdown, by their names. `weights` are the bytes of a kind of page on the wire."""
    answers = _answers(weights)
    visits = visits_of(answers)
    return {
        "answers": _table(["answer", "bytes"], [[name, f"{size:,}"] for name, size in answers.items()]),
        "visits": _table(
            ["visit", "requests", "bytes"],
            [[name, str(one.pages + one.files), f"{one.sent:,.0f}"] for name, one in visits.items()],
        ),
        "alone": _alone(visits),
        "behind": _behind(answers),
        "amounts": _amounts(answers, visits["first"]),
    }


def _answers(weights: Mapping[str, int]) -> dict[str, int]:
    return {
        "the long article": weights["article"],
        "another page": weights["section"],
        "a picture in a text": PICTURE + _head("media/a.00000000.avif"),
        "the icon": ICON + _head("icon.svg"),
        "“not changed”": _head("index.html") - len("Content-Type: text/html; charset=utf-8\r\n"),
        "a new connection": HANDSHAKE,
    }


def _head(name: str) -> int:
    """Bytes of the head of an answer."""
    said = {"Date": wire.DATE, "ETag": wire.ETAG, "Last-Modified": wire.DATE, **headers_of(name, encrypted=True)}
    return len("HTTP/1.1 304 Not Modified\r\n\r\n") + sum(len(f"{key}: {value}\r\n") for key, value in said.items())


def visits_of(answers: Mapping[str, int]) -> dict[str, Visit]:
    """The kinds of visit, by their names. `answers` are bytes in the order of the table."""
    article, page, picture, icon, same, begin = answers.values()
    return {
        "first": Visit(2, 1, (begin + article + page + icon) * PACKETS),
        "with a picture": Visit(2, 2, (begin + article + page + icon + picture) * PACKETS),
        "again": Visit(2, 0, (begin + 2 * same) * PACKETS),
    }


def _alone(visits: Mapping[str, Visit]) -> str:
    """One server that answers everything itself, in the busiest second."""
    rows = []
    for day in DAYS:
        for name, visit in visits.items():
            asked, sent = day.second * (visit.pages + visit.files), day.second * visit.sent
            line = f"{sent * 8 / 1e6:,.0f} Mbit/s ({sent / LINE:.0%})"
            whole = f"{day.visits * visit.sent / 1e9:,.0f} GB"
            rows.append([day.name, name, f"{asked:,.0f} ({asked / NGINX:.1%})", line, f"{day.second:,.0f}", whole])
    return _table(["day", "visit", "answers a second", "line", "new connections a second", "sent on that day"], rows)


def _behind(answers: Mapping[str, int]) -> str:
    """A server behind a CDN: what at most is left of the busiest second when the CDN asks each time, or holds pages."""
    rows = []
    for day in DAYS:
        asked = 2 * day.second
        for hold in (0, *HOLDS):
            left = min(asked, EDGES * day.pages / hold) if hold else asked
            how = f"holds a page for {hold} seconds" if hold else "asks about a page each time"
            line = left * answers["“not changed”"] * PACKETS * 8 / 1e6
            rows.append([day.name, how, f"{left:,.0f}", f"{line:,.2f} Mbit/s"])
    return _table(["day", "the CDN", "answers a second", "line"], rows)


def _amounts(answers: Mapping[str, int], visit: Visit) -> str:
    """Amounts to multiply with a host's prices; every visit is taken as a first one without a picture."""
    usual, burst = DAYS
    month, same = MONTH * usual.visits, answers["“not changed”"] * PACKETS
    every = visit.pages + visit.files
    held = EDGES * burst.pages * 86_400 / HOLDS[1]
    rows: list[tuple[str, float, float]] = [
        ("a month of usual days: the CDN, to readers", month * visit.sent, month * every),
        ("the same: the store, to a CDN that asks each time", month * visit.pages * same, month * visit.pages),
        ("a burst: the CDN, to readers", burst.visits * visit.sent, burst.visits * every),
        (
            "the same: the store, to a CDN that asks each time",
            burst.visits * visit.pages * same,
            burst.visits * visit.pages,
        ),
        (f"the same: the store, to a CDN that holds pages for {HOLDS[1]} seconds", held * same, held),
        ("what GitHub Pages sends gladly in a month", FREE, every * FREE / visit.sent),
    ]
    shown = [[what, f"{size / 1e9:,.1f} GB", f"{asks / 1e6:,.1f} million"] for what, size, asks in rows]
    return _table(["what", "bytes", "requests"], shown)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _heaviest(folder: Path) -> dict[str, int]:
    """The heaviest page of each kind in a folder."""
    built = sorted(weigh(folder, folder.parent / ".build/weights.json"), key=lambda page: page.sent)
    return {page.kind: page.sent for page in built}


if __name__ == "__main__":
    for name, table in tables(*map(_heaviest, map(Path, sys.argv[1:]))).items():
        sys.stdout.write(f"{name}\n{table}\n\n")
