"""The parts that articles and sections are made of, in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from gallery import samples
from gallery.frames import HEAD, READING, State, done
from gallery.samples import OUTLINE, PLAIN
from press.pages.assembly import Note

TEXT_BESIDE = '<div class="prose">{{ page.text }}</div>'
OPENING = '<header class="head"><h1>{{ page.title }}</h1></header><div class="prose opening">{{ page.text }}</div>'
HEADING = '<h2 id="x"><a href="#x">A heading</a></h2>'
BESIDE = READING.replace("<article>", '<article class="sided">').replace(
    "PART", f'{OPENING}PART<div class="prose">{HEADING}{{{{ page.text }}}}</div>'
)
AFTER = READING.replace("PART", f"{TEXT_BESIDE}PART")
NOTED = AFTER.replace("<article>", '<article class="noted">')
MARKS = Markup(" ").join(Markup('<a class="cite" id="ref-1-{0}" href="#note-1">1</a>').format(n) for n in range(2, 13))
PAGE, SECTION = samples.page(), samples.section("a-sense-of-community")
CITED = samples.page(text=samples.CITED)


def reading() -> Iterator[State]:
    """What articles and sections are made of."""
    yield from _contents()
    meta = partial(State, "meta", around=HEAD)
    yield meta("of an article")
    yield meta("a minute's reading", replace(PAGE, outline=PLAIN))
    other = replace(PAGE, kind="page", outline=None, origin="")
    yield meta("of a page", other)
    yield meta("of a page, looked at again", replace(other, days=samples.AGAIN))
    yield meta("of a section", SECTION)
    yield from done(meta("", PAGE))
    yield from _opener()
    around = partial(State, "next", around=AFTER)
    yield around("in the middle", SECTION)
    yield around("of the first", samples.section("compassion"))
    yield around("of the last", samples.section("before-you-join"))
    yield done(around("", SECTION))[1]  # pointed at, they look as they do at rest
    yield from _notes()
    yield State("sheet", "as it is", SECTION)
    yield State("frieze", "as it is", widths=(1200,))  # narrow, there is none


def _contents() -> Iterator[State]:
    contents = partial(State, "contents", around=BESIDE, height=760)
    yield contents("of an article", PAGE)
    yield contents("with sources", CITED)
    yield contents("unfolded", CITED, unfolded=True)
    yield contents("of a section", SECTION, unfolded=True)
    yield contents("without sections, only headings", replace(PAGE, outline=PLAIN), unfolded=True)
    yield from done(contents("", CITED, unfolded=True))
    here = '[href="#what-nobody-says"]'
    yield contents("a section in view", CITED, unfolded=True, does={"target-current": here}, widths=(1200,))
    yield contents("a section's link focused", CITED, unfolded=True, does={"focus": here})


def _opener() -> Iterator[State]:
    first, _, long, last = OUTLINE.entries
    part = READING.replace("PART", f'<section class="part" id="x">PART{TEXT_BESIDE}</section>')
    opener = partial(State, "opener", around=part)
    for name, entry in (("numbered", first), ("not numbered", last), ("long, and without a figure of its own", long)):
        yield opener(name, PAGE, given={"entry": entry, "level": "h2", "id": "x"})
        yield opener(f"{name}: as h1", SECTION, around=HEAD, given={"entry": entry, "level": "h1", "id": ""})
    yield from done(opener("", PAGE, given={"entry": first, "level": "h2", "id": "x"}))


def _notes() -> Iterator[State]:
    """Wide enough in one more frame to stand beside the text."""
    notes = partial(State, "notes", around=NOTED, height=700, widths=(390, 1200, 1440))
    once = Note(1, CITED.notes[0].html, ["ref-1"])
    many = replace(CITED.notes[0], refs=[f"ref-1{nth}" for nth in ("", *(f"-{n}" for n in range(2, 13)))])
    yield notes("cited once", samples.page(text=f"{samples.WORDS}[^study]\n\n[^study]: {samples.SOURCE}"))
    yield notes("one of them twice", CITED)
    yield notes("of sources", samples.page(text=samples.ALL_CITED))
    yield notes("cited many times", replace(CITED, text=CITED.text + MARKS, notes=[many]))
    yield from done(notes("", CITED))
    yield notes("opened", CITED, does={"target": "#note-2"})
    yield notes("opened, cited many times", replace(CITED, notes=[many]), does={"target": "#note-1"})
    long = replace(once, html=Markup(" ").join([CITED.notes[0].html] * 9))
    yield notes("opened, and longer than its place", replace(CITED, notes=[long]), does={"target": "#note-1"})
