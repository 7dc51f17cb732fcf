"""How much a page may weigh: the one place that says it.

Bodies and headers are counted as they are sent. A kind whose length is the author's may fill the first flight; one that
the theme and the data make has a budget nearer to what it weighs, so that its growth is noticed while it is small.
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
        "home": 9_000,  # a door: it shows the newest article as far as its first heading, and leads on
        "books": 2 * FLIGHT,  # all books with why each is here: one wait, for those who have chosen to look for a book
        "shelf": 2 * FLIGHT,  # fifty of them at most
        "book": 7_600,  # one book: a few sentences, and what is known of it
        "source": 6_100,  # one source: a few sentences
        "sources": FLIGHT,  # grows with every source
        "list": FLIGHT,  # grows with every article
        "moved": 4_200,  # a sentence, and the way on
        "404": 6_100,  # a few words, and the way back
    }
)


def budget_of(kind: str) -> int:
    """The most bytes that a page of a kind may be on the wire; a kind that is not known here gets the flight."""
    return BUDGETS.get(kind, FLIGHT)
