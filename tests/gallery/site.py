"""The parts that stand on pages of all kinds, and whole pages, in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from support import text_of

from gallery import samples
from gallery.frames import READING, State, done
from gallery.samples import PLAIN
from press.pages.paging import paginate
from press.pages.words import short_name
from press.text.document import parse

PAGE, SECTION = samples.page(), samples.section("a-sense-of-community")
CITED = samples.page(text=samples.CITED)
HOME = samples.home()


def site() -> Iterator[State]:
    """What pages of all kinds are made of."""
    yield from _bars()
    facts = partial(State, "facts")
    missing = dict.fromkeys(samples.FACTS, "")
    yield facts("given", replace(PAGE, facts=samples.FACTS))
    yield facts("not yet said", replace(PAGE, facts=missing))
    yield facts("some of them", replace(PAGE, facts=missing | {"owner": samples.FACTS["owner"]}))
    logged = replace(PAGE, facts=samples.FACTS | samples.REVIEWED, log=samples.LOG, days=samples.AGAIN)
    yield facts("of an article that has changed", logged)
    yield facts("of an article with one change", replace(logged, log=samples.LOG[1:]))
    yield facts("of a page", replace(PAGE, kind="page", facts=samples.FACTS))
    yield facts("only what is not yet said", replace(PAGE, kind="page", facts=missing))
    yield from done(facts("", replace(PAGE, facts=samples.FACTS)))
    corrections = partial(State, "corrections")
    articles = (text_of(parse(""), "pages/a.md", url=one.url, front={"title": one.label}) for one in samples.LINKS)
    listed = [(article, samples.LOG[0]) for article in articles]
    yield corrections("several", replace(PAGE, corrections=listed))
    yield corrections("one", replace(PAGE, corrections=listed[:1]))
    yield corrections("none yet", replace(PAGE, corrections=[]))
    yield from done(corrections("", replace(PAGE, corrections=listed)))
    lead = partial(State, "lead", around="PART")
    yield lead("with sections", HOME)
    yield lead("without sections, only headings", samples.home(PLAIN))
    yield lead("without any heading", samples.home(replace(PLAIN, entries=())))
    yield from done(lead("", HOME))
    several = replace(PAGE, kind="list", links=samples.LINKS)
    yield State("list", "several", several)
    yield State("list", "one", replace(several, links=samples.LINKS[:1]))
    yield from done(State("list", "", several))
    pager = partial(State, "pager", around=READING)
    pages = [replace(several, pager=one) for one in paginate(range(9), "articles/", 1)]
    for name, n in (("of the first page", 0), ("in the middle", 4), ("of the last page", 8)):
        yield pager(name, pages[n])
    yield from done(pager("", pages[4]))
    yield from _sources()


def _sources() -> Iterator[State]:
    """What we know of what we cite, and what we do not."""
    links = [samples.LINKS[0]._replace(summary=samples.OUTLINE.title), *samples.LINKS[1:]]
    source = partial(State, "source", around=READING, height=900)
    known, bare, _ = (replace(PAGE, kind="source", sources=[one]) for one in samples.SOURCES)
    yield source("known", replace(known, links=links))
    yield source("hardly known, and cited nowhere", bare)
    yield from done(source("", replace(known, links=links)))
    yield source("a book", replace(PAGE, kind="source", sources=samples.SOURCES[2:]))
    whole = partial(State, "page", around='{% extends "source.html" %}', height=1200)
    title = short_name(samples.STUDY, samples.STRINGS)
    yield whole("a source", replace(known, links=links, title=title))
    taken_back = replace(samples.STUDY, retracted=True)
    yield whole("a source that was retracted", replace(known, sources=[taken_back], title=title))
    every = replace(PAGE, kind="sources", title="Sources", sources=samples.SOURCES)
    yield whole("all sources", every, around='{% extends "sources.html" %}')


def _bars() -> Iterator[State]:
    """What stands above and below every page."""
    top = partial(State, "top", around="PART<main></main>")
    leaving = samples.site(leave=True)
    yield top("without Leave", PAGE)
    yield top("with Leave", site=leaving, height=260)
    yield top("on a page of its menu", replace(PAGE, url="about/"))
    yield top("with a home country", site=samples.site(home="IE"))
    yield top("without a menu", site=samples.site(menu=False))
    yield from done(top("", site=leaving, height=260))
    leave = partial(State, "leave", site=leaving, around='{% include "parts/top/top.html" %}<main></main>', height=200)
    yield leave("as it is")
    yield from done(leave(""))
    foot = partial(State, "foot", around="PART")
    yield foot("as it is")
    yield foot("on a page of its menu", replace(PAGE, url="privacy/"))
    yield from done(foot(""))
    stays = '{% extends "moved.html" %}{% block way %}{% endblock %}'  # it would take the frame away
    gone_on = replace(PAGE, kind="moved", title=samples.STRINGS["moved"], links=samples.LINKS[:1])
    yield State("page", "a page that has moved", gone_on, around=stays, height=700)
    whole = partial(State, "page", around='{% extends "reading.html" %}')
    yield whole("as it is", PAGE, height=900)
    yield whole("the way past the top, focused", PAGE, height=400, does={"focus": ".skip"})
    yield whole("a draft", replace(PAGE, draft=True))
    yield whole("an article", CITED, leaving, around='{% extends "article.html" %}', height=1500)
    yield whole("a section", SECTION, leaving, around='{% extends "section.html" %}', height=1000)
    yield whole("the home page", replace(HOME, links=samples.LINKS), around='{% extends "home.html" %}')
