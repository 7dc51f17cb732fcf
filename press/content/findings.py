"""A data file of findings, read and made into a figure; what no row may say is reported with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from press.content.data_files import DataFile, Fault, parse_partial
from press.content.findings_table import FORMATS, LETTERS, MEASURES, RESULTS, Data, Figure, Finding, Study, figure_of
from press.content.references import References
from press.core.problems import Problem, nearest

LARGEST = 5  # standard deviations; nothing in health is so large, so it is a slip, or a percentage
LONGEST = 24  # letters of an outcome, which stands on one line of the smallest phone
OF_AN_ESTIMATE = ("estimate", "low", "high", "lower_is_better", "measure", "result")


def read_figure(file: DataFile, references: References) -> tuple[Figure | None, list[Problem]]:
    """The figure that a file describes, None when anything is wrong with it or with the file of sources, and what is.

    `references` are the sources by their keys.
    """
    if file.problems:
        return None, file.problems
    data, problems = parse_partial(Data, file.values, file.part)
    used, sources = {finding.source for finding in data.finding}, [study.source for study in data.study]
    problems += data.problems(_of_a_file(data))
    for n, study in enumerate(data.study):
        faults = [*_of_a_study(study, sources[:n], used), *_of_a_source(study, references)]
        problems += study.problems(faults, data.unread)
    for n, finding in enumerate(data.finding):
        faults = [*_of_a_finding(finding, data.finding[:n], data.outcomes, sources)]
        problems += finding.problems(faults, data.unread)
    return (None, problems) if problems or references.broken else (figure_of(data), [])


def _of_a_file(data: Data) -> Iterator[Fault]:
    """A figure has outcomes and findings, each outcome is short and stands once, and it says what it leaves out.

    An outcome without a finding stays in the figure, because an empty row says something too.
    """
    for key, rows in (("outcomes", data.outcomes), ("finding", data.finding)):
        if not rows:
            yield Fault(key, f"there is no {key.removesuffix('s')}", "A figure shows at least one.")
    for n, outcome in enumerate(data.outcomes):
        if outcome in data.outcomes[:n]:
            yield Fault("outcomes", f"“{outcome}” stands twice", "Keep one of them.")
        if not 0 < len(outcome.strip()) <= LONGEST:
            hint = "It stands on one line of a small screen."
            yield Fault("outcomes", f"“{outcome}” is not 1 to {LONGEST} letters long", hint)
    if not data.left_out.strip():
        yield Fault("left_out", "“left_out” is empty", "Say in a plain sentence what the figure doesn't show.")
    if len(data.study) > len(LETTERS):
        yield Fault("[[study]]", f"there are more than {len(LETTERS)} studies", "Each has a letter: make two figures.")


def _of_a_study(study: Study, known: Collection[str], used: Collection[str]) -> Iterator[Fault]:
    """A study has one format and a count. `known` are the sources above it, `used` those of all findings."""
    if study.source in known:
        hint = "A study has one format; keep the row that is right."
        yield Fault("source", f"“{study.source}” is listed twice", hint)
    if study.format not in FORMATS:
        yield Fault("format", f"“{study.format}” is no format", nearest(study.format, FORMATS))
    if (study.trials is None) == (study.studies is None):
        hint = "Write how many it counted."
        message = f"“{study.source}” needs trials or studies, and not both"
        yield Fault("source", message, hint, rests_on=("trials", "studies"))
    for name in ("trials", "studies", "people"):
        if (number := getattr(study, name)) is not None and number < 1:
            yield Fault(name, f"“{name}” is {number}", "Leave it out if it was not seen.")
    if study.source not in used:
        hint = "Add a [[finding]] of it, or take it out."
        yield Fault("source", f"“{study.source}” is in no finding", hint, rests_on=("finding",))


def _of_a_source(study: Study, references: References) -> Iterator[Fault]:
    """A study is a source that we know, and may still rest on, and covers what that source does."""
    reference = references.get(study.source)
    if reference is None and not references.broken:
        hint = nearest(study.source, references) if references else "Add it to content/references.toml."
        yield Fault("source", f"no source has the key “{study.source}”", hint, "source-unknown")
    elif reference and reference.retracted:
        message = f"the source “{study.source}” has been retracted"
        yield Fault("source", message, "Take out the study, and what it found.", "source-retracted")
    elif reference and study.format != "several" and reference.format and study.format not in reference.format:
        hint = f"There it covers {', '.join(reference.format)}. One of the two is wrong."
        yield Fault("format", f"“{study.format}” is not what references.toml says of “{study.source}”", hint)


def _of_a_finding(
    finding: Finding, before: Iterable[Finding], outcomes: Collection[str], sources: Collection[str]
) -> Iterator[Fault]:
    """A finding is about an outcome of the figure, by a study that it lists, once, in one of our words."""
    if any((finding.outcome, finding.source) == (other.outcome, other.source) for other in before):
        hint = "A study has one result for an outcome; where it found several, that is “mixed”."
        yield Fault("outcome", f"“{finding.source}” has “{finding.outcome}” twice", hint, rests_on=("source",))
    if finding.outcome not in outcomes:
        hint = nearest(finding.outcome, outcomes)
        yield Fault("outcome", f"“{finding.outcome}” is not among the outcomes", hint, rests_on=("outcomes",))
    if finding.source not in sources:
        hint = nearest(finding.source, sources)
        yield Fault("source", f"“{finding.source}” is no [[study]] of this file", hint, rests_on=("study",))
    if finding.result not in RESULTS:
        yield Fault("result", f"“{finding.result}” is no result", nearest(finding.result, RESULTS))
    yield from (fault._replace(rests_on=OF_AN_ESTIMATE) for fault in _of_an_estimate(finding))


def _of_an_estimate(finding: Finding) -> Iterator[Fault]:
    """An estimate has its interval and its measure, and a finding that has none has neither."""
    given = [number for number in (finding.low, finding.estimate, finding.high) if number is not None]
    if not given:
        if finding.measure or finding.lower_is_better:
            key = "measure" if finding.measure else "lower_is_better"
            yield Fault(key, f"“{key}” goes with an estimate, and there is none", "Take it out.")
    elif finding.gain is None:
        hint = "A number without its 95 % interval says more than is known: write all three, or none."
        yield Fault(("high" if finding.estimate is None else "estimate"), "estimate, low and high go together", hint)
    elif any(not abs(number) <= LARGEST for number in given):
        message = f"a standardised difference beyond {LARGEST} is not possible"
        yield Fault("estimate", message, "Look at the study again.")
    elif given != sorted(given):
        hint = "low is the smaller number: -0.98 is smaller than -0.21."
        yield Fault("estimate", "the interval from low to high doesn't hold the estimate", hint)
    elif finding.measure not in MEASURES:
        hint = f"Only standardised differences ({', '.join(MEASURES)}) can share a scale."
        yield Fault("measure", f"the measure is “{finding.measure}”", hint)
    else:
        yield from _of_a_word(finding.result, finding.gain[0], finding.gain[2])


def _of_a_word(result: str, low: float, high: float) -> Iterator[Fault]:
    """A result says no more, and no less, than the interval that stands beside it."""
    if result == "not measured":
        yield Fault("result", "what was not measured has no estimate", "Take one of them out.")
    elif result in {"gain", "small gain"} and low <= 0:
        hint = "Where fewer is better, write lower_is_better = true; an interval that holds zero is no clear effect."
        yield Fault("result", f"“{result}”, and the interval is not on the better side of zero", hint)
    elif result == "no clear effect" and not low <= 0 <= high:
        yield Fault("result", "“no clear effect”, and the interval doesn't hold zero", "One of the two is wrong.")
