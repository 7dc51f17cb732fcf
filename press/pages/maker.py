"""What every page has, whatever it is about: its head, its place, the site around it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlparse

from press.content.helplines import emergency_numbers, in_the_bar
from press.content.site_info import Site
from press.pages import bylines
from press.pages.assembly import Assembly
from press.pages.lists import ARTICLES, pagers
from press.pages.model import Day, Link, Page, SiteView

NOT_FOUND = "404.html"
FEED = "feed.xml"


class Maker:
    """Makes what all pages have.

    Args:
        context: Pelican's context when all content is known.
    """

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.facts: Site = context["SITE"]
        articles = ARTICLES if pagers(context) else ""
        everything = [Link(self.strings(self.facts.language)["all_articles"], articles)] if articles else []
        self.site = SiteView(
            facts=self.facts,
            short_name=self.facts.short_name or self.facts.name,
            bar=self._menu("bar"),
            foot=[*everything, *self._menu("foot")],
            helplines=context["HELPLINES"],
            in_the_bar=in_the_bar(context["HELPLINES"], self.facts.country),
            emergency=emergency_numbers(context["HELPLINES"]),
            articles=articles,
            address=self.facts.address,
            unchecked=context["UNCHECKED"],
            feed=FEED if self.facts.address and context["articles"] else "",
        )

    def strings(self, lang: str) -> dict[str, Any]:
        """The words of the interface in a language; the site's own where that language has none."""
        known: dict[str, dict[str, Any]] = self.context["STRINGS"]
        return known.get(lang) or known[self.facts.language]

    def _made(self, kind: str, root: str, url: str, words: tuple[str, str, str]) -> Page:
        """A page that nobody wrote, made out of data; its words are its title, its tab and its description."""
        page = Page(kind, *words, self.facts.language, root, url)
        page.leave = kind in self.facts.leave_on
        page.canonical = f"{self.facts.address}/{url}" if self.facts.address else ""
        return page

    def _page(self, kind: str, content: Any, root: str, canonical: str) -> Page:
        """What every page has, taken from its front matter."""
        front = content.front
        edited = front.get("modified") or front.get("date")
        reviewed = getattr(content, "parent", content).front.get("reviewed")  # a section is read with its article
        findable = self.facts.address and canonical != NOT_FOUND
        return Page(
            kind=kind,
            title=front["title"],
            tab=front["tab"] or front["title"],
            description=front["summary"],
            lang=content.lang,
            root=root,
            url=content.url,
            canonical=f"{self.facts.address}/{canonical}" if findable else "",
            draft=content.status == "draft",
            leave=kind in self.facts.leave_on,
            written=self._day(front.get("date"), content.lang),
            edited=self._day(edited, content.lang) if edited != front.get("date") else None,
            review_by=self._day(front.get("review_by"), content.lang),
            reviewed=self._day(reviewed, content.lang) if self.facts.reviewer else None,
        )

    def _assembly(self, root: str, lang: str, **place: Any) -> Assembly:
        return Assembly(self.context, root, self.strings(lang), **place)

    def _day(self, day: datetime.datetime | None, lang: str) -> Day | None:
        return bylines.told(day.date(), self.strings(lang)) if day else None

    def _menu(self, menu: str) -> list[Link]:
        """The published content that asks for a place in a menu, by its order."""
        chosen = [c for c in (*self.context["articles"], *self.context["pages"]) if c.front["menu"] == menu]
        chosen.sort(key=lambda content: (content.front["order"], content.url))
        return [Link(content.front["label"] or content.front["title"], content.url) for content in chosen]


def root_of(name: str, address: str) -> str:
    """What leads from a written page to the site's root.

    Relative, so that the pages work in any folder of any host; but the 404 page is shown at addresses of any depth, so
    it gets the root's path.
    """
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return "../" * name.count("/") or "./"
