"""A data file of findings, read and made into a figure; every mistake in it is told with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from press.findings import rules
from press.findings.model import LETTERS, Figure, figure_of
from press.findings.rows import Data
from press.problems import Problem, line_where
from press.references.model import Reference
from press.schema import data

References = Mapping[str, Reference]
Placed = tuple[str, rules.Wrong]  # what is wrong, and the part of the file that it stands in


def read_figure(file: Path, shown: str, references: References) -> tuple[Figure | None, list[Problem]]:
    """The figure that a file describes, None when anything is wrong with it, and what is.

    `shown` is what problems call the file; `references` are the sources by their keys.
    """
    values, text, problems = data.load(file, shown)
    if problems:
        return None, problems
    given, problems = data.fill(Data, values, text, shown)
    if given is None:
        return None, problems
    problems = [_problem(part, wrong, shown) for part, wrong in _wrong(given, text, references)]
    return (None if problems else figure_of(given)), problems


def _wrong(given: Data, text: str, references: References) -> Iterator[Placed]:
    """What is wrong with a file that can be read."""
    yield from ((text, wrong) for wrong in rules.of_a_file(given))
    used = {finding.source for finding in given.finding}
    sources = [study.source for study in given.study]
    parts = data.parts(text, "study", len(sources))
    for n, (study, part) in enumerate(zip(given.study, parts, strict=True)):
        yield from ((part, wrong) for wrong in rules.of_a_study(study, sources[:n], used))
        yield from ((part, wrong) for wrong in rules.of_a_source(study, references))
    parts = data.parts(text, "finding", len(given.finding))
    for n, (finding, part) in enumerate(zip(given.finding, parts, strict=True)):
        yield from ((part, wrong) for wrong in rules.of_a_finding(finding, given.finding[:n], given.outcomes, sources))
    if len(sources) > len(LETTERS):
        hint = "Each has a letter: make two figures."
        yield text, rules.Wrong("study", f"there are more than {len(LETTERS)} studies", hint)


def _problem(part: str, wrong: rules.Wrong, shown: str) -> Problem:
    """A problem at the line of the key that is wrong, or at the first of its row."""
    first = len(part) - len(part.lstrip("\n")) + 1
    line = line_where(part, rf"^[ \t]*[\"']?{wrong.key}[\"']?\s*=") or first
    return Problem(shown, line, wrong.code, wrong.message, wrong.hint)
