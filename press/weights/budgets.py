"""How much a page may weigh: the one place that says it.

Words and headers are counted as they are sent. A kind whose length is the author's may fill the first flight; one that
the theme makes has a budget near its weight, a third above it, so that growth is noticed while it is small.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FLIGHT = 14_600  # bytes: ten packets of 1,460, what a server sends before it first waits for an answer (RFC 6928)
SCRIPTS = 3_000  # bytes of inline script as they stand in a page: none is needed to read, so none may cost much

BUDGETS: Mapping[str, int] = MappingProxyType(
    {
        "article": FLIGHT,  # the long page, whole
        "section": FLIGHT,  # as long as its author makes it
        "page": FLIGHT,  # the same
        "help": 9_000,  # opened in distress, on the worst of lines; about fifteen more helplines fit
        "home": 7_500,  # a door: it leads on, and grows with nothing
        "list": FLIGHT,  # grows with every article
        "404": 6_100,  # a few words, and the way back
    }
)


def budget_of(kind: str) -> int:
    """The most bytes that a page of a kind may be on the wire; a kind that is not known here gets the flight."""
    return BUDGETS.get(kind, FLIGHT)
