"""A data file of findings, read and made into a figure; every mistake in it is told with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from press.findings import rules
from press.findings.model import LETTERS, Figure, figure_of
from press.findings.rows import Data, Finding, Study
from press.problems import Problem, line_where
from press.references.model import References
from press.schema import data

ROWS = {"study": Study, "finding": Finding}
Placed = tuple[str, rules.Wrong]  # what is wrong, and the part of the file that it stands in


def read_figure(file: Path, shown: str, references: References) -> tuple[Figure | None, list[Problem]]:
    """The figure that a file describes, None when anything is wrong with it or with the file of sources, and what is.

    `shown` is what problems call the file; `references` are the sources by their keys.
    """
    values, text, problems = data.load(file, shown)
    if problems:
        return None, problems
    given, problems = data.fill(Data, values, text, shown)
    problems += [_problem(part, wrong, shown) for part, wrong in _wrong(values, text, references)]
    if problems or given is None or references.broken:
        return None, problems
    return figure_of(given), []


def _wrong(values: Mapping[str, Any], text: str, references: References) -> Iterator[Placed]:
    """What is wrong with what can be read of a file, and does not follow from what cannot."""
    given, unread = data.rough(Data, values)
    rows = {name: _unread(kind, values[name]) for name, kind in ROWS.items() if getattr(given, name)}
    for part, wrong, of_row in _by_rules(given, text, references, rows):
        if wrong.key not in of_row | unread and not {*wrong.leans} & (of_row | unread):
            yield part, wrong
    if len(given.study) > len(LETTERS):
        hint = "Each has a letter: make two figures."
        yield text, rules.Wrong("study", f"there are more than {len(LETTERS)} studies", hint)


def _by_rules(
    given: Data, text: str, references: References, unread: Mapping[str, Sequence[frozenset[str]]]
) -> Iterator[tuple[str, rules.Wrong, frozenset[str]]]:
    """What the rules say of a file and of its rows, each with the part that it is about and what of it is unread."""
    yield from ((text, wrong, frozenset()) for wrong in rules.of_a_file(given))
    used = {finding.source for finding in given.finding}
    sources = [study.source for study in given.study]
    parts = data.parts(text, "study", len(sources))
    for n, (study, part, missing) in enumerate(zip(given.study, parts, unread.get("study", []), strict=True)):
        yield from ((part, wrong, missing) for wrong in rules.of_a_study(study, sources[:n], used))
        yield from ((part, wrong, missing) for wrong in rules.of_a_source(study, references))
    parts = data.parts(text, "finding", len(given.finding))
    for n, (finding, part, missing) in enumerate(zip(given.finding, parts, unread.get("finding", []), strict=True)):
        found = rules.of_a_finding(finding, given.finding[:n], given.outcomes, sources)
        yield from ((part, wrong, missing) for wrong in found)


def _unread(kind: Any, rows: Sequence[Mapping[str, Any]]) -> list[frozenset[str]]:
    """What cannot be read of each row."""
    return [data.rough(kind, row)[1] for row in rows]


def _problem(part: str, wrong: rules.Wrong, shown: str) -> Problem:
    """A problem at the line of the key that is wrong, or at the first of its row."""
    first = len(part) - len(part.lstrip("\n")) + 1
    line = line_where(part, rf"^[ \t]*[\"']?{wrong.key}[\"']?\s*=") or first
    return Problem(shown, line, wrong.code, wrong.message, wrong.hint)
