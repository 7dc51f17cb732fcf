"""Makes pages out of Pelican's content.

A page is made in the moment it is written, when every other content is known and its own address is too. Templates
never see Pelican's own lists.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlparse

from markupsafe import Markup
from pelican.utils import get_relative_path, path_to_url

from press.addresses import Alias
from press.books import Shelf
from press.books.shelf import by_title
from press.helplines import by_country, emergency_numbers, in_the_bar
from press.logs import Log
from press.owner import Site
from press.pages import behind, structured
from press.pages.assembly import Assembly
from press.pages.book import told as told_of
from press.pages.model import Country, Day, Lead, Link, Page, Part, SiteView, Stand
from press.pages.opening import halves
from press.pages.shelf import part, title_of, whole
from press.pages.sources import source_of
from press.pages.volumes import volume_of
from press.references import Reference
from press.schema.book import TOPICS
from press.sections import all_articles, outline_of

NOT_FOUND = "404.html"
FEED, BOOKS_FEED = "feed.xml", "books.xml"


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
            short_name=self.facts.short_name or self.facts.name,
            bar=self._menu("bar"),
            foot=self._menu("foot"),
            helplines=context["HELPLINES"],
            in_the_bar=in_the_bar(context["HELPLINES"], self.facts.country),
            emergency=emergency_numbers(context["HELPLINES"]),
            address=self.facts.address,
            unchecked=context["UNCHECKED"],
            feed=FEED if self.facts.address and context["articles"] else "",
        )

    def strings(self, lang: str) -> dict[str, Any]:
        """The words of the interface in a language; the site's own where that language has none."""
        known: dict[str, dict[str, Any]] = self.context["STRINGS"]
        return known.get(lang) or known[self.facts.language]

    def article(self, article: Any, root: str, at: str = "") -> Page:
        """An article's long page: its opening, and every section under its own id. `at` is as in Assembly."""
        page = self._page("article", article, root, article.url)
        page.outline = outline_of(article)
        assembly = self._assembly(root, page.lang, long_page=article, at=at)
        page.opening, page.text = halves(assembly.add(article))
        for section, entry in zip(article.sections, page.outline.entries, strict=False):
            prefix = f"{section.slug}/"
            page.parts.append(Part(entry, assembly.add(section, shift=1, prefix=prefix, shared=article)))
        page.notes = assembly.notes
        page.facts = behind.facts_of_an_article(self.facts, page, self.strings(page.lang))
        page.log = behind.log(self._log(article), self.strings(page.lang))
        page.data = structured.article(page, self.site)
        return page

    def section(self, section: Any, root: str) -> Page:
        """A section's own page; the long page is the one that search engines should know."""
        page = self._page("section", section, root, section.parent.url)
        page.url = section.url
        page.draft = section.parent.status == "draft"
        page.outline = outline_of(section.parent)
        page.around = page.outline.around(section.slug)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = halves(assembly.add(section, shared=section.parent))
        page.notes = assembly.notes
        known = {book.slug: book for book in self.context["books"]}
        chosen = [known[slug] for slug in section.front["books"] if slug in known]
        page.further = [volume_of(book, self.strings(page.lang)) for book in chosen]
        page.data = structured.section(page, self.site)
        return page

    def page(self, content: Any, root: str) -> Page:
        """A page of content/pages/."""
        page = self._page(content.template, content, root, content.url)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = halves(assembly.add(content))
        page.notes = assembly.notes
        page.facts = [behind.fact(self.facts, name) for name in content.front["facts"]]
        if content.front["corrections"]:
            published = [article for article in all_articles(self.context) if article.status == "published"]
            logs = [(article, self._log(article)) for article in published]
            page.corrections = behind.corrections(logs, self.strings(page.lang))
        if page.kind == "home" and self.context["articles"]:
            first, *more = self.context["articles"]
            page.lead = self._lead(first, root)
            page.links = _links(more)
        if page.kind == "home" and self.context["books"]:
            page.stand = self._stand(page.lang)
        if page.kind == "help":
            page.countries = self._countries(page.lang)
        if page.kind == "books":
            page.shelf = whole(self.context["books"], self.strings(page.lang))
            page.feed = BOOKS_FEED if self.facts.address and self.context["books"] else ""
        above = self.strings(page.lang)["books"]
        page.data = structured.shelf(page, self.site, above) if page.shelf else structured.page(page, self.site)
        return page

    def book(self, book: Any, root: str) -> Page:
        """A book's page."""
        page = self._page("book", book, root, book.url)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = halves(assembly.add(book))
        page.notes = assembly.notes
        page.book = told_of(book, self.context["books"], self.strings(page.lang))
        page.links = [_citing(text) for text in published(self.context) if book.slug in text.front.get("books", [])]
        page.data = structured.book(page, self.site, self.strings(page.lang)["books"])
        return page

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
        page = Page("list", title, title, self.facts.tagline, self.facts.language, root, url, links=_links(articles))
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
        page.links = [_citing(c) for c in published(self.context) if reference.key in c.rendered.sources]
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

    def feed_entry(self, article: Any) -> Page:
        """An article's whole text with absolute links, as a feed carries it."""
        root = f"{self.facts.address}/"
        return self.article(article, root, at=root + article.url)

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
            reviewed=self._day(front.get("reviewed"), content.lang) if self.facts.reviewer else None,
        )

    def _assembly(self, root: str, lang: str, **place: Any) -> Assembly:
        return Assembly(self.context, root, self.strings(lang), **place)

    def _day(self, day: datetime.datetime | None, lang: str) -> Day | None:
        return behind.told(day.date(), self.strings(lang)) if day else None

    def _log(self, article: Any) -> Log:
        """What has changed in an article."""
        folder = article.get_relative_source_path().rpartition("/")[0]
        found: Log = self.context["LOGS"].get(folder, Log())
        return found

    def _stand(self, lang: str) -> Stand | None:
        """What leads to the reading list: its page, and a book of each topic."""
        page = next((one for one in self.context["pages"] if one.template == "books"), None)
        books = reversed(by_title(book for book in self.context["books"] if book.front["tier"] == "core"))
        first = {topic: book for book in books for topic in book.front["topics"][:1]}
        volumes = [volume_of(first[topic], self.strings(lang)) for topic in TOPICS if topic in first]
        return Stand(_links([page])[0], volumes) if page else None

    def _menu(self, menu: str) -> list[Link]:
        """The published content that asks for a place in a menu, by its order."""
        chosen = [c for c in (*self.context["articles"], *self.context["pages"]) if c.front["menu"] == menu]
        chosen.sort(key=lambda content: (content.front["order"], content.url))
        return [Link(content.front["label"] or content.front["title"], content.url) for content in chosen]

    def _countries(self, lang: str) -> list[Country]:
        names = self.strings(lang)["countries"]
        known = by_country(self.site.helplines)
        found = [Country(names.get(code, code), rescue, lines) for code, rescue, lines in known]
        return sorted(found, key=lambda country: country.name)

    def _lead(self, article: Any, root: str) -> Lead:
        """An article's first words, without its notes."""
        opening, _ = halves(self._assembly(root, article.lang, at=root + article.url).add(article))
        return Lead(outline_of(article), Markup(re.sub(r' ?<a class="cite".*?</a>', "", opening)))


def published(context: Mapping[str, Any]) -> Iterator[Any]:
    """Every text that readers can find, in the order of the site."""
    for article in context["articles"]:
        yield article
        yield from article.sections
    yield from context["pages"]
    yield from context["books"]


def _by_name(one: Reference) -> list[str]:
    """What a list of sources is sorted by: “van Gestel” stands under V."""
    return [name.casefold() for name in one.families or [one.title]]


def _citing(content: Any) -> Link:
    """A link to a text that cites something; a section says which article it belongs to."""
    parent = getattr(content, "parent", None)
    return Link(content.front["title"], content.url, parent.front["title"] if parent else "")


def _links(articles: list[Any]) -> list[Link]:
    return [Link(a.front["title"], a.url, a.front["summary"]) for a in articles]


def root_of(name: str, address: str) -> str:
    """What leads from a written page to the site's root.

    Relative, so that the pages work in any folder of any host; but the 404 page is shown at addresses of any depth, so
    it gets the root's path.
    """
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return f"{path_to_url(get_relative_path(name))}/"
