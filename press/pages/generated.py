"""Pages that nobody wrote, made out of data: sources, parts of the reading list, lists, pages at old addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from press.content.index import Listing, Text
from press.content.published_urls import Alias
from press.content.references import Reference
from press.pages import paging
from press.pages.book_list import part_of_list, title_of
from press.pages.maker import Maker
from press.pages.model import PageView
from press.pages.paging import Pager
from press.pages.record import Link
from press.pages.shelves import Shelf
from press.pages.words import short_name


def shelf(make: Maker, asked: tuple[Shelf, Pager[Text]]) -> PageView:
    """A page of the reading list, or of a part of it."""
    shelf, pager = asked
    summary = make.words["shelf_summary"].format(count=len(shelf.books))
    page = _list(make, "shelf", pager, title_of(shelf, make.words), summary)
    page.shelf = part_of_list(replace(shelf, books=tuple(pager.rows)), make.words)
    return page


def listing(make: Maker, asked: Listing) -> PageView:
    """A list of articles: what Pelican's tag, category, author and period pages are, when somebody wants them."""
    page = make.page("list", asked.url, asked.title, make.facts.tagline)
    page.canonical = ""
    page.links = make.record.links(make.index.texts[path] for path in asked.articles)
    return page


def articles(make: Maker, pager: Pager[Text]) -> PageView:
    """A page of the list of all articles."""
    page = _list(make, "list", pager, make.words["all_articles"], make.words["articles_summary"])
    page.links = make.record.links(pager.rows)
    return page


def moved(make: Maker, alias: Alias) -> PageView:
    """What stands at an old address, and leads to the page that took its place."""
    lang = alias.lang if alias.lang in make.index.strings else ""
    words = make.strings(lang)
    page = make.page("moved", alias.old, words["moved"], words["moved_on"], lang=lang)
    page.canonical = make.canonical(alias.new)
    page.links = [Link(alias.title, alias.new, alias.summary or words["source_summary"])]
    return page


def source(make: Maker, reference: Reference) -> PageView:
    """A source's page: what it is, and where we cite it."""
    short = short_name(reference, make.words)
    title, tab = short or reference.title, f"{make.words['a_source']}: {short or reference.key}"
    page = make.page("source", reference.address, title, make.words["source_summary"], tab=tab)
    page.sources = [reference]
    citing = make.index.citing.get(reference.key, [])
    page.links = [make.record.citing(text) for text in citing[: paging.LENGTH]]
    page.cut = len(citing[paging.LENGTH :])
    return page


def sources(make: Maker, pager: Pager[Reference]) -> PageView:
    """A page of the list of all sources."""
    page = _list(make, "sources", pager, make.words["sources"], make.words["sources_summary"])
    page.sources = [*pager.rows]
    return page


def _list(make: Maker, kind: str, pager: Pager[Any], title: str, description: str) -> PageView:
    """A page of a list; from the second on its title says which."""
    if pager.number > 1:
        title = make.words["page_of"].format(title=title, number=pager.number, total=pager.total)
    page = make.page(kind, pager.address, title, description)
    page.pager = pager if pager.total > 1 else None
    return page
