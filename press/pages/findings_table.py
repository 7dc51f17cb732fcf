"""A figure of findings as a template draws it: a column for each format, a row for each outcome, and cells between.

Estimates and their intervals share one scale, with its zero. It runs over a hundred units, from no effect to an effect
of one standard deviation, and further only where an interval does: cut to fit, every small gain would look large.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import NamedTuple

from press.content.findings import FORMATS, Finding, Findings, Study

WIDTH = 100  # units of the drawing
Lettered = tuple[str, Study]  # a study with its mark in the cells


class Cell(NamedTuple):
    """What studies of one format found for one outcome: one word of RESULTS, or nothing where none is cited.

    `letters` say which studies, with spaces between them.
    """

    result: str
    letters: str
    notes: list[str]


class Scale(NamedTuple):
    """From the least to the most that is drawn, in standard deviations; zero lies between."""

    least: float
    most: float

    def at(self, value: float) -> int:
        """Where a value stands, in units from the scale's beginning."""
        return round((value - self.least) / (self.most - self.least) * WIDTH)


class Figure(NamedTuple):
    """A whole figure.

    `columns` are the studies of each format, `rows` the outcomes, each with a cell for each column, and `sizes` the
    findings of each format that have an estimate, with their letters.
    """

    columns: dict[str, list[Lettered]]
    rows: dict[str, list[Cell]]
    sizes: dict[str, list[tuple[str, Finding]]]
    scale: Scale
    left_out: str

    @property
    def studies(self) -> list[Lettered]:
        """All studies with their letters, those of the first column first."""
        return [pair for studies in self.columns.values() for pair in studies]


def figure_of(data: Findings) -> Figure:
    """The figure that a file without a mistake makes."""
    lettered, used = [(_letter(n), study) for n, study in enumerate(data.study)], {study.format for study in data.study}
    columns = {form: [pair for pair in lettered if pair[1].format == form] for form in FORMATS if form in used}
    rows = {o: [_cell(studies, o, data.finding) for studies in columns.values()] for o in data.outcomes}
    sized = sorted((one for one in data.finding if one.gain), key=lambda one: data.outcomes.index(one.outcome))
    sizes = {form: _sizes(studies, sized) for form, studies in columns.items()}
    numbers = [0, 1, *(number for finding in sized for number in finding.gain or ())]
    sizes = {form: those for form, those in sizes.items() if those}
    return Figure(columns, rows, sizes, Scale(min(numbers), max(numbers)), data.left_out)


def together(results: Sequence[str]) -> str:
    """What several studies found, in one word: what they agree on, and mixed where they do not.

    Of a gain and a small gain the small one is claimed.
    """
    found = {*results}
    if found == {"gain", "small gain"}:
        return "small gain"
    return "mixed" if len(found) > 1 else next(iter(found), "")


def _letter(number: int) -> str:
    """The mark of a study: a to z, then aa to zz."""
    again, letter = divmod(number, len(string.ascii_lowercase))
    return string.ascii_lowercase[letter] * (again + 1)


def _cell(studies: Sequence[Lettered], outcome: str, findings: Sequence[Finding]) -> Cell:
    """One that did not measure is named only where none did: else it would be credited with what others found."""
    by_source = {finding.source: finding for finding in findings if finding.outcome == outcome}
    own = [(letter, by_source[study.source]) for letter, study in studies if study.source in by_source]
    own = [pair for pair in own if pair[1].result != "not measured"] or own
    letters = " ".join(letter for letter, _ in own)
    return Cell(together([f.result for _, f in own]), letters, [f.note for _, f in own if f.note and not f.gain])


def _sizes(studies: Sequence[Lettered], sized: Sequence[Finding]) -> list[tuple[str, Finding]]:
    letters = {study.source: letter for letter, study in studies}
    return [(letters[finding.source], finding) for finding in sized if finding.source in letters]
