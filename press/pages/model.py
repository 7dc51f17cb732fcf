"""What a template is handed as `page` and `site`: everything that it prints, nothing that it would have to work out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from press.content.helplines import Helpline
from press.content.site_info import Site
from press.pages.assembly import Note
from press.pages.book import BookCard, BookDetails
from press.pages.book_list import BookList
from press.pages.outline import Around, Entry, Outline
from press.pages.paging import Pager
from press.pages.sources import Source


class Link(NamedTuple):
    """A line of a menu or a list; `url` counts from the site's root."""

    label: str
    url: str
    summary: str = ""


class Day(NamedTuple):
    """A day for machines (`iso`, 2026-11-22) and in words."""

    iso: str
    words: str


class Part(NamedTuple):
    """A section as it stands on the long page: its outline's line, its text, and whether its page is a checklist."""

    entry: Entry
    text: Markup
    sheet: bool = False


class Fact(NamedTuple):
    """Something from site.toml: its key, its value, and where a link on it leads, if anywhere. Empty: nobody said."""

    name: str
    value: str
    href: str


class Logged(NamedTuple):
    """An entry of a log: its day, and either what changed, or what an article said and what it says since.

    `title` and `url` are the article's, where the entry stands on another page.
    """

    day: Day
    what: str = ""
    said: str = ""
    says: str = ""
    title: str = ""
    url: str = ""


class Lead(NamedTuple):
    """What the home page leads with: an article's outline and its first words."""

    outline: Outline
    opening: Markup


class BookTeaser(NamedTuple):
    """What leads from the home page to the reading list: a link to it, and books whose covers stand there."""

    link: Link
    cards: list[BookCard]


@dataclass
class SiteView:
    """The site as templates see it.

    `unchecked` says that all of it is an unchecked draft, shown to a few; `short_name` is for the browser's tab;
    `emergency` pairs a number with the places where it is answered; `articles` is the address of the list of all
    articles, empty while there is none; `feed` and `address` are empty while the site has no address.
    """

    facts: Site
    short_name: str
    bar: list[Link]
    foot: list[Link]
    helplines: list[Helpline]
    in_the_bar: list[Helpline]
    emergency: list[tuple[str, str]]
    address: str
    feed: str
    articles: str = ""
    unchecked: bool = False


@dataclass
class PageView:
    """One page, as its template sees it.

    `kind` is the template's name, `tab` what the browser calls the page, `leave` whether it has “Leave”. `root` leads
    to the site's root, `url` is the page's address from there; `canonical` is the absolute address that search engines
    should know, empty while the site has none. `opening` is the text above the first heading and `text` what follows
    it. `origin` says how an article was made and who has read it. `sources` are those that the page is about, `links`
    what it leads to, `corrections` those of all articles on a page that lists them, None on any other. `unserved` pairs
    an emergency number with the countries where we have no other. `book` is the one that the page is about, `shelf` the
    reading list or a part of it, `further` are books to read after a text, `teaser` leads to the list from the home
    page, `feed` is the page's own. `pager` says which page of a long list it is, and `cut` how many links were left
    out; `sheet` is whether it prints as a checklist. The rest too is empty where a kind of page has none of it.
    """

    kind: str
    title: str
    tab: str
    description: str
    lang: str
    root: str
    url: str
    canonical: str = ""
    draft: bool = False
    leave: bool = False
    opening: Markup = field(default_factory=Markup)
    text: Markup = field(default_factory=Markup)
    parts: list[Part] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    outline: Outline | None = None
    around: Around | None = None
    lead: Lead | None = None
    written: Day | None = None
    edited: Day | None = None
    review_by: Day | None = None
    reviewed: Day | None = None
    origin: str = ""
    facts: list[Fact] = field(default_factory=list)
    log: list[Logged] = field(default_factory=list)
    corrections: list[Logged] | None = None
    unserved: list[tuple[str, list[str]]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    cut: int = 0
    sources: list[Source] = field(default_factory=list)
    book: BookDetails | None = None
    shelf: BookList | None = None
    further: list[BookCard] = field(default_factory=list)
    teaser: BookTeaser | None = None
    sheet: bool = False
    pager: Pager[Any] | None = None
    feed: str = ""
    data: list[dict[str, Any]] = field(default_factory=list)

    @property
    def days(self) -> list[tuple[str, Day]]:
        """Its days, each with the name of its word in the theme's strings."""
        return [(name, day) for name in ("written", "edited", "review_by") if (day := getattr(self, name))]
