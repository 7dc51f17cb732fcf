"""The parts that the reading list and its books are made of, in every state; the books are made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import Any

from gallery import samples
from gallery.frames import READING, State, done
from gallery.samples import STRINGS
from press.content.schemas import OF_A_BOOK, TOPICS
from press.content.starting_points import StartingPoint
from press.pages.books import book_card, elsewhere, full_list, part_of_list
from press.pages.model import PageView
from press.pages.shelves import Shelf, related

COVER = READING.replace("PART", "{% with book = page.book %}PART{% endwith %}")
CARD = READING.replace("PART", '<ul class="book-cards">{% with card = page.book %}PART{% endwith %}</ul>')


def made(title: str, **given: Any) -> SimpleNamespace:
    """A book as Pelican has it."""
    front = {name: key.default for name, key in OF_A_BOOK.items()} | {
        "title": title,
        "summary": "What somebody learnt while the water boiled, told in five short chapters.",
        "authors": ["A. Author"],
        "year": "2001",
        "tier": "core",
        "topics": ["depression"],
        "voice": ["lived"],
        "kind": "memoir",
        "reason": "It won a prize for books that are short.",
        "reason_kind": "award",
        "reason_sources": ["https://www.example.org/prize", "https://www.example.org/more"],
        "content_note": "The tea goes cold.",
        "sources": ["https://library.example.org/1"],
        "sure": "yes",
        **given,
    }
    slug = title.lower().replace(" ", "-")
    return SimpleNamespace(slug=slug, url=f"books/{slug}/", front=front)


LONG = "When Everybody You Know Has Unreasonably Strong Opinions About Teapots"
FULL = made(
    LONG,
    subtitle="A second title that says at some length what the first one has left out",
    authors=["A. Author", "Another B. Author-With-A-Long-Name (editor)"],
    countries=["Ireland", "Nigeria"],
    publisher="The House",
    isbn="9780306406157",
    isbn_from="isbn-10",
    edition="The House, paperback, 2002",
    pages=84,
    dip=True,
    topics=["grief-loss", "depression"],
    voice=["lived", "clinician"],
    voice_detail="Poured tea for eleven years",
    audience="Whoever has let a pot go cold",
    caution="Critics found it long for what it says, and too sure of itself where it speaks of milk.",
    caution_sources=["https://critic.example.org/"],
    suicide=True,
    sure="partly",
    sure_note="We saw two years.",
)
BARE = made("Tea", reason_kind="reviews", caution="It is about tea alone.", caution_kind="ours")
MORE = made("Milk", tier="more", voice=["scholar"])
HELP = made("The Other Cup", topics=["families-carers"], voice=["carer"], pages=120)
MIND = made("A History of Steam", topics=["stigma-history-mind"], voice=["journalist"])
BOOKS = [FULL, BARE, MORE, HELP, MIND]
STARTS = [
    StartingPoint("short", "Something short now", ("tea",), "It is about tea.", without_suicide=True),
    StartingPoint(
        "long", "Something unreasonably long about teapots", (FULL.slug,), "Read the note first.", notes=True
    ),
    StartingPoint("helping", "I am pouring", (HELP.slug, MIND.slug, "tea")),
]
PAGE = samples.page("book", outline=None)


def about_book(book: SimpleNamespace) -> PageView:
    """The page of a book."""
    near = [book_card(other, STRINGS) for other in related(book, BOOKS)]
    return replace(PAGE, book=book_card(book, STRINGS), elsewhere=elsewhere(book), further=near)


def books() -> Iterator[State]:
    """What the list and its books are made of."""
    full, bare = (about_book(book) for book in (FULL, BARE))
    yield from _covers(full, bare)
    card = partial(State, "book-card", around=CARD)
    yield card("all that can be known", full)
    yield card("little known", bare)
    yield from done(card("", full))
    about = partial(State, "book")
    yield about("all that can be known", replace(full, links=samples.LINKS[:2]))
    yield about("little known, and led to from nowhere", bare)
    yield from done(about("", replace(full, links=samples.LINKS[:2])))
    yield State("page", "a book", replace(full, title=LONG), around='{% extends "book.html" %}', height=1400)
    further = partial(State, "further")
    several = replace(PAGE, further=[book_card(book, STRINGS) for book in (FULL, BARE)])
    yield further("several", several)
    yield further("one", replace(several, further=several.further[:1]))
    yield from done(further("", several))
    yield from _lists()


def _covers(full: Any, bare: Any) -> Iterator[State]:
    """Each topic has its colour."""
    cover = partial(State, "cover", around=COVER)
    yield cover("a long title", full)
    yield cover("a short one", bare)
    for topic in TOPICS:
        book = made(f"On {topic}", topics=[topic])
        yield cover(topic, about_book(book))


def _lists() -> Iterator[State]:
    """The list, a part of it, and what leads to it."""
    listed = replace(PAGE, kind="books", shelf=full_list(BOOKS, STARTS, STRINGS))
    starts = partial(State, "starts")
    yield starts("three", listed)
    yield starts("one", replace(listed, shelf=full_list(BOOKS, STARTS[1:2], STRINGS)))
    yield from done(starts("", listed))
    shelf = partial(State, "shelf", height=1400)
    yield shelf("the whole list", listed)
    topic = replace(PAGE, kind="shelf", shelf=part_of_list(Shelf("topics", "depression", (FULL, BARE)), STRINGS))
    yield shelf("a topic", topic)
    yield shelf("nothing to narrow by", replace(topic, shelf=part_of_list(Shelf("voices", "carer", (HELP,)), STRINGS)))
    yield from done(shelf("", listed))
    teaser = partial(State, "teaser", around="PART")
    covers = [book_card(book, STRINGS) for book in BOOKS]
    leading = replace(PAGE, kind="home", teaser=samples.LINKS[0], further=covers)
    yield teaser("several", leading)
    yield teaser("one", replace(leading, teaser=samples.LINKS[1], further=[book_card(BARE, STRINGS)]))
    yield from done(teaser("", leading))
