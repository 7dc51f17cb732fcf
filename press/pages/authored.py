"""Pages of what somebody wrote: articles, sections, pages of content/pages/, books."""

from __future__ import annotations

from typing import Any

from press.content.changelog import Log
from press.content.helplines import unserved
from press.content.index import Text
from press.content.schemas import TOPICS
from press.pages import bylines, json_ld
from press.pages.book import book_card, book_details
from press.pages.book_list import full_list
from press.pages.maker import Maker
from press.pages.model import BookTeaser, Lead, PageView, Part
from press.pages.outline import Outline, outline_of
from press.pages.plan import BOOKS_FEED
from press.pages.shelves import by_title, everything

NEWEST = 10  # articles on the home page
UNCITED: dict[str, Any] = {name: lambda _mark: "" for name in ("cite", "source")}  # rules for a text without its notes
ANSWER = '<span class="answer"></span>'  # a line to write on


class Authored(Maker):
    """Makes pages of texts."""

    def article(self, article: Text, at: str = "") -> PageView:
        """An article's long page: its opening, and every section under its own id. `at` is as in Assembly."""
        page = self._page("article", article)
        page.outline = self._outline(article)
        assembly = self._assembly(page.lang, long_page=article, at=at)
        page.opening, page.text = assembly.add(article).halves
        for section, entry in zip(self.record.sections(article), page.outline.entries, strict=False):
            text = assembly.add(section, shift=1, prefix=f"{section.slug}/", shared=article).text
            page.parts.append(Part(entry, text, section.front["sheet"]))
        page.notes = assembly.notes
        page.origin = bylines.origin(self.facts, page, self.strings(page.lang))
        page.facts = bylines.facts_of_an_article(self.facts, page)
        page.log = bylines.log(self._log(article), self.strings(page.lang))
        page.data = json_ld.article(page, self.site)
        return page

    def feed(self, article: Text) -> PageView:
        """An article's whole text with absolute links, as a feed carries it."""
        return self.article(article, at=self.root + article.url)

    def section(self, section: Text) -> PageView:
        """A section's own page; the long page is the one that search engines should know."""
        article = self._read_with(section)
        page = self._page("section", section, article.url)
        page.outline = self._outline(article)
        page.origin = bylines.origin(self.facts, page, self.strings(page.lang))
        page.around = page.outline.around(section.slug)
        assembly = self._assembly(page.lang)
        page.sheet = section.front["sheet"]
        text = assembly.add(section, shared=article, answer=ANSWER if page.sheet else "")
        page.opening, page.text = text.halves
        page.notes = assembly.notes
        known = {book.slug: book for book in self.index.books}
        chosen = [known[slug] for slug in section.front["books"] if slug in known]
        page.further = [self.record.keep("book", b.path, book_card(b, self.strings(page.lang))) for b in chosen]
        page.data = json_ld.section(page, self.site)
        return page

    def page(self, text: Text) -> PageView:
        """A page of content/pages/."""
        page = self._page(text.template, text)
        assembly = self._assembly(page.lang)
        page.opening, page.text = assembly.add(text).halves
        page.notes = assembly.notes
        page.facts = [bylines.fact(self.facts, name) for name in text.front["facts"]]
        if text.front["corrections"]:
            articles = [one for one in self.index.of_kind("article") if one.status == "published"]
            page.corrections = bylines.corrections(((a, self._log(a)) for a in articles), self.strings(page.lang))
        if page.kind in {"home", "help", "books"}:
            getattr(self, f"_{page.kind}")(page)
        above = self.strings(page.lang)["books"]
        page.data = json_ld.shelf(page, self.site, above) if page.shelf else json_ld.page(page, self.site)
        return page

    def book(self, book: Text) -> PageView:
        """A book's page."""
        page = self._page("book", book)
        assembly = self._assembly(page.lang)
        page.opening, page.text = assembly.add(book).halves
        page.notes = assembly.notes
        page.book = book_details(book, self.index.books, self.strings(page.lang))
        naming = (text for text in self.index.published() if book.slug in text.front.get("books", []))
        page.links = [self._citing(text) for text in naming]
        page.data = json_ld.book(page, self.site, self.strings(page.lang)["books"])
        return page

    def _outline(self, article: Text) -> Outline:
        return self.record.keep("outline", article.path, outline_of(article, self.record.sections(article)))

    def _log(self, article: Text) -> Log:
        """What has changed in an article."""
        found: Log | None = self.record.find("logs", article.path.rpartition("/")[0])
        return found or Log()

    def _help(self, page: PageView) -> None:
        """The emergency numbers of countries where we have no other line."""
        names = self.strings(page.lang)["countries"]
        left = unserved(self.site.helplines)
        page.unserved = [(number, sorted(names.get(c, c) for c in codes)) for number, codes in left]

    def _books(self, page: PageView) -> None:
        """The whole reading list, or its first page."""
        page.shelf = full_list([*self.index.books], self.index.starting_points, self.strings(page.lang))
        first, *others = everything(self.index.books).pagers
        page.pager = first if others else None
        page.feed = BOOKS_FEED if self.facts.address and self.index.books else ""

    def _home(self, page: PageView) -> None:
        """The newest article's first words without its notes, the articles after it, and what leads to the list."""
        if self.index.articles:
            first, *more = self.index.articles
            at = self.root + first.url
            opening, _ = self._assembly(first.lang, at=at).add(first, **UNCITED).halves
            page.lead = Lead(self._outline(first), opening)
            page.links = self._links_to(more[: NEWEST - 1])
        shelf = next((one for one in self.index.pages if one.template == "books"), None)
        if shelf and self.index.books:
            books = reversed(by_title(book for book in self.index.books if book.front["tier"] == "core"))
            first_of = {topic: book for book in books for topic in book.front["topics"][:1]}
            cards = [book_card(first_of[topic], self.strings(page.lang)) for topic in TOPICS if topic in first_of]
            page.teaser = BookTeaser(self._links_to([shelf])[0], cards)
