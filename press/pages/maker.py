"""What every page has, whatever it is about: its head, its text, the site around it."""

from __future__ import annotations

from typing import Any

from jinja2 import Template

from press.content.helplines import emergency_numbers, in_the_bar
from press.content.index import Index, Text
from press.pages.assembly import Assembly
from press.pages.model import PageView, SiteView
from press.pages.plan import ARTICLES, FEED, NOT_FOUND, article_pagers
from press.pages.record import Link, Record


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
        self.words = self.strings("")
        self.site = self._site()

    def strings(self, lang: str) -> dict[str, Any]:
        """The words of the interface in a language; the site's own where that language has none."""
        return self.index.strings.get(lang) or self.index.strings[self.facts.language]

    def page(self, kind: str, url: str, title: str, description: str, *, tab: str = "", lang: str = "") -> PageView:
        """The head of any page: its tab is its title and its language the site's, if nothing else is said."""
        page = PageView(kind, url, title, description, tab or title, lang or self.facts.language, self.root)
        page.canonical = self.canonical(url)
        return page

    def canonical(self, url: str) -> str:
        """The absolute address that search engines should know; empty while the site has none."""
        return f"{self.facts.address}/{url}" if self.facts.address and url != NOT_FOUND else ""

    def page_of(self, text: Text, kind: str, assembly: Assembly, **given: Any) -> PageView:
        """The page of a text, which is added to the assembly, with what is given for it there."""
        front = text.front
        page = self.page(kind, text.url, front["title"], front["summary"], tab=front["tab"], lang=text.lang)
        page.draft = text.draft
        page.opening, page.text = assembly.add(text, **given).halves
        page.notes = assembly.notes
        edited = front.get("modified") if front.get("modified") != front.get("date") else None
        days = {"written": front.get("date"), "edited": edited, "review_by": front.get("review_by")}
        page.days = {name: day.date() for name, day in days.items() if day}
        reviewed = self.article_of(text).front.get("reviewed")
        page.reviewed = reviewed.date() if reviewed and self.facts.reviewer else None
        return page

    def article_of(self, text: Text) -> Text:
        """A section's article, with which it is reviewed; or the text itself."""
        return self.index.texts[text.parent] if text.parent else text

    def assembly(self, lang: str, **place: Any) -> Assembly:
        """An empty page in a language; its place is as in Assembly."""
        return Assembly(self.record, self.root, self.strings(lang), self.figure, **place)

    def _site(self) -> SiteView:
        articles = ARTICLES if article_pagers(self.index) else ""
        return SiteView(
            self.facts,
            bar=self._menu("bar"),
            foot=[Link(self.words["all_articles"], articles)] * bool(articles) + self._menu("foot"),
            helplines=self.index.helplines,
            in_the_bar=in_the_bar(self.index.helplines, self.facts.country),
            emergency=emergency_numbers(self.index.helplines),
            articles=articles,
            feed=FEED if self.facts.address and self.index.articles else "",
            unchecked=self.index.unchecked,
        )

    def _menu(self, menu: str) -> list[Link]:
        """The published texts that ask for a place in a menu, by its order."""
        chosen = [text for text in (*self.index.articles, *self.index.pages) if text.front["menu"] == menu]
        chosen.sort(key=lambda text: (text.front["order"], text.url))
        return [Link(text.front["label"] or text.front["title"], text.url) for text in chosen]
