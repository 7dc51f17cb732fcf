"""What stands in a data file of findings, as its author wrote it.

Above all rows stand the outcomes, in the order of the figure, and what it leaves out. Then come rows `[[study]]`, each
a trial or a review with the one format that it looked at, and rows `[[finding]]`, each what one study found for one
outcome.
"""

from __future__ import annotations

from dataclasses import dataclass

FORMATS = ("group", "course", "one-to-one", "paid", "several")  # the order of the columns; groups stand first
RESULTS = ("gain", "small gain", "mixed", "no clear effect", "not measured")
MEASURES = ("SMD", "d", "g")  # standardised differences: what may share a scale that has a zero


@dataclass(frozen=True)
class Study:
    """A study, by its key in references.toml, and what it counted: trials, or studies of other kinds too.

    `note` says in a few words where the count covers more than the findings do.
    """

    source: str
    format: str
    trials: int | None = None
    studies: int | None = None
    people: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Finding:
    """What one study found for one outcome.

    `estimate`, `low` and `high` are as the study prints them, with `measure` its name for the scale and the interval
    one of 95 %. `lower_is_better` turns them round where fewer is what people hope for, as with symptoms. `note` is a
    word or two for readers.
    """

    outcome: str
    source: str
    result: str
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    measure: str = ""
    lower_is_better: bool = False
    note: str = ""

    @property
    def gain(self) -> tuple[float, float, float] | None:
        """The low end, the estimate and the high end, where more is better; None without an estimate."""
        if self.estimate is None or self.low is None or self.high is None:
            return None
        if self.lower_is_better:
            return -self.high, -self.estimate, -self.low
        return self.low, self.estimate, self.high


@dataclass(frozen=True)
class Data:
    """A whole file: the outcomes in the order of the figure, what it leaves out in plain words, and its rows."""

    outcomes: tuple[str, ...]
    left_out: str
    study: tuple[Study, ...]
    finding: tuple[Finding, ...]
