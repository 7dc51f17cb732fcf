"""Figures of findings, with everything that may stand in one, and with little."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from gallery import samples
from gallery.frames import READING, State
from press.content.findings import FORMATS, RESULTS, Finding, Study
from press.content.references import Reference

ROOMS, TEA = Study("rooms-2021", "group", trials=8, people=2131), Study("tea-2019", "group", studies=23)
OTHERS = [Study(f"{form}-2020", form, trials=n + 1, people=10 ** (n + 1)) for n, form in enumerate(FORMATS[1:])]
WORDS = ("Quiet", "Rest", "Company", "Talk", "Whatever else was named")  # the last is as long as one may be
FULL = [(ROOMS, outcome, result) for outcome, result in zip(WORDS, RESULTS, strict=True)]
MORE = [(study, outcome, RESULTS[n % 5]) for n, study in enumerate([TEA, *OTHERS]) for outcome in WORDS[n:]]
SIZES = (
    Finding("Quiet", "several-2020", "gain", 1.2, 0.8, 1.6, "SMD"),
    Finding("Rest", "several-2020", "mixed", 0.3, -0.1, 0.7, "d", lower_is_better=True, note="of the worst kind"),
    Finding("Talk", "rooms-2021", "small gain", 0.2, 0.05, 0.35, "g"),
)
AROUND = READING.replace("PART", '<div class="prose"><p>{{ page.text }}</p>PART</div>')


def findings() -> Iterator[State]:
    """From all that there can be to one row."""
    show = partial(State, "findings", around=AROUND)
    known = [Reference(study.source, "report", "A study", ("Somebody, A",), "2021") for study in (ROOMS, TEA, *OTHERS)]
    sources = {source.key: source for source in known}
    given = {"name": "What rooms do, by what was hoped for", "id": "", "caption": "", "sources": sources}
    every = samples.figure(WORDS, *FULL, *MORE, sizes=SIZES)
    yield show("every format, result and size", given={**given, "figure": every})
    yield show("groups alone", given={**given, "figure": samples.figure(WORDS, *FULL)})
    caption = Markup("A caption of <em>its own</em>.")
    one = samples.figure(WORDS[:1], (ROOMS, "Quiet", "gain"))
    yield show("one row, and a caption", given={**given, "figure": one, "caption": caption})
