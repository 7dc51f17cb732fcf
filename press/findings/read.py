"""A data file of findings, read and made into a figure; every mistake in it is told with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from press.findings import rules
from press.findings.model import LETTERS, Figure, figure_of
from press.findings.rows import Finding, Head, Study
from press.problems import Problem, line_where
from press.references.model import Reference
from press.schema import data

Kind = TypeVar("Kind", Study, Finding)
Rows = list[tuple[Kind, str]]  # each with its part of the file, padded so that lines count from the file's top
ROWS = ("study", "finding")


def read_figure(file: Path, shown: str, references: Mapping[str, Reference]) -> tuple[Figure | None, list[Problem]]:
    """The figure that a file describes, None when anything is wrong with it, and what is.

    `shown` is what problems call the file; `references` are the sources by their keys.
    """
    values, text, problems = data.load(file, shown)
    if problems:
        return None, problems
    head, problems = data.fill(Head, {k: v for k, v in values.items() if k not in ROWS}, text, shown)
    studies, wrong = _rows(Study, "study", values, text, shown)
    findings, more = _rows(Finding, "finding", values, text, shown)
    problems += wrong + more
    if problems or head is None:
        return None, problems
    problems = [*_broken(head, studies, findings, text, shown), *_sources(studies, references, shown)]
    return (None if problems else figure_of(head, [s for s, _ in studies], [f for f, _ in findings])), problems


def _rows(
    kind: type[Kind], name: str, values: Mapping[str, Any], text: str, shown: str
) -> tuple[Rows[Kind], list[Problem]]:
    """The rows of one name."""
    given = values.get(name, [])
    if not (isinstance(given, list) and given and all(isinstance(row, dict) for row in given)):
        line, hint = line_where(text, rf"^\W*{name}\b"), f"Each row begins with a line [[{name}]]."
        return [], [Problem(shown, line, "data-value", f"there are no rows of {name}", hint)]
    rows: Rows[Kind] = []
    problems = []
    for values_of_it, part in zip(given, data.parts(text, name, len(given)), strict=True):
        row, wrong = data.fill(kind, values_of_it, part, shown)
        problems += wrong
        if row:
            rows.append((row, part))
    return rows, problems


def _broken(head: Head, studies: Rows[Study], findings: Rows[Finding], text: str, shown: str) -> Iterator[Problem]:
    """What is wrong with rows that can be read."""
    used = {finding.source for finding, _ in findings}
    sources = [study.source for study, _ in studies]
    yield from _told(rules.of_a_head(head), text, shown)
    for n, (study, part) in enumerate(studies):
        yield from _told(rules.of_a_study(study, sources[:n], used), part, shown)
    for n, (finding, part) in enumerate(findings):
        yield from _told(rules.of_a_finding(finding, head.outcomes, sources), part, shown)
        if any((finding.outcome, finding.source) == (f.outcome, f.source) for f, _ in findings[:n]):
            hint = "A study has one result for an outcome; where it found several, that is “mixed”."
            twice = ("outcome", f"“{finding.source}” has “{finding.outcome}” twice", hint)
            yield from _told([twice], part, shown)
    for outcome in (o for o in head.outcomes if o not in {f.outcome for f, _ in findings}):
        yield from _told([("outcomes", f"“{outcome}” has no finding", "Add one, or take it out.")], text, shown)
    if len(studies) > len(LETTERS):
        yield from _told([("source", f"there are more than {len(LETTERS)} studies", "Make two figures.")], text, shown)


def _sources(studies: Rows[Study], references: Mapping[str, Reference], shown: str) -> Iterator[Problem]:
    for study, part in studies:
        for code, wrong in rules.of_a_source(study, references):
            yield from _told([wrong], part, shown, code)


def _told(found: Iterable[rules.Wrong], part: str, shown: str, code: str = "data-value") -> Iterator[Problem]:
    """Each wrong key as a problem at its line, or at the row's first."""
    first = len(part) - len(part.lstrip("\n")) + 1
    for key, message, hint in found:
        line = line_where(part, rf"^[ \t]*[\"']?{key}[\"']?\s*=") or first
        yield Problem(shown, line, code, message, hint)
