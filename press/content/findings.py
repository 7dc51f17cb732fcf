"""A data file of findings, read and made into a figure; what no row may say is reported with its line.

Each rule yields the key that is wrong, why, and what to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from press.content import data_files
from press.content.findings_rows import FORMATS, MEASURES, RESULTS, Data, Finding, Study
from press.content.findings_table import LETTERS, Figure, figure_of
from press.content.reference import References
from press.core.problems import Problem, line_where, nearest

LARGEST = 5  # standard deviations; nothing in health is so large, so it is a slip, or a percentage
LONGEST = 24  # letters of an outcome, which stands on one line of the smallest phone
OF_AN_ESTIMATE = ("estimate", "low", "high", "lower_is_better", "measure", "result")


class Wrong(NamedTuple):
    """The key that is wrong, why, what to do, and what kind of problem it is.

    `leans` names what else it follows from, keys of the row or of the file; where that cannot be read, it may be wrong.
    """

    key: str
    message: str
    hint: str
    code: str = "data-value"
    leans: tuple[str, ...] = ()


def read_figure(file: Path, shown: str, references: References) -> tuple[Figure | None, list[Problem]]:
    """The figure that a file describes, None when anything is wrong with it or with the file of sources, and what is.

    `shown` is what problems call the file; `references` are the sources by their keys.
    """
    values, text, problems = data_files.load(file, shown)
    if problems:
        return None, problems
    given, problems = data_files.fill(Data, values, text, shown)
    for part, wrong in _wrong(values, text, references):
        first = len(part) - len(part.lstrip("\n")) + 1  # of the row
        line = line_where(part, rf"^[ \t]*[\"']?{wrong.key}[\"']?\s*=") or first
        problems.append(Problem(shown, line, wrong.code, wrong.message, wrong.hint))
    if problems or given is None or references.broken:
        return None, problems
    return figure_of(given), []


def _wrong(values: Mapping[str, Any], text: str, references: References) -> Iterator[tuple[str, Wrong]]:
    """What is wrong with what can be read of a file, and does not follow from what cannot; each with its part."""
    given, unread = data_files.rough(Data, values)
    for part, wrong, of_row in _by_rules(given, values, text, references):
        if wrong.key not in of_row | unread and not {*wrong.leans} & (of_row | unread):
            yield part, wrong
    if len(given.study) > len(LETTERS):
        hint = "Each has a letter: make two figures."
        yield text, Wrong("study", f"there are more than {len(LETTERS)} studies", hint)


def _by_rules(
    given: Data, values: Mapping[str, Any], text: str, references: References
) -> Iterator[tuple[str, Wrong, frozenset[str]]]:
    """What the rules say of a file and of its rows, each with the part that it is about and what of it is unread."""
    yield from ((text, wrong, frozenset()) for wrong in _of_a_file(given))
    used = {finding.source for finding in given.finding}
    sources = [study.source for study in given.study]
    for n, (study, part) in enumerate(zip(given.study, data_files.parts(text, "study", len(sources)), strict=True)):
        missing = data_files.rough(Study, values["study"][n])[1]
        yield from ((part, wrong, missing) for wrong in _of_a_study(study, sources[:n], used))
        yield from ((part, wrong, missing) for wrong in _of_a_source(study, references))
    rows = data_files.parts(text, "finding", len(given.finding))
    for n, (finding, part) in enumerate(zip(given.finding, rows, strict=True)):
        missing = data_files.rough(Finding, values["finding"][n])[1]
        found = _of_a_finding(finding, given.finding[:n], given.outcomes, sources)
        yield from ((part, wrong, missing) for wrong in found)


def _of_a_file(given: Data) -> Iterator[Wrong]:
    """A figure has outcomes and findings, each outcome is short and stands once, and it says what it leaves out.

    An outcome without a finding stays in the figure, because an empty row says something too.
    """
    for key, rows in (("outcomes", given.outcomes), ("finding", given.finding)):
        if not rows:
            yield Wrong(key, f"there is no {key.removesuffix('s')}", "A figure shows at least one.")
    for n, outcome in enumerate(given.outcomes):
        if outcome in given.outcomes[:n]:
            yield Wrong("outcomes", f"“{outcome}” stands twice", "Keep one of them.")
        if not 0 < len(outcome.strip()) <= LONGEST:
            hint = "It stands on one line of a small screen."
            yield Wrong("outcomes", f"“{outcome}” is not 1 to {LONGEST} letters long", hint)
    if not given.left_out.strip():
        yield Wrong("left_out", "“left_out” is empty", "Say in a plain sentence what the figure doesn't show.")


def _of_a_study(study: Study, known: Collection[str], used: Collection[str]) -> Iterator[Wrong]:
    """A study has one format and a count. `known` are the sources above it, `used` those of all findings."""
    if study.source in known:
        hint = "A study has one format; keep the row that is right."
        yield Wrong("source", f"“{study.source}” is listed twice", hint)
    if study.format not in FORMATS:
        yield Wrong("format", f"“{study.format}” is no format", nearest(study.format, FORMATS))
    if (study.trials is None) == (study.studies is None):
        hint = "Write how many it counted."
        wrong = f"“{study.source}” needs trials or studies, and not both"
        yield Wrong("source", wrong, hint, leans=("trials", "studies"))
    for name in ("trials", "studies", "people"):
        if (number := getattr(study, name)) is not None and number < 1:
            yield Wrong(name, f"“{name}” is {number}", "Leave it out if it was not seen.")
    if study.source not in used:
        hint = "Add a [[finding]] of it, or take it out."
        yield Wrong("source", f"“{study.source}” is in no finding", hint, leans=("finding",))


def _of_a_source(study: Study, references: References) -> Iterator[Wrong]:
    """A study is a source that we know, and may still rest on, and covers what that source does."""
    reference = references.get(study.source)
    if reference is None and references.broken:
        return
    if reference is None:
        hint = nearest(study.source, references) if references else "Add it to content/references.toml."
        yield Wrong("source", f"no source has the key “{study.source}”", hint, "source-unknown")
    elif reference.retracted:
        wrong = f"the source “{study.source}” has been retracted"
        yield Wrong("source", wrong, "Take out the study, and what it found.", "source-retracted")
    elif study.format != "several" and reference.format and study.format not in reference.format:
        hint = f"There it covers {', '.join(reference.format)}. One of the two is wrong."
        yield Wrong("format", f"“{study.format}” is not what references.toml says of “{study.source}”", hint)


def _of_a_finding(
    finding: Finding, before: Iterable[Finding], outcomes: Collection[str], sources: Collection[str]
) -> Iterator[Wrong]:
    """A finding is about an outcome of the figure, by a study that it lists, once, in one of our words."""
    if any((finding.outcome, finding.source) == (other.outcome, other.source) for other in before):
        hint = "A study has one result for an outcome; where it found several, that is “mixed”."
        yield Wrong("outcome", f"“{finding.source}” has “{finding.outcome}” twice", hint, leans=("source",))
    if finding.outcome not in outcomes:
        hint = nearest(finding.outcome, outcomes)
        yield Wrong("outcome", f"“{finding.outcome}” is not among the outcomes", hint, leans=("outcomes",))
    if finding.source not in sources:
        hint = nearest(finding.source, sources)
        yield Wrong("source", f"“{finding.source}” is no [[study]] of this file", hint, leans=("study",))
    if finding.result not in RESULTS:
        yield Wrong("result", f"“{finding.result}” is no result", nearest(finding.result, RESULTS))
    yield from (wrong._replace(leans=OF_AN_ESTIMATE) for wrong in _of_an_estimate(finding))


def _of_an_estimate(finding: Finding) -> Iterator[Wrong]:
    """An estimate has its interval and its measure, and a finding that has none has neither."""
    numbers = [finding.low, finding.estimate, finding.high]
    given = [number for number in numbers if number is not None]
    if not given:
        if finding.measure or finding.lower_is_better:
            key = "measure" if finding.measure else "lower_is_better"
            yield Wrong(key, f"“{key}” goes with an estimate, and there is none", "Take it out.")
    elif finding.gain is None:
        hint = "A number without its 95 % interval says more than is known: write all three, or none."
        yield Wrong(("high" if finding.estimate is None else "estimate"), "estimate, low and high go together", hint)
    elif any(not abs(number) <= LARGEST for number in given):
        wrong = f"a standardised difference beyond {LARGEST} is not possible"
        yield Wrong("estimate", wrong, "Look at the study again.")
    elif given != sorted(given):
        hint = "low is the smaller number: -0.98 is smaller than -0.21."
        yield Wrong("estimate", "the interval from low to high doesn't hold the estimate", hint)
    elif finding.measure not in MEASURES:
        hint = f"Only standardised differences ({', '.join(MEASURES)}) can share a scale."
        yield Wrong("measure", f"the measure is “{finding.measure}”", hint)
    else:
        yield from _of_a_word(finding.result, finding.gain[0], finding.gain[2])


def _of_a_word(result: str, low: float, high: float) -> Iterator[Wrong]:
    """A result says no more, and no less, than the interval that stands beside it."""
    if result == "not measured":
        yield Wrong("result", "what was not measured has no estimate", "Take one of them out.")
    elif result in {"gain", "small gain"} and low <= 0:
        hint = "Where fewer is better, write lower_is_better = true; an interval that holds zero is no clear effect."
        yield Wrong("result", f"“{result}”, and the interval is not on the better side of zero", hint)
    elif result == "no clear effect" and not low <= 0 <= high:
        yield Wrong("result", "“no clear effect”, and the interval doesn't hold zero", "One of the two is wrong.")
