"""Pages that nobody wrote, made out of data: sources, parts of the reading list, lists, pages at old addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from press.content.index import Listing, Text
from press.content.published_urls import Alias
from press.content.references import Reference
from press.pages import json_ld, paging
from press.pages.book_list import part_of_list, title_of
from press.pages.maker import Maker
from press.pages.model import Link, PageView
from press.pages.paging import Pager
from press.pages.shelves import Shelf
from press.pages.sources import source_of


class Generated(Maker):
    """Makes pages of data."""

    def shelf(self, asked: tuple[Shelf, Pager[Text]]) -> PageView:
        """A page of the reading list, or of a part of it."""
        shelf, pager = asked
        words = self.strings(self.facts.language)
        page = self._list("shelf", pager, title_of(shelf, words), words["shelf_summary"].format(count=len(shelf.books)))
        page.shelf = part_of_list(replace(shelf, books=tuple(pager.rows)), words)
        page.data = json_ld.shelf(page, self.site, words["books"])
        return page

    def listing(self, asked: Listing) -> PageView:
        """A list of articles: what Pelican's tag, category, author and period pages are, when somebody wants them."""
        page = self._made("list", asked.url, (asked.title, asked.title, self.facts.tagline))
        page.canonical = ""
        page.links = self._links_to(self.index.texts[path] for path in asked.articles)
        return page

    def articles(self, pager: Pager[Text]) -> PageView:
        """A page of the list of all articles."""
        words = self.strings(self.facts.language)
        page = self._list("list", pager, words["all_articles"], words["articles_summary"])
        page.links = self._links_to(pager.rows)
        page.data = json_ld.page(page, self.site)
        return page

    def moved(self, alias: Alias) -> PageView:
        """What stands at an old address, and leads to the page that took its place."""
        lang = alias.lang if alias.lang in self.index.strings else self.facts.language
        words = self.strings(lang)
        page = self._made("moved", alias.old, (words["moved"], words["moved"], words["moved_on"]), lang, alias.new)
        page.links = [Link(alias.title, alias.new, alias.summary or words["source_summary"])]
        return page

    def source(self, reference: Reference) -> PageView:
        """A source's page: what it is, and where we cite it."""
        words = self.strings(self.facts.language)
        source = source_of(reference, words)
        tab = f"{words['a_source']}: {source.short or reference.key}"
        title = source.short or reference.title
        page = self._made("source", reference.address, (title, tab, words["source_summary"]))
        page.sources = [source]
        citing = self.index.citing.get(reference.key, [])
        page.links = [self._citing(text) for text in citing[: paging.LENGTH]]
        page.cut = len(citing[paging.LENGTH :])
        page.data = json_ld.page(page, self.site)
        return page

    def sources(self, pager: Pager[Reference]) -> PageView:
        """A page of the list of all sources."""
        words = self.strings(self.facts.language)
        page = self._list("sources", pager, words["sources"], words["sources_summary"])
        page.sources = [source_of(reference, words) for reference in pager.rows]
        page.data = json_ld.page(page, self.site)
        return page

    def _list(self, kind: str, pager: Pager[Any], title: str, description: str) -> PageView:
        """A page of a list; from the second on its title says which."""
        words = self.strings(self.facts.language)
        if pager.number > 1:
            title = words["page_of"].format(title=title, number=pager.number, total=pager.total)
        page = self._made(kind, pager.address, (title, title, description))
        page.pager = pager if pager.total > 1 else None
        return page
