"""The tables of docs/load.md, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from press.load.assumptions import DAYS, EDGES, FREE, HOLDS, LINE, MONTH, NGINX, PACKETS, RSA, Day
from press.load.visits import Answers, Visit, answers_of, visits_of
from press.page_weight import BUDGETS

NAMES = {
    "article": "the long article",
    "page": "another page",
    "picture": "a picture in a text",
    "icon": "the icon",
    "same": "“not changed”",
    "begin": "a new connection",
}


def tables(weights: Mapping[str, int] = BUDGETS) -> dict[str, str]:
    """The tables by their names. `weights` are the bytes of a kind of page on the wire."""
    ours, own = answers_of(weights), answers_of(weights, own=True)
    visits, theirs = visits_of(ours), visits_of(own)
    return {
        "answers": _answers(ours, own),
        "visits": _visits(visits, theirs),
        "alone": _alone(visits),
        "behind": _behind(ours.same * PACKETS),
        "amounts": _amounts(theirs["first"], ours.same * PACKETS),
    }


def _answers(ours: Answers, own: Answers) -> str:
    rows = [[name, f"{getattr(ours, key):,}", f"{getattr(own, key):,}"] for key, name in NAMES.items()]
    return _table(["answer", "bytes", "where the host compresses by itself"], rows)


def _visits(ours: Mapping[str, Visit], own: Mapping[str, Visit]) -> str:
    rows = [[name, str(one.requests), f"{one.sent:,.0f}", f"{own[name].sent:,.0f}"] for name, one in ours.items()]
    return _table(["visit", "requests", "bytes", "where the host compresses by itself"], rows)


def _alone(visits: Mapping[str, Visit]) -> str:
    """One server that answers everything itself, in the busiest second."""
    rows = [[day.name, name, *_second(day, visit)] for day in DAYS for name, visit in visits.items()]
    return _table(["day", "visit", "answers a second", "line", "new connections a second", "sent on that day"], rows)


def _second(day: Day, visit: Visit) -> list[str]:
    """What a second asks of one server, with its share of what that can do, and what the whole day sends."""
    asked, sent = day.second * visit.requests, day.second * visit.sent
    return [
        f"{asked:,.0f} ({asked / NGINX:.1%})",
        f"{sent * 8 / 1e6:,.0f} Mbit/s ({sent / LINE:.0%})",
        f"{day.second:,.0f} ({day.second / RSA:.0%})",
        f"{day.visits * visit.sent / 1e9:,.0f} GB",
    ]


def _behind(same: float) -> str:
    """A server behind a CDN: what is left of the busiest second when the CDN asks each time, or holds answers."""
    rows = []
    for day in DAYS:
        for hold in (0, *HOLDS):
            left = left_of(day, hold)
            how = f"holds an answer for {hold} seconds" if hold else "asks each time"
            rows.append([day.name, how, f"{left:,.0f}", f"{left * same * 8 / 1e6:,.2f} Mbit/s"])
    return _table(["day", "the CDN", "answers a second", "line"], rows)


def left_of(day: Day, hold: int) -> float:
    """Questions a second that a CDN passes on: two pages and the icon of each visit, or each file once a place."""
    asked = 3 * day.second
    return min(asked, EDGES * (day.pages + 1) / hold) if hold else asked


def _amounts(visit: Visit, same: float) -> str:
    """Amounts to multiply with a host's prices; every visit is taken as a first one without a picture."""
    usual, burst = DAYS
    held = EDGES * (burst.pages + 1) * 86_400 / HOLDS[1]
    rows = [
        *_both("a month of usual days", MONTH * usual.visits, visit, same),
        *_both("a burst", burst.visits, visit, same),
        _row(f"the same: the store, to a CDN that holds an answer for {HOLDS[1]} seconds", held * same, held),
        _row("what GitHub Pages sends gladly in a month", FREE, visit.requests * FREE / visit.sent),
    ]
    return _table(["what", "bytes", "requests"], rows)


def _both(when: str, visits: int, visit: Visit, same: float) -> list[list[str]]:
    """What a CDN sends to readers, and what a store sends to a CDN that asks each time."""
    asked = visits * visit.requests
    return [
        _row(f"{when}: the CDN, to readers", visits * visit.sent, asked),
        _row("the same: the store, to a CDN that asks each time", asked * same, asked),
    ]


def _row(what: str, size: float, asked: float) -> list[str]:
    return [what, f"{size / 1e9:,.1f} GB", f"{asked / 1e6:,.1f} million"]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
