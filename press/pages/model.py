"""What a template is handed as `page` and `site`: everything that it prints, nothing that it would have to work out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markupsafe import Markup

from press.content.changelog import Change, Correction
from press.content.helplines import Helpline
from press.content.index import Text
from press.content.references import Reference
from press.content.site_info import Site
from press.pages.assembly import Note
from press.pages.book import BookCard, BookDetails
from press.pages.book_list import BookList
from press.pages.outline import Around, Entry, Outline
from press.pages.paging import Pager
from press.pages.record import Link


class Part(NamedTuple):
    """A section as it stands on the long page: its outline's line, its text, and whether its page is a checklist."""

    entry: Entry
    text: Markup
    sheet: bool


class Fact(NamedTuple):
    """Something from site.toml: its key, its value, and where a link on it leads, if anywhere. Empty: nobody said."""

    name: str
    value: str
    href: str


@dataclass
class SiteView:
    """The site as templates see it.

    `emergency` pairs a number with the places where it is answered. `articles`, the address of the list of all
    articles, is empty while there is none; `feed` is while the site has no address. `unchecked` says that all of the
    site is an unchecked draft, shown to a few.
    """

    facts: Site
    bar: list[Link]
    foot: list[Link]
    helplines: list[Helpline]
    in_the_bar: list[Helpline]
    emergency: list[tuple[str, str]]
    articles: str = ""
    feed: str = ""
    unchecked: bool = False


@dataclass
class PageView:
    """One page, as its template sees it. What a kind of page has none of is empty.

    `kind` is the template's name, and `tab` what the browser calls the page. `root` leads to the site's root, `url` is
    the page's address from there; `canonical` is the absolute address that search engines should know, empty while the
    site has none. `opening` is the text above the first heading and `text` what follows it. `outline` is that of the
    article which the page is, belongs to or leads with; `lead` are that one's first words. `days` go by the names of
    their words in the theme's strings; `origin` says how an article was made and who has read it.

    `links` are what the page leads to, `cut` is how many more there are, and `pager` says which page of a long list it
    is. `corrections` are those of all articles on the page that lists them, None on any other. `unserved` pairs an
    emergency number with the countries where we have no other. `sources` and `book` are what the page is about, `shelf`
    is the reading list or a part of it, `further` are books to read after a text, `teaser` leads to the list from the
    home page and `covers` stand there. `sheet` is whether it prints as a checklist, `feed` the page's own, `data` its
    JSON-LD.
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
    parts: list[Part] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    outline: Outline | None = None
    around: Around | None = None
    lead: Markup | None = None
    days: dict[str, datetime.date] = field(default_factory=dict)
    reviewed: datetime.date | None = None
    origin: str = ""
    facts: list[Fact] = field(default_factory=list)
    log: Sequence[Change | Correction] = ()
    corrections: list[tuple[Text, Correction]] | None = None
    unserved: list[tuple[str, list[str]]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    cut: int = 0
    pager: Pager[Any] | None = None
    sources: list[Reference] = field(default_factory=list)
    book: BookDetails | None = None
    shelf: BookList | None = None
    further: list[BookCard] = field(default_factory=list)
    teaser: Link | None = None
    covers: list[BookCard] = field(default_factory=list)
    sheet: bool = False
    feed: str = ""
    data: list[dict[str, Any]] = field(default_factory=list)
