"""A data file of findings, as its author wrote it; what no row may say is reported with its line.

In the file, above all rows, stand the outcomes in the order of the figure, and what it leaves out; then rows
`[[study]]`, each a trial or a review with the one format that it looked at, and rows `[[finding]]`, each what one study
found for one outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from press.content import values
from press.content.data_files import DataFile, Row, parse_file
from press.content.references import References
from press.core.problems import Problem, nearest

FORMATS = ("group", "course", "one-to-one", "paid", "several")  # the order of the columns; groups stand first
RESULTS = ("gain", "small gain", "mixed", "no clear effect", "not measured")
MEASURES = ("SMD", "d", "g")  # standardised differences: what may share a scale that has a zero
LARGEST = 5  # standard deviations; nothing in health is so large, so it is a slip, or a percentage
LONGEST = 24  # letters of an outcome
LONG = f"must be at most {LONGEST} letters each, which stand on one line of the smallest phone"
Number = Annotated[int | None, values.count]


@dataclass(frozen=True)
class Study(Row):
    """A study, by its key in references.toml, and what it counted: trials, or studies of other kinds too.

    `note` says in a few words where the count covers more than the findings do.
    """

    source: str
    format: Annotated[str, values.one_of(*FORMATS)]
    trials: Number = None
    studies: Number = None
    people: Number = None
    note: str = ""

    def faults(self) -> Iterator[Problem]:
        """It counted one thing."""
        if (self.trials is None) == (self.studies is None):
            message = f"“{self.source}” needs trials or studies, and not both"
            yield self.part.problem("source", message, "Write how many it counted.")


@dataclass(frozen=True)
class Finding(Row):
    """What one study found for one outcome.

    `estimate`, `low` and `high` are as the study prints them, with `measure` its name for the scale and the interval
    one of 95 %. `lower_is_better` turns them round where fewer is what people hope for, as with symptoms. `note` is a
    word or two for readers.
    """

    outcome: str
    source: str
    result: Annotated[str, values.one_of(*RESULTS)]
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    measure: Annotated[str, values.one_of(*MEASURES)] = ""
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

    def faults(self) -> Iterator[Problem]:
        """An estimate has its interval and its measure, and the result says no more, and no less, than the interval."""
        given = [number for number in (self.low, self.estimate, self.high) if number is not None]
        if self.gain is None or not self.measure:
            if given or self.measure or self.lower_is_better:
                message = "estimate, low, high and measure go together"
                hint = "A number without its 95 % interval says more than is known: write all of them, or none."
                yield self.part.problem("result", message, hint)
        elif any(not abs(number) <= LARGEST for number in given):
            message = f"a standardised difference beyond {LARGEST} is not possible"
            yield self.part.problem("estimate", message, "Look at the study again.")
        elif given != sorted(given):
            hint = "low is the smaller number: -0.98 is smaller than -0.21."
            yield self.part.problem("estimate", "the interval from low to high doesn't hold the estimate", hint)
        elif wrong := _exaggerates(self.result, self.gain[0], self.gain[2]):
            hint = "Where fewer is better, write lower_is_better = true."
            yield self.part.problem("result", f"“{self.result}”, and {wrong}", hint)


def _exaggerates(result: str, low: float, high: float) -> str:
    """How a result differs from the interval that stands beside it."""
    if result in {"gain", "small gain"} and low <= 0:
        return "the interval is not on the better side of zero"
    if result == "no clear effect" and not low <= 0 <= high:
        return "the interval doesn't hold zero"
    return "there is an estimate" if result == "not measured" else ""


@dataclass(frozen=True)
class Findings(Row):
    """A whole file: the outcomes in the order of the figure, what it leaves out in plain words, and its rows.

    An outcome without a finding stays in the figure, because an empty row says something too.
    """

    outcomes: Annotated[tuple[str, ...], values.list_of(values.matching(rf".{{1,{LONGEST}}}", LONG), 1)]
    left_out: Annotated[str, values.filled, "Say in a plain sentence what the figure doesn't show."]
    study: tuple[Study, ...]
    finding: tuple[Finding, ...]

    @property
    def sources(self) -> frozenset[str]:
        """The keys of all sources that the figure cites."""
        return frozenset(study.source for study in self.study)

    def faults(self) -> Iterator[Problem]:
        """A study stands here once and has findings, and each finding is of a study and an outcome that stand here."""
        sources, found = [study.source for study in self.study], [(one.outcome, one.source) for one in self.finding]
        for n, study in enumerate(self.study):
            if study.source in sources[:n]:
                hint = "A study has one format; keep the row that is right."
                yield study.part.problem("source", f"“{study.source}” is listed twice", hint)
            if study.source not in {source for _, source in found}:
                hint = "Add a [[finding]] of it, or take it out."
                yield study.part.problem("source", f"“{study.source}” is in no finding", hint)
        for n, one in enumerate(self.finding):
            if found[n] in found[:n]:
                hint = "A study has one result for an outcome; where it found several, that is “mixed”."
                yield one.part.problem("outcome", f"“{one.source}” has “{one.outcome}” twice", hint)
            if one.outcome not in self.outcomes:
                hint = nearest(one.outcome, self.outcomes)
                yield one.part.problem("outcome", f"“{one.outcome}” is not among the outcomes", hint)
            if one.source not in sources:
                hint = nearest(one.source, sources)
                yield one.part.problem("source", f"“{one.source}” is no [[study]] of this file", hint)


def read_findings(file: DataFile, references: References) -> tuple[Findings | None, list[Problem]]:
    """What a file says, None when anything is wrong with it or with the file of sources, and what is.

    `references` are the sources by their keys.
    """
    data, problems = parse_file(Findings, file)
    problems = problems or [problem for study in data.study for problem in _of_a_source(study, references)]
    return None if problems or references.broken else data, problems


def _of_a_source(study: Study, references: References) -> Iterator[Problem]:
    """A study is a source that we know, and may still rest on, and covers what that source does."""
    name, reference = study.source, references.get(study.source)
    if reference is None and not references.broken:
        hint = nearest(name, references) if references else "Add it to content/references.toml."
        yield study.part.problem("source", f"no source has the key “{name}”", hint, "source-unknown")
    elif reference and reference.retracted:
        hint = "Take out the study, and what it found."
        yield study.part.problem("source", f"the source “{name}” has been retracted", hint, "source-retracted")
    elif reference and study.format != "several" and reference.format and study.format not in reference.format:
        hint = f"There it covers {', '.join(reference.format)}. One of the two is wrong."
        message = f"“{study.format}” is not what references.toml says of “{name}”"
        yield study.part.problem("format", message, hint)
