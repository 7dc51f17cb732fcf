"""What every page has, whatever it is about: its head, its place, the site around it, the links beside its text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from jinja2 import Template

from press.content.helplines import emergency_numbers, in_the_bar
from press.content.index import Index, Text
from press.pages import bylines
from press.pages.assembly import Assembly
from press.pages.model import Day, Link, PageView, SiteView
from press.pages.plan import ARTICLES, FEED, NOT_FOUND, article_pagers
from press.pages.record import Record


class Maker:
    """Makes what all pages have, for one page.

    Args:
        record: what is asked by this page.
        root: what leads from it to the site's root.
        figure: the template of a figure of findings.
    """

    def __init__(self, record: Record, root: str, figure: Template) -> None:
        self.record, self.root, self.figure = record, root, figure
        self.index: Index = record.index
        self.facts = self.index.site
        articles = ARTICLES if article_pagers(self.index) else ""
        everything = [Link(self.strings(self.facts.language)["all_articles"], articles)] if articles else []
        self.site = SiteView(
            facts=self.facts,
            short_name=self.facts.short_name or self.facts.name,
            bar=self._menu("bar"),
            foot=[*everything, *self._menu("foot")],
            helplines=self.index.helplines,
            in_the_bar=in_the_bar(self.index.helplines, self.facts.country),
            emergency=emergency_numbers(self.index.helplines),
            articles=articles,
            address=self.facts.address,
            unchecked=self.index.unchecked,
            feed=FEED if self.facts.address and self.index.articles else "",
        )

    def strings(self, lang: str) -> dict[str, Any]:
        """The words of the interface in a language; the site's own where that language has none."""
        return self.index.strings.get(lang) or self.index.strings[self.facts.language]

    def _made(
        self, kind: str, url: str, words: tuple[str, str, str], lang: str = "", known_at: str | None = None
    ) -> PageView:
        """What every page has; its words are its title, its tab and its description.

        `lang` is its language, if it is not the site's, `known_at` where search engines should know it, if not at its
        own URL.
        """
        page = PageView(kind, *words, lang or self.facts.language, self.root, url)
        page.leave = kind in self.facts.leave_on
        if self.facts.address and url != NOT_FOUND:
            page.canonical = f"{self.facts.address}/{url if known_at is None else known_at}"
        return page

    def _page(self, kind: str, text: Text, known_at: str | None = None) -> PageView:
        """The page of a text, without what it says."""
        front = text.front
        words = (front["title"], front["tab"] or front["title"], front["summary"])
        page = self._made(kind, text.url, words, text.lang, known_at)
        page.draft = text.draft
        modified = front.get("modified") if front.get("modified") != front.get("date") else None
        reviewed = self._read_with(text).front.get("reviewed") if self.facts.reviewer else None
        page.written, page.edited = self._day(front.get("date"), page.lang), self._day(modified, page.lang)
        page.review_by, page.reviewed = self._day(front.get("review_by"), page.lang), self._day(reviewed, page.lang)
        return page

    def _read_with(self, text: Text) -> Text:
        """A section's article, or the text itself; a section is reviewed with its article."""
        return self.index.texts[text.parent] if text.parent else text

    def _assembly(self, lang: str, **place: Any) -> Assembly:
        return Assembly(self.record, self.root, self.strings(lang), self.figure, **place)

    def _citing(self, text: Text) -> Link:
        """A link to a text that cites something; a section says which article it belongs to."""
        above = self._read_with(text).front["title"] if text.parent else ""
        return self.record.keep("link", text.path, Link(text.front["title"], text.url, above))

    def _links_to(self, texts: Iterable[Text]) -> list[Link]:
        """A link to each text, with its summary."""
        links = ((a.path, Link(a.front["title"], a.url, a.front["summary"])) for a in texts)
        return [self.record.keep("teaser", path, link) for path, link in links]

    def _day(self, day: datetime.datetime | None, lang: str) -> Day | None:
        return bylines.told(day.date(), self.strings(lang)) if day else None

    def _menu(self, menu: str) -> list[Link]:
        """The published texts that ask for a place in a menu, by its order."""
        chosen = [text for text in (*self.index.articles, *self.index.pages) if text.front["menu"] == menu]
        chosen.sort(key=lambda text: (text.front["order"], text.url))
        return [Link(text.front["label"] or text.front["title"], text.url) for text in chosen]
