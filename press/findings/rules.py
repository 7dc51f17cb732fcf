"""What no row of findings may say. Each rule yields the key that is wrong, why, and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from press.findings.rows import FORMATS, MEASURES, RESULTS, Finding, Head, Study
from press.problems import nearest
from press.references.model import Reference

LARGEST = 5  # standard deviations; nothing in health is so large, so it is a slip, or a percentage
LONGEST = 24  # letters of an outcome, which stands on one line of the smallest phone
Wrong = tuple[str, str, str]


def of_a_head(head: Head) -> Iterator[Wrong]:
    """A figure's outcomes are short, and each stands once."""
    for outcome in sorted({o for o in head.outcomes if head.outcomes.count(o) > 1}):
        yield "outcomes", f"“{outcome}” stands twice", "Keep one of them."
    for outcome in (o for o in head.outcomes if not 0 < len(o.strip()) <= LONGEST):
        yield "outcomes", f"“{outcome}” is not 1 to {LONGEST} letters long", "It stands on one line of a small screen."
    if not head.outcomes:
        yield "outcomes", "there are no outcomes", 'Name what was measured: outcomes = ["Hope", "Symptoms"]'
    if not head.left_out.strip():
        yield "left_out", "“left_out” is empty", "Say in a plain sentence what the figure doesn't show."


def of_a_study(study: Study, known: Collection[str], used: Collection[str]) -> Iterator[Wrong]:
    """A study has one format and a count. `known` are the sources above it, `used` those of all findings."""
    if study.source in known:
        yield "source", f"“{study.source}” is listed twice", "A study has one format; keep the row that is right."
    if study.format not in FORMATS:
        yield "format", f"“{study.format}” is no format", nearest(study.format, FORMATS)
    if (study.trials is None) == (study.studies is None):
        yield "source", f"“{study.source}” needs trials or studies, and not both", "Write how many it counted."
    for name in ("trials", "studies", "people"):
        if (number := getattr(study, name)) is not None and number < 1:
            yield name, f"“{name}” is {number}", "Leave it out if it was not seen."
    if study.source not in used:
        yield "source", f"“{study.source}” is in no finding", "Add a [[finding]] of it, or take it out."


def of_a_source(study: Study, references: Mapping[str, Reference]) -> Iterator[tuple[str, Wrong]]:
    """A study is a source that we know, and may still rest on, and covers what that source does; each with its code."""
    reference = references.get(study.source)
    if reference is None:
        hint = nearest(study.source, references) if references else "Add it to content/references.toml."
        yield "source-unknown", ("source", f"no source has the key “{study.source}”", hint)
    elif reference.retracted:
        wrong = f"the source “{study.source}” has been retracted"
        yield "source-retracted", ("source", wrong, "Take out the study, and what it found.")
    elif study.format != "several" and reference.format and study.format not in reference.format:
        hint = f"There it covers {', '.join(reference.format)}. One of the two is wrong."
        yield "data-value", ("format", f"“{study.format}” is not what references.toml says of “{study.source}”", hint)


def of_a_finding(finding: Finding, outcomes: Collection[str], sources: Collection[str]) -> Iterator[Wrong]:
    """A finding is about an outcome of the figure, by a study that it lists, in one of our words."""
    if finding.outcome not in outcomes:
        yield "outcome", f"“{finding.outcome}” is not among the outcomes", nearest(finding.outcome, outcomes)
    if finding.source not in sources:
        yield "source", f"“{finding.source}” is no [[study]] of this file", nearest(finding.source, sources)
    if finding.result not in RESULTS:
        yield "result", f"“{finding.result}” is no result", nearest(finding.result, RESULTS)
    yield from _of_an_estimate(finding)


def _of_an_estimate(finding: Finding) -> Iterator[Wrong]:
    """An estimate has its interval and its measure, and a finding that has none has neither."""
    numbers = [finding.low, finding.estimate, finding.high]
    given = [number for number in numbers if number is not None]
    if not given:
        if finding.measure or finding.lower_is_better:
            key = "measure" if finding.measure else "lower_is_better"
            yield key, f"“{key}” goes with an estimate, and there is none", "Take it out."
    elif finding.gain is None:
        hint = "A number without its 95 % interval says more than is known: write all three, or none."
        yield ("high" if finding.estimate is None else "estimate"), "estimate, low and high go together", hint
    elif any(not abs(number) <= LARGEST for number in given):
        yield "estimate", f"a standardised difference beyond {LARGEST} is not possible", "Look at the study again."
    elif given != sorted(given):
        hint = "low is the smaller number: -0.98 is smaller than -0.21."
        yield "estimate", "the interval from low to high doesn't hold the estimate", hint
    elif finding.measure not in MEASURES:
        hint = f"Only standardised differences ({', '.join(MEASURES)}) can share a scale."
        yield "measure", f"the measure is “{finding.measure}”", hint
    else:
        yield from _of_a_word(finding.result, *(finding.gain[0], finding.gain[2]))


def _of_a_word(result: str, low: float, high: float) -> Iterator[Wrong]:
    """A result says no more, and no less, than the interval that stands beside it."""
    if result == "not measured":
        yield "result", "what was not measured has no estimate", "Take one of them out."
    elif result in {"gain", "small gain"} and low <= 0:
        hint = "Where fewer is better, write lower_is_better = true; an interval that holds zero is no clear effect."
        yield "result", f"“{result}”, and the interval is not on the better side of zero", hint
    elif result == "no clear effect" and not low <= 0 <= high:
        yield "result", "“no clear effect”, and the interval doesn't hold zero", "One of the two is wrong."
