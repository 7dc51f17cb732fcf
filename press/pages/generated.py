"""Pages that nobody wrote, made out of data: sources, parts of the reading list, lists, ways on from old addresses."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from press.content.published_urls import Alias
from press.content.references import Reference
from press.pages import json_ld, paging
from press.pages.maker import Maker
from press.pages.model import Link, Page
from press.pages.page_links import citing, links_to, published
from press.pages.paging import Pager
from press.pages.shelf import part, title_of
from press.pages.shelves import Shelf
from press.pages.sources import source_of


class Generated(Maker):
    """Makes pages of data."""

    def shelf(self, asked: tuple[Shelf, Pager[Any]], root: str) -> Page:
        """A page of the reading list, or of a part of it."""
        shelf, pager = asked
        words = self.strings(self.facts.language)
        page = self._list("shelf", root, pager, title_of(shelf, words))
        page.description = words["shelf_summary"].format(count=len(shelf.books))
        page.shelf = part(replace(shelf, books=tuple(pager.rows)), words)
        page.data = json_ld.shelf(page, self.site, words["books"])
        return page

    def listing(self, title: str, articles: list[Any], root: str, url: str) -> Page:
        """A list of articles: what Pelican's tag, category, author and period pages are, when somebody wants them."""
        page = Page("list", title, title, self.facts.tagline, self.facts.language, root, url, links=links_to(articles))
        page.leave = page.kind in self.facts.leave_on
        return page

    def article_list(self, pager: Pager[Any], root: str) -> Page:
        """A page of the list of all articles."""
        words = self.strings(self.facts.language)
        page = self._list("list", root, pager, words["all_articles"])
        page.description = words["articles_summary"]
        page.links = links_to(pager.rows)
        page.data = json_ld.page(page, self.site)
        return page

    def moved(self, alias: Alias, root: str) -> Page:
        """What stands at an old address, and leads to the page that took its place."""
        lang = alias.lang if alias.lang in self.context["STRINGS"] else self.facts.language
        words = self.strings(lang)
        page = self._made("moved", root, alias.old, (words["moved"], words["moved"], words["moved_on"]))
        page.lang = lang
        page.canonical = f"{self.facts.address}/{alias.new}" if self.facts.address else ""
        page.links = [Link(alias.title, alias.new, alias.summary or words["source_summary"])]
        return page

    def source(self, reference: Reference, root: str) -> Page:
        """A source's page: what it is, and where we cite it."""
        words = self.strings(self.facts.language)
        source = source_of(reference, words)
        title = source.short or reference.title
        tab = f"{words['a_source']}: {source.short or reference.key}"
        page = self._made("source", root, reference.address, (title, tab, words["source_summary"]))
        page.sources = [source]
        found = self._citing.get(reference.key, [])
        page.links, page.cut = found[: paging.LENGTH], len(found[paging.LENGTH :])
        page.data = json_ld.page(page, self.site)
        return page

    @cached_property
    def _citing(self) -> dict[str, list[Link]]:
        """Links to the texts that cite each source, by its key: found once, since there may be thousands of both."""
        found: dict[str, list[Link]] = {}
        for text in published(self.context):
            for key in text.sources:
                found.setdefault(key, []).append(citing(text))
        return found

    def sources(self, pager: Pager[Reference], root: str) -> Page:
        """A page of the list of all sources."""
        words = self.strings(self.facts.language)
        page = self._list("sources", root, pager, words["sources"])
        page.description = words["sources_summary"]
        page.sources = [source_of(reference, words) for reference in pager.rows]
        page.data = json_ld.page(page, self.site)
        return page

    def _list(self, kind: str, root: str, pager: Pager[Any], title: str) -> Page:
        """A page of a list; from the second on its title says which."""
        words = self.strings(self.facts.language)
        if pager.number > 1:
            title = words["page_of"].format(title=title, number=pager.number, total=pager.total)
        page = self._made(kind, root, pager.address, (title, title, ""))
        page.pager = pager if pager.total > 1 else None
        return page
