"""Pages of what somebody wrote: articles, sections, pages of content/pages/, books."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from press.content.changelog import Log
from press.content.helplines import unserved
from press.content.schemas import TOPICS
from press.core.context import all_articles
from press.pages import bylines, json_ld
from press.pages.book import told as told_of
from press.pages.book_cards import book_card
from press.pages.maker import Maker
from press.pages.model import BookTeaser, Lead, Page, Part
from press.pages.opening import halves
from press.pages.outline import outline_of
from press.pages.page_links import citing, links_to, published
from press.pages.shelf import whole
from press.pages.shelves import by_title, everything

BOOKS_FEED = "books.xml"
NEWEST = 10  # articles on the home page
ASKED = re.compile(r"(?<=\?)[”’)]*(?:\s|</(?!li)\w+>)*(?=</li>)")  # the end of a question in a list
ANSWER = r'\g<0><span class="answer"></span>'


class Authored(Maker):
    """Makes pages of texts."""

    def article(self, article: Any, root: str, at: str = "") -> Page:
        """An article's long page: its opening, and every section under its own id. `at` is as in Assembly."""
        page = self._page("article", article, root, article.url)
        page.outline = outline_of(article)
        assembly = self._assembly(root, page.lang, long_page=article, at=at)
        page.opening, page.text = halves(assembly.add(article))
        for section, entry in zip(article.sections, page.outline.entries, strict=False):
            prefix = f"{section.slug}/"
            text = assembly.add(section, shift=1, prefix=prefix, shared=article)
            page.parts.append(Part(entry, text, section.front["sheet"]))
        page.notes = assembly.notes
        page.origin = bylines.origin(self.facts, page, self.strings(page.lang))
        page.facts = bylines.facts_of_an_article(self.facts, page)
        page.log = bylines.log(self._log(article), self.strings(page.lang))
        page.data = json_ld.article(page, self.site)
        return page

    def section(self, section: Any, root: str) -> Page:
        """A section's own page; the long page is the one that search engines should know."""
        page = self._page("section", section, root, section.parent.url)
        page.url = section.url
        page.draft = section.parent.status == "draft"
        page.outline = outline_of(section.parent)
        page.origin = bylines.origin(self.facts, page, self.strings(page.lang))
        page.around = page.outline.around(section.slug)
        assembly = self._assembly(root, page.lang)
        page.sheet = section.front["sheet"]
        text = assembly.add(section, shared=section.parent)
        page.opening, page.text = halves(Markup(ASKED.sub(ANSWER, str(text))) if page.sheet else text)
        page.notes = assembly.notes
        known = {book.slug: book for book in self.context["books"]}
        chosen = [known[slug] for slug in section.front["books"] if slug in known]
        page.further = [book_card(book, self.strings(page.lang)) for book in chosen]
        page.data = json_ld.section(page, self.site)
        return page

    def page(self, content: Any, root: str) -> Page:
        """A page of content/pages/."""
        page = self._page(content.template, content, root, content.url)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = halves(assembly.add(content))
        page.notes = assembly.notes
        page.facts = [bylines.fact(self.facts, name) for name in content.front["facts"]]
        if content.front["corrections"]:
            published = [article for article in all_articles(self.context) if article.status == "published"]
            logs = [(article, self._log(article)) for article in published]
            page.corrections = bylines.corrections(logs, self.strings(page.lang))
        if page.kind == "home" and self.context["articles"]:
            first, *more = self.context["articles"]
            page.lead = self._lead(first, root)
            page.links = links_to(more[: NEWEST - 1])
        if page.kind == "home" and self.context["books"]:
            page.teaser = self._teaser(page.lang)
        if page.kind == "help":
            names = self.strings(page.lang)["countries"]
            left = unserved(self.site.helplines)
            page.unserved = [(number, sorted(names.get(c, c) for c in codes)) for number, codes in left]
        if page.kind == "books":
            page.shelf = whole(self.context["books"], self.context["STARTING_POINTS"], self.strings(page.lang))
            first, *others = everything(self.context["books"]).pagers
            page.pager = first if others else None
            page.feed = BOOKS_FEED if self.facts.address and self.context["books"] else ""
        above = self.strings(page.lang)["books"]
        page.data = json_ld.shelf(page, self.site, above) if page.shelf else json_ld.page(page, self.site)
        return page

    def book(self, book: Any, root: str) -> Page:
        """A book's page."""
        page = self._page("book", book, root, book.url)
        assembly = self._assembly(root, page.lang)
        page.opening, page.text = halves(assembly.add(book))
        page.notes = assembly.notes
        page.book = told_of(book, self.context["books"], self.strings(page.lang))
        page.links = [citing(text) for text in published(self.context) if book.slug in text.front.get("books", [])]
        page.data = json_ld.book(page, self.site, self.strings(page.lang)["books"])
        return page

    def feed_entry(self, article: Any) -> Page:
        """An article's whole text with absolute links, as a feed carries it."""
        root = f"{self.facts.address}/"
        return self.article(article, root, at=root + article.url)

    def _log(self, article: Any) -> Log:
        """What has changed in an article."""
        folder = article.get_relative_source_path().rpartition("/")[0]
        found: Log = self.context["LOGS"].get(folder, Log())
        return found

    def _teaser(self, lang: str) -> BookTeaser | None:
        """What leads to the reading list: its page, and a book of each topic."""
        page = next((one for one in self.context["pages"] if one.template == "books"), None)
        books = reversed(by_title(book for book in self.context["books"] if book.front["tier"] == "core"))
        first = {topic: book for book in books for topic in book.front["topics"][:1]}
        cards = [book_card(first[topic], self.strings(lang)) for topic in TOPICS if topic in first]
        return BookTeaser(links_to([page])[0], cards) if page else None

    def _lead(self, article: Any, root: str) -> Lead:
        """An article's first words, without its notes."""
        opening, _ = halves(self._assembly(root, article.lang, at=root + article.url).add(article))
        return Lead(outline_of(article), Markup(re.sub(r' ?<a class="cite".*?</a>', "", opening)))
