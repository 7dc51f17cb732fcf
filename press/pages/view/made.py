"""Pages that nobody wrote, made out of data: sources, parts of the reading list, lists, ways on from old addresses."""

from __future__ import annotations

from typing import Any

from press.addresses import Alias
from press.books import Shelf
from press.pages import structured
from press.pages.model import Link, Page
from press.pages.shelf import part, title_of
from press.pages.sources import source_of
from press.pages.view.links import citing, links_to, published
from press.pages.view.maker import Maker
from press.references import Reference


class Made(Maker):
    """Makes pages of data."""

    def shelf(self, shelf: Shelf, root: str) -> Page:
        """A part of the reading list."""
        words = self.strings(self.facts.language)
        title = title_of(shelf, words)
        summary = words["shelf_summary"].format(count=len(shelf.books))
        page = self._made("shelf", root, shelf.address, (title, title, summary))
        page.shelf = part(shelf, words)
        page.data = structured.shelf(page, self.site, words["books"])
        return page

    def listing(self, title: str, articles: list[Any], root: str, url: str) -> Page:
        """A list of articles: what Pelican's tag, category, author and period pages are, when somebody wants them."""
        page = Page("list", title, title, self.facts.tagline, self.facts.language, root, url, links=links_to(articles))
        page.leave = page.kind in self.facts.leave_on
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
        page = self._about_sources("source", root, reference.address, [reference])
        page.links = [citing(c) for c in published(self.context) if reference.key in c.rendered.sources]
        return page

    def sources(self, root: str, url: str) -> Page:
        """The list of all sources, by their authors."""
        known = self.context["REFERENCES"].values()
        return self._about_sources("sources", root, url, sorted(known, key=_by_name))

    def _about_sources(self, kind: str, root: str, url: str, references: list[Reference]) -> Page:
        words = self.strings(self.facts.language)
        sources = [source_of(reference, words) for reference in references]
        title = tab = words["sources"]
        if kind == "source":
            title = sources[0].short or references[0].title
            tab = f"{words['a_source']}: {sources[0].short or references[0].key}"
        page = self._made(kind, root, url, (title, tab, words[f"{kind}_summary"]))
        page.sources = sources
        page.data = structured.page(page, self.site)
        return page


def _by_name(one: Reference) -> list[str]:
    """What a list of sources is sorted by: “van Gestel” stands under V."""
    return [name.casefold() for name in one.families or [one.title]]
