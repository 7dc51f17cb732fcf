"""A figure of findings: what its author wrote, and what a template draws of it.

In the file, above all rows, stand the outcomes in the order of the figure, and what it leaves out; then rows
`[[study]]`, each a trial or a review with the one format that it looked at, and rows `[[finding]]`, each what one study
found for one outcome. Drawn, there is a column for each format, a row for each outcome, and cells where they meet.

Estimates and their intervals share one scale, with its zero. It runs over a hundred units, from no effect to an effect
of one standard deviation, and further only where an interval does: cut to fit, every small gain would look large.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from press.content.data_files import Row

FORMATS = ("group", "course", "one-to-one", "paid", "several")  # the order of the columns; groups stand first
RESULTS = ("gain", "small gain", "mixed", "no clear effect", "not measured")
MEASURES = ("SMD", "d", "g")  # standardised differences: what may share a scale that has a zero
LETTERS = string.ascii_lowercase  # each study's mark in the cells
WIDTH = 100  # units of the drawing
EDGE = 5  # units around it, where half a dot at the very end finds room


@dataclass(frozen=True)
class Study(Row):
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
class Finding(Row):
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
class Data(Row):
    """A whole file: the outcomes in the order of the figure, what it leaves out in plain words, and its rows."""

    outcomes: tuple[str, ...]
    left_out: str
    study: tuple[Study, ...]
    finding: tuple[Finding, ...]


class Column(NamedTuple):
    """A format, and the studies that looked at it, each with its letter."""

    format: str
    studies: tuple[tuple[str, Study], ...]


class Cell(NamedTuple):
    """What studies of one format found for one outcome: one word of RESULTS, or nothing where none is cited.

    `letters` say which studies, with spaces between them.
    """

    result: str
    letters: str
    notes: tuple[str, ...]


class Line(NamedTuple):
    """An outcome, with a cell for each column."""

    outcome: str
    cells: tuple[Cell, ...]


class Scale(NamedTuple):
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


class Size(NamedTuple):
    """An estimate with its interval, low end first, where more is better, and where the three stand on the scale."""

    finding: Finding
    letter: str
    numbers: tuple[float, float, float]
    units: tuple[int, int, int]


class Figure(NamedTuple):
    """A whole figure; `sizes` are grouped by format too, in the order of the columns."""

    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    sizes: tuple[tuple[str, tuple[Size, ...]], ...]
    scale: Scale
    left_out: str

    @property
    def studies(self) -> tuple[tuple[str, Study], ...]:
        """All studies with their letters, those of the first column first."""
        return tuple(pair for column in self.columns for pair in column.studies)

    @property
    def sources(self) -> frozenset[str]:
        """The keys of all sources that the figure cites."""
        return frozenset(study.source for _, study in self.studies)


def figure_of(data: Data) -> Figure:
    """The figure that a file without a mistake makes."""
    lettered = [*zip(LETTERS, data.study, strict=False)]
    every = [Column(form, tuple(pair for pair in lettered if pair[1].format == form)) for form in FORMATS]
    columns = tuple(column for column in every if column.studies)
    rows = tuple(Line(o, tuple(_cell(column, o, data.finding) for column in columns)) for o in data.outcomes)
    ordered = sorted(data.finding, key=lambda finding: data.outcomes.index(finding.outcome))
    scale = scale_of(number for finding in ordered for number in finding.gain or ())
    sizes = ((column.format, tuple(_sizes(column, ordered, scale))) for column in columns)
    return Figure(columns, rows, tuple(pair for pair in sizes if pair[1]), scale, data.left_out)


def scale_of(values: Iterable[float]) -> Scale:
    """The scale on which all of these fit."""
    known = [0, *values]
    return Scale(min(known), max([1, *known]))


def together(results: Sequence[str]) -> str:
    """What several studies found, in one word: what they agree on, and mixed where they do not.

    Of a gain and a small gain the small one is claimed.
    """
    found = {*results}
    if found == {"gain", "small gain"}:
        return "small gain"
    return "mixed" if len(found) > 1 else next(iter(found), "")


def _cell(column: Column, outcome: str, findings: Sequence[Finding]) -> Cell:
    """One that did not measure is named only where none did: else it would be credited with what others found."""
    by_source = {finding.source: finding for finding in findings if finding.outcome == outcome}
    own = [(letter, by_source[study.source]) for letter, study in column.studies if study.source in by_source]
    own = [pair for pair in own if pair[1].result != "not measured"] or own
    letters = " ".join(letter for letter, _ in own)
    return Cell(together([f.result for _, f in own]), letters, tuple(f.note for _, f in own if f.note and not f.gain))


def _sizes(column: Column, findings: Sequence[Finding], scale: Scale) -> Iterator[Size]:
    letters = {study.source: letter for letter, study in column.studies}
    for finding in findings:
        if finding.source in letters and (gain := finding.gain):
            low, middle, high = map(scale.at, gain)
            yield Size(finding, letters[finding.source], gain, (low, middle, high))
