"""What is shown of each part: at rest first, then what its data can be, then what a reader can do to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from gallery import samples
from gallery.frames import READING, STRINGS, State
from gallery.prose import PROSE
from gallery.samples import CALL, EMERGENCY, EVERY, LINES, OUTLINE, PLAIN, TEXT, WEB
from press.pages.assembly import Note
from press.pages.model import Day

PAGE, SECTION = samples.page(), samples.section("a-sense-of-community")
HOME = samples.home()
TEXT_BESIDE = '<div class="prose">{{ page.text }}</div>'
HEAD = READING.replace("PART", '<header class="head">PART</header>')
BESIDE = READING.replace("PART", f"<h1>{{{{ page.title }}}}</h1>PART{TEXT_BESIDE}")
AFTER = READING.replace("PART", f"{TEXT_BESIDE}PART")
CITED = samples.page(text=samples.CITED)
MARKS = Markup(" ").join(Markup('<a class="cite" id="ref-1-{0}" href="#note-1">1</a>').format(n) for n in range(2, 13))


def states() -> list[State]:
    """All of them, by part; those of a part in the order in which they are shown."""
    found = [*_article(), *_help(), *_site(), *PROSE]
    return sorted(found, key=lambda state: state.part)


def _done(rest: State) -> list[State]:
    """What a reader can do to any part: point at what can be clicked in it, and reach it by the keyboard."""
    elements = f".{rest.part} :is(a, summary)"
    return [
        replace(rest, name="pointed at", does={"hover": elements}),
        replace(rest, name="focused", does={"focus": elements}),
    ]


def _article() -> Iterator[State]:
    """What articles and sections are made of."""
    yield from _contents()
    meta = partial(State, "meta", around=HEAD)
    yield meta("written")
    yield meta("edited since", replace(PAGE, edited=Day("2026-11-23", "23 November 2026")))
    yield meta("a minute's reading", replace(PAGE, outline=PLAIN))
    yield from _done(meta("", replace(PAGE, edited=Day("2026-11-23", "23 November 2026"))))
    yield from _opener()
    around = partial(State, "next", around=AFTER)
    yield around("in the middle", SECTION)
    yield around("of the first", samples.section("compassion"))
    yield around("of the last", samples.section("before-you-join"))
    yield _done(around("", SECTION))[1]  # pointed at, they look as they do at rest
    yield from _notes()
    yield State("frieze", "as it is")


def _contents() -> Iterator[State]:
    contents = partial(State, "contents", around=BESIDE, height=760)
    yield contents("of an article", PAGE)
    yield contents("with sources", CITED)
    yield contents("unfolded", CITED, unfolded=True)
    yield contents("of a section", SECTION, unfolded=True)
    yield contents("without sections, only headings", replace(PAGE, outline=PLAIN), unfolded=True)
    yield from _done(contents("", CITED, unfolded=True))
    here = '[href="#what-nobody-says"]'
    yield contents("a section in view", CITED, unfolded=True, does={"target-current": here}, widths=(1200,))
    yield contents("a section's link focused", CITED, unfolded=True, does={"focus": here})


def _opener() -> Iterator[State]:
    first, _, long, last = OUTLINE.entries
    part = READING.replace("PART", f'<section class="part" id="x">PART{TEXT_BESIDE}</section>')
    opener = partial(State, "opener", around=part)
    for name, entry in (("numbered", first), ("to close", last), ("long, and without a figure of its own", long)):
        yield opener(name, PAGE, given={"entry": entry, "level": "h2", "id": "x"})
        yield opener(f"{name}: as h1", SECTION, around=HEAD, given={"entry": entry, "level": "h1", "id": ""})
    yield from _done(opener("", PAGE, given={"entry": first, "level": "h2", "id": "x"}))


def _notes() -> Iterator[State]:
    """Wide enough in one more frame to stand beside the text."""
    notes = partial(State, "notes", around=AFTER, height=700, widths=(390, 1200, 1440))
    once = Note(1, CITED.notes[1].html, ["ref-1"])
    many = replace(CITED.notes[0], refs=[f"ref-1{nth}" for nth in ("", *(f"-{n}" for n in range(2, 13)))])
    yield notes("cited once", replace(CITED, notes=[once]))
    yield notes("one of them twice", CITED)
    yield notes("cited many times", replace(CITED, text=CITED.text + MARKS, notes=[many]))
    yield from _done(notes("", CITED))
    yield notes("opened", CITED, does={"target": "#note-2"})
    yield notes("opened, cited many times", replace(CITED, notes=[many]), does={"target": "#note-1"})
    long = replace(once, html=Markup(" ").join([CITED.notes[0].html] * 9))
    yield notes("opened, and longer than its place", replace(CITED, notes=[long]), does={"target": "#note-1"})


def _help() -> Iterator[State]:
    """What “Get help now” is made of."""
    danger = partial(State, "danger", around=HEAD)
    yield danger("with other numbers", site=samples.site())
    yield danger("one number", site=samples.site([EMERGENCY]))
    yield danger("no number", site=samples.site([CALL]))
    yield from _done(danger(""))
    helplines = partial(State, "helplines")
    for name, line in (("call", CALL), ("text", TEXT), ("web", WEB), ("all of these, and rung", EVERY)):
        yield helplines(name, site=samples.site([line]))
    yield helplines("several", site=samples.site())
    yield from _done(helplines("", site=samples.site([EVERY])))
    names = STRINGS["countries"]
    some = replace(PAGE, countries=samples.countries(LINES, names))
    other = replace(EMERGENCY, id="other", countries=("NZ",), call="5551")
    yield State("countries", "some", some)
    yield State("countries", "none", replace(PAGE, countries=[]))
    yield from _done(State("countries", "", some))
    yield State("elsewhere", "countries with a number alone", some)
    yield State("elsewhere", "two numbers", replace(PAGE, countries=samples.countries([*LINES, other], names)))
    yield State("elsewhere", "neither countries nor a directory", site=samples.site([CALL]))
    yield from _done(State("elsewhere", "", some))


def _site() -> Iterator[State]:
    """What pages of all kinds are made of."""
    yield from _bars()
    facts = partial(State, "facts")
    missing = [fact._replace(value="", href="") for fact in samples.FACTS]
    yield facts("given", replace(PAGE, facts=samples.FACTS))
    yield facts("not yet named", replace(PAGE, facts=missing))
    yield facts("some of them", replace(PAGE, facts=[*samples.FACTS[:1], *missing[1:]]))
    yield from _done(facts("", replace(PAGE, facts=samples.FACTS)))
    lead = partial(State, "lead", around="PART")
    yield lead("with sections", HOME)
    yield lead("without sections, only headings", samples.home(PLAIN))
    yield lead("without any heading", samples.home(replace(PLAIN, entries=())))
    yield from _done(lead("", HOME))
    several = replace(PAGE, kind="list", links=samples.LINKS)
    yield State("list", "several", several)
    yield State("list", "one", replace(several, links=samples.LINKS[:1]))
    yield from _done(State("list", "", several))


def _bars() -> Iterator[State]:
    """What stands above and below every page."""
    top = partial(State, "top", around="PART")
    leaving = replace(PAGE, leave=True)
    yield top("without Leave", PAGE)
    yield top("with Leave", leaving, height=260)
    yield top("on a page of its menu", replace(PAGE, url="about/"))
    yield top("with a home country", site=samples.site(home="IE"))
    yield top("without a menu", site=samples.site(bar=[]))
    yield from _done(top("", leaving, height=260))
    leave = partial(State, "leave", page=leaving, around='<header class="top">PART</header>', height=200)
    yield leave("as it is")
    yield from _done(leave(""))
    foot = partial(State, "foot", around="PART")
    yield foot("as it is")
    yield foot("on a page of its menu", replace(PAGE, url="privacy/"))
    yield from _done(foot(""))
    whole = partial(State, "page", around='{% extends "reading.html" %}')
    yield whole("as it is", PAGE, height=900)
    yield whole("the way past the top, focused", PAGE, height=400, does={"focus": ".skip"})
    yield whole("a draft", replace(PAGE, draft=True))
    yield whole("an article", replace(CITED, leave=True), around='{% extends "article.html" %}', height=1500)
    yield whole("a section", replace(SECTION, leave=True), around='{% extends "section.html" %}', height=1000)
    yield whole("the home page", replace(HOME, links=samples.LINKS), around='{% extends "home.html" %}')
