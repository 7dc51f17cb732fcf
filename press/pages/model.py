"""What a template is handed as `page` and `site`: everything that it prints; and what of it every page has."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from press.content.changelog import Change, Correction
from press.content.helplines import emergency_numbers, in_the_bar
from press.content.index import Index, Text
from press.content.references import Reference
from press.pages.books import BookCard, BookList
from press.pages.outline import Around, Entry, Outline
from press.pages.paging import Pager
from press.pages.plan import ARTICLES, FEED, article_pagers
from press.pages.record import Link


class SiteView:
    """The site as templates see it: its facts and helplines, its menus, and the lists and feeds that it has."""

    def __init__(self, index: Index) -> None:
        self.facts, self.helplines, self.unchecked = index.site, index.helplines, index.unchecked
        self.in_the_bar = in_the_bar(index.helplines, index.site.country)
        self.emergency = emergency_numbers(index.helplines)
        self.feed = FEED if index.site.address and index.articles else ""
        self.articles = ARTICLES if article_pagers(index) else ""
        every = Link(index.strings[index.site.language]["all_articles"], self.articles)
        self.bar, self.foot = _menu(index, "bar"), [*([every] if every.url else []), *_menu(index, "foot")]


def _menu(index: Index, menu: str) -> list[Link]:
    """The published texts that ask for a place in a menu, by its order."""
    chosen = [text for text in (*index.articles, *index.pages) if text.front["menu"] == menu]
    chosen.sort(key=lambda text: (text.front["order"], text.url))
    return [Link(text.front["label"] or text.front["title"], text.url) for text in chosen]


@dataclass
class Note:
    """A note at the page's end: what its author wrote, or a source. `refs` are the ids of the places that cite it."""

    number: int
    html: Markup = field(default_factory=Markup)
    refs: list[str] = field(default_factory=list)
    source: Reference | None = None


@dataclass
class PageView:
    """One page, as its template sees it. What a kind of page has none of is empty.

    `kind` is the template's name, and `tab` what the browser calls the page. `root` leads to the site's root, `url` is
    the page's address from there; `canonical` is the absolute address that search engines should know, empty while the
    site has none. `opening` is the text above the first heading and `text` what follows it; `parts` are the sections of
    a long page, each with its line of the outline, and whether its own page prints as a checklist, as `sheet` says of
    this one. `outline` is that of the article which the page is, belongs to or leads with, by its first words, `lead`.
    `days` go by the names of their words in the theme's strings; `origin` says how an article was made.

    `facts` go by their keys in site.toml, empty where nobody said. `links` are what the page leads to, `cut` is how
    many more there are, `pager` is its place in a long list. `corrections` are those of all articles on the page that
    lists them, None on any other. `unserved` pairs an emergency number with the countries where we have no other.
    `sources` and `book` are what the page is about, with `elsewhere`, other sites about the book. `shelf` is the
    reading list or a part of it, `further` are books to read next, or those whose covers stand on the home page with
    `teaser`, the link to the list. `feed` is the page's own.
    """

    kind: str
    url: str
    title: str
    description: str
    tab: str
    lang: str
    root: str
    canonical: str = ""
    draft: bool = False
    opening: Markup = field(default_factory=Markup)
    text: Markup = field(default_factory=Markup)
    parts: list[tuple[Entry, Markup, bool]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    outline: Outline | None = None
    around: Around | None = None
    lead: Markup | None = None
    days: dict[str, datetime.date] = field(default_factory=dict)
    reviewed: datetime.date | None = None
    origin: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    log: Sequence[Change | Correction] = ()
    corrections: list[tuple[Text, Correction]] | None = None
    unserved: list[tuple[str, list[str]]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    cut: int = 0
    pager: Pager[Any] | None = None
    sources: list[Reference] = field(default_factory=list)
    book: BookCard | None = None
    elsewhere: dict[str, list[Link]] = field(default_factory=dict)
    shelf: BookList | None = None
    further: list[BookCard] = field(default_factory=list)
    teaser: Link | None = None
    sheet: bool = False
    feed: str = ""
    data: list[dict[str, Any]] = field(default_factory=list)
