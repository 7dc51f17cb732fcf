"""A long list, cut into pages: what stands on each, where it is, and which others it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LENGTH = 50  # rows of a page: about five screens of a telephone
Row = TypeVar("Row")


@dataclass(frozen=True)
class Pager(Generic[Row]):
    """A page of a list: its rows, its number from 1 on, how many there are, and the address of the first."""

    rows: Sequence[Row]
    number: int
    total: int
    base: str

    @property
    def address(self) -> str:
        """The address of this page, from the site's root: `articles/`, `articles/2/`."""
        return self.at(self.number)

    def at(self, number: int) -> str:
        """The address of the page with a number."""
        return self.base if number == 1 else f"{self.base}{number}/"

    @property
    def numbers(self) -> list[int]:
        """The pages that this one leads to, and itself: the first, the last and its neighbours."""
        wanted = {1, self.number - 1, self.number, self.number + 1, self.total}
        return [number for number in sorted(wanted) if 1 <= number <= self.total]


def paginate(rows: Sequence[Row], base: str, length: int) -> list[Pager[Row]]:
    """The pages of a list, at most `length` rows on each. A list without rows is one empty page."""
    starts = range(0, max(1, len(rows)), length)
    return [Pager(rows[at : at + length], n, len(starts), base) for n, at in enumerate(starts, 1)]
