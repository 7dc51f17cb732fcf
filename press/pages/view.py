"""What a template is handed as `page` and `site`: everything that it prints, nothing that it would have to work out.

Templates never see Pelican's own lists. A page is made from the Pelican content it stands for, in the moment it is
written, when every other content is known and its own address is too.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlparse

from markupsafe import Markup
from pelican.utils import get_relative_path, path_to_url

from press.pages import structured
from press.pages.assembly import Assembly, Note
from press.sections import Entry, Outline, outline_of
from press.site import Helpline, Site

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Link:
    """A line of a menu or a list; `url` counts from the site's root."""

    label: str
    url: str
    summary: str = ""


@dataclass(frozen=True)
class Day:
    """A day for machines (`iso`, 2026-11-22) and in words."""

    iso: str
    words: str


@dataclass(frozen=True)
class Part:
    """A section as it stands on the long page: its line of the outline, and its text."""

    entry: Entry
    text: Markup


@dataclass(frozen=True)
class Lead:
    """What the home page leads with: an article's title, address, first words, and outline."""

    outline: Outline
    summary: str
    opening: Markup


@dataclass
class SiteView:
    """The site as templates see it.

    `emergency` pairs a number with the places where it is answered; `feed` and `address` are empty while the site has
    no address.
    """

    facts: Site
    bar: list[Link]
    foot: list[Link]
    helplines: list[Helpline]
    emergency: list[tuple[str, str]]
    address: str
    feed: str


@dataclass
class Page:
    """One page.

    `kind` is the template's name, `root` leads to the site's root, `url` is the page's address from there; `canonical`
    is the absolute address that search engines should know, empty while the site has none. `opening` is the text above
    the first heading and `text` what follows it. The rest is empty where a kind of page has none of it.
    """

    kind: str
    title: str
    description: str
    lang: str
    root: str
    url: str
    canonical: str = ""
    draft: bool = False
    opening: Markup = field(default_factory=Markup)
    text: Markup = field(default_factory=Markup)
    parts: list[Part] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    outline: Outline | None = None
    place: tuple[Entry | None, Entry, Entry | None] | None = None
    lead: Lead | None = None
    written: Day | None = None
    edited: Day | None = None
    facts: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)


class Views:
    """Makes pages. One for each build.

    Args:
        context: Pelican's context when all content is known.
    """

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.facts: Site = context["SITE"]
        self.site = SiteView(
            facts=self.facts,
            bar=self._menu("bar"),
            foot=self._menu("foot"),
            helplines=context["HELPLINES"],
            emergency=emergency_numbers(context["HELPLINES"]),
            address=self.facts.address,
            feed="feed.xml" if self.facts.address and context["articles"] else "",
        )

    def strings(self, lang: str) -> dict[str, Any]:
        """The words of the interface in a language; the site's own where that language has none."""
        known: dict[str, dict[str, Any]] = self.context["STRINGS"]
        return known.get(lang) or known[self.facts.language]

    def article(self, article: Any, root: str) -> Page:
        """An article's long page: its opening, and every section under its own id."""
        page = self._page("article", article, root, article.url)
        page.outline = outline_of(article)
        assembly = self._assembly(root, page.lang, article)
        page.opening, page.text = _halves(assembly.add(article))
        for section, entry in zip(article.sections, page.outline.entries, strict=False):
            prefix = f"{section.slug}/"
            page.parts.append(Part(entry, assembly.add(section, shift=1, prefix=prefix, shared=article)))
        page.notes = assembly.notes
        page.data = structured.article(page, self.site)
        return page

    def section(self, section: Any, root: str) -> Page:
        """A section's own page; the long page is the one that search engines should know."""
        page = self._page("section", section, root, section.parent.url)
        page.url = section.url
        page.draft = section.parent.status == "draft"
        page.outline = outline_of(section.parent)
        page.place = page.outline.around(section.slug)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = _halves(assembly.add(section, shared=section.parent))
        page.notes = assembly.notes
        page.data = structured.section(page, self.site)
        return page

    def page(self, content: Any, root: str) -> Page:
        """A page of content/pages/."""
        page = self._page(content.template, content, root, content.url)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = _halves(assembly.add(content))
        page.notes = assembly.notes
        page.facts = [(name, self._fact(name)) for name in content.front["facts"]]
        page.lead = self._lead(root) if page.kind == "home" else None
        page.data = structured.page(page, self.site)
        return page

    def listing(self, title: str, articles: list[Any], root: str, url: str) -> Page:
        """A list of articles: what Pelican's tag, category, author and period pages are, when somebody wants them."""
        links = [Link(a.front["title"], a.url, a.front["summary"]) for a in articles]
        return Page("list", title, self.facts.tagline, self.facts.language, root, url, links=links)

    def feed_entry(self, article: Any) -> Page:
        """An article's whole text with absolute links, as a feed carries it."""
        return self.article(article, f"{self.facts.address}/")

    def _page(self, kind: str, content: Any, root: str, canonical: str) -> Page:
        """What every page has, taken from its front matter."""
        front = content.front
        edited = front.get("modified") or front.get("date")
        findable = self.facts.address and canonical != NOT_FOUND
        return Page(
            kind=kind,
            title=front["title"],
            description=front["summary"],
            lang=content.lang,
            root=root,
            url=content.url,
            canonical=f"{self.facts.address}/{canonical}" if findable else "",
            draft=content.status == "draft",
            written=self._day(front.get("date"), content.lang),
            edited=self._day(edited, content.lang) if edited != front.get("date") else None,
        )

    def _assembly(self, root: str, lang: str, long_page: Any = None) -> Assembly:
        return Assembly(self.context, root, self.strings(lang)["note"], long_page)

    def _day(self, day: datetime.datetime | None, lang: str) -> Day | None:
        return Day(day.date().isoformat(), day_in_words(day, self.strings(lang))) if day else None

    def _menu(self, menu: str) -> list[Link]:
        """The published content that asks for a place in a menu, by its order."""
        listed = [*self.context["articles"], *self.context["pages"]]
        chosen = [(c.front["order"], c.url, c) for c in listed if c.front["menu"] == menu]
        fronts = [(content.front, url) for _, url, content in sorted(chosen, key=lambda c: c[:2])]
        return [Link(front["label"] or front["title"], url) for front, url in fronts]

    def _fact(self, name: str) -> str:
        """A fact of site.toml as text; empty while the owner has not said."""
        value = getattr(self.facts, name)
        return value if isinstance(value, str) else ", ".join(value)

    def _lead(self, root: str) -> Lead | None:
        """The newest article's first words, without its notes."""
        if not self.context["articles"]:
            return None
        article = self.context["articles"][0]
        opening, _ = _halves(self._assembly(root, article.lang).add(article, at=root + article.url))
        plain = re.sub(r'<a class="cite".*?</a>', "", opening)
        return Lead(outline_of(article), article.front["summary"], Markup(plain))


def day_in_words(day: datetime.date, strings: Mapping[str, Any]) -> str:
    """A day as people write it in the language of these strings."""
    words: str = strings["date"].format(day=day.day, month=strings["months"][day.month - 1], year=day.year)
    return words


def emergency_numbers(helplines: list[Helpline]) -> list[tuple[str, str]]:
    """The emergency numbers that helplines name for their countries, each with the places that gave it, sorted.

    A country's parts are not named beside the country itself.
    """
    found: dict[str, list[Helpline]] = {}
    for line in helplines:
        if line.emergency_number:
            found.setdefault(line.emergency_number, []).append(line)
    return [(number, ", ".join(_places(lines))) for number, lines in sorted(found.items())]


def _places(lines: list[Helpline]) -> list[str]:
    whole = {country for line in lines for country in line.countries if "-" not in country}
    kept = [line for line in lines if any(c in whole or c.partition("-")[0] not in whole for c in line.countries)]
    return sorted({line.place for line in kept})


def root_of(name: str, address: str) -> str:
    """What leads from a written page to the site's root.

    Relative, so that the pages work in any folder of any host; but the 404 page is shown at addresses of any depth, so
    it gets the root's path.
    """
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return f"{path_to_url(get_relative_path(name))}/"


def _halves(text: Markup) -> tuple[Markup, Markup]:
    """A text above its first heading, and from there on."""
    start = re.search(r"<h[1-6]\b", text)
    at = start.start() if start else len(text)
    return text[:at].strip(), text[at:].strip()
