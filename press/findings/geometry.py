"""Where an estimate and its interval are drawn: one scale for the whole figure, with its zero.

The scale runs over a hundred units, from no effect to an effect of one standard deviation, and further only where an
interval does. It never runs less far: cut to fit, every small gain would look large.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 100  # units of the drawing
EDGE = 5  # units around it, where half a dot at the very end finds room


@dataclass(frozen=True)
class Scale:
    """From the least to the most that is drawn, in standard deviations; zero lies between."""

    least: float = 0
    most: float = 1

    def at(self, value: float) -> int:
        """Where a value stands, in units from the scale's beginning."""
        return round((value - self.least) / (self.most - self.least) * WIDTH)

    @property
    def box(self) -> str:
        """The viewBox of a drawing on this scale."""
        return f"{-EDGE} {-EDGE} {WIDTH + 2 * EDGE} {2 * EDGE}"


def scale_of(values: Iterable[float]) -> Scale:
    """The scale on which all of these fit."""
    known = [*values]
    return Scale(min([0, *known]), max([1, *known]))
