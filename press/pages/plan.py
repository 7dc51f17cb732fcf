"""Every page of the site: its kind, its file, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from press.content.index import Index, Text
from press.content.published_urls import Alias
from press.content.references import Reference
from press.core.paths import SLUG
from press.core.urls import file_of, is_inside, is_page
from press.pages import paging
from press.pages.links import SOURCES
from press.pages.paging import Pager, paginate
from press.pages.shelves import LIST, Shelf, everything, shelves

ARTICLES = "articles/"
FEW = 3  # articles that the home page shows well enough, without a list of all of them
NOT_FOUND = "404.html"
FEED, BOOKS_FEED = "feed.xml", "books.xml"
Subject = Text | Reference | Alias | Pager[Text] | Pager[Reference] | tuple[Shelf, Pager[Text]]


class Planned(NamedTuple):
    """A page to be made: its kind, its file in the output, and its subject."""

    kind: str
    name: str
    subject: Subject


def plan(index: Index) -> list[Planned]:
    """Every page that is written; of two at one address the first, and none outside the output.

    A page stands at each old address too, for hosts that know no redirects; it can replace no file that was none.
    """
    texts = (Planned(text.place.kind, text.save_as, text) for text in index.texts.values())
    redirects = (Planned("moved", alias.file, alias) for alias in index.redirects if is_page(alias.old))
    found: dict[str, Planned] = {}
    for page in (*texts, *of_data(index), *redirects):
        if page.name and is_inside(page.name):
            found.setdefault(page.name, page)
    return [*found.values()]


def of_data(index: Index) -> Iterator[Planned]:
    """Every page that no text becomes: sources, parts of the reading list, lists."""
    for sources in _source_pagers(index):
        yield Planned("sources", file_of(sources.address), sources)
    for key, reference in index.references.items():
        if re.fullmatch(SLUG, key):  # the others are reported where the file is read
            yield Planned("source", file_of(reference.address), reference)
    for shelf in (everything(index.books), *shelves(index.books)):
        for books in shelf.pagers:
            if books.address != LIST:  # which is a text
                yield Planned("shelf", file_of(books.address), (shelf, books))
    for articles in article_pagers(index):
        yield Planned("articles", file_of(articles.address), articles)


def article_pagers(index: Index) -> list[Pager[Text]]:
    """The pages of the list of all articles, the newest first; none while the site has only a few."""
    return paginate(index.articles, ARTICLES, paging.LENGTH) if len(index.articles) > FEW else []


def _source_pagers(index: Index) -> list[Pager[Reference]]:
    """The pages of the list of all sources, by their authors: “van Gestel” stands under V; none without a source."""
    known = sorted(index.references.values(), key=lambda one: [*map(str.casefold, one.families or [one.title])])
    return paginate(known, SOURCES, paging.LENGTH) if known else []
