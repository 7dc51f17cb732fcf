"""Pages of what somebody wrote: articles, sections, pages of content/pages/, books."""

from __future__ import annotations

from typing import Any

from press.content.changelog import Log
from press.content.helplines import unserved
from press.content.index import Text
from press.content.schemas import TOPICS
from press.pages import bylines
from press.pages.book import book_card, book_details
from press.pages.book_list import full_list
from press.pages.maker import Maker
from press.pages.model import PageView, Part
from press.pages.outline import Outline, outline_of
from press.pages.plan import BOOKS_FEED
from press.pages.shelves import by_title, everything

NEWEST = 10  # articles on the home page
UNCITED: dict[str, Any] = {name: lambda _mark: "" for name in ("cite", "source")}  # rules for a text without its notes
ANSWER = '<span class="answer"></span>'  # a line to write on


def article(make: Maker, text: Text, at: str = "") -> PageView:
    """An article's long page: its opening, and every section under its own id. `at` is as in Assembly."""
    assembly = make.assembly(text.lang, long_page=text, at=at)
    page = make.page_of(text, "article", assembly)
    page.outline = _outline(make, text)
    for section, entry in zip(make.record.sections(text), page.outline.entries, strict=False):
        fitted = assembly.add(section, shift=1, prefix=f"{section.slug}/", shared=text)
        page.parts.append(Part(entry, fitted.text, section.front["sheet"]))
    page.origin = bylines.origin(make.facts, page, make.strings(page.lang))
    page.facts = bylines.facts_of_an_article(make.facts, page, make.strings(page.lang))
    page.log = _log(make, text).entries[: bylines.SHOWN]
    return page


def feed(make: Maker, text: Text) -> PageView:
    """An article's whole text with absolute links, as a feed carries it."""
    return article(make, text, at=make.root + text.url)


def section(make: Maker, text: Text) -> PageView:
    """A section's own page; the long page is the one that search engines should know."""
    above, sheet = make.article_of(text), text.front["sheet"]
    page = make.page_of(text, "section", make.assembly(text.lang), shared=above, answer=ANSWER if sheet else "")
    page.canonical = make.canonical(above.url)
    page.sheet = sheet
    page.outline = _outline(make, above)
    page.around = page.outline.around(text.slug)
    page.origin = bylines.origin(make.facts, page, make.strings(page.lang))
    known = {book.slug: book for book in make.index.books}
    chosen = [known[slug] for slug in text.front["books"] if slug in known]
    page.further = [make.record.keep("book", b.path, book_card(b, make.strings(page.lang))) for b in chosen]
    return page


def page(make: Maker, text: Text) -> PageView:
    """A page of content/pages/."""
    page = make.page_of(text, text.template, make.assembly(text.lang))
    page.facts = [bylines.fact(make.facts, name) for name in text.front["facts"]]
    if text.front["corrections"]:
        articles = [one for one in make.index.of_kind("article") if one.status == "published"]
        page.corrections = bylines.corrections((one, _log(make, one)) for one in articles)
    if page.kind in MORE:
        MORE[page.kind](make, page)
    return page


def book(make: Maker, text: Text) -> PageView:
    """A book's page."""
    page = make.page_of(text, "book", make.assembly(text.lang))
    page.book = book_details(text, make.index.books, make.strings(page.lang))
    naming = (one for one in make.index.published() if text.slug in one.front.get("books", []))
    page.links = [make.record.citing(one) for one in naming]
    return page


def _outline(make: Maker, text: Text) -> Outline:
    return make.record.keep("outline", text.path, outline_of(text, make.record.sections(text)))


def _log(make: Maker, text: Text) -> Log:
    """What has changed in an article."""
    found: Log | None = make.record.find("logs", text.path.rpartition("/")[0])
    return found or Log()


def _help(make: Maker, page: PageView) -> None:
    """The emergency numbers of countries where we have no other line."""
    names = make.strings(page.lang)["countries"]
    left = unserved(make.index.helplines)
    page.unserved = [(number, sorted(names.get(c, c) for c in codes)) for number, codes in left]


def _books(make: Maker, page: PageView) -> None:
    """The whole reading list, or its first page."""
    books = make.index.books
    page.shelf = full_list(books, make.index.starting_points, make.strings(page.lang))
    first, *others = everything(books).pagers
    page.pager = first if others else None
    page.feed = BOOKS_FEED if make.facts.address and books else ""


def _home(make: Maker, page: PageView) -> None:
    """The newest article's first words without its notes, the articles after it, and what leads to the list."""
    index = make.index
    for first in index.articles[:1]:
        page.outline = _outline(make, first)
        page.lead = make.assembly(first.lang, at=make.root + first.url).add(first, **UNCITED).halves[0]
        page.links = make.record.links(index.articles[1:NEWEST])
    for shelf in [one for one in index.pages if one.template == "books" and index.books][:1]:
        books = reversed(by_title(book for book in index.books if book.front["tier"] == "core"))
        first_of = {topic: book for book in books for topic in book.front["topics"][:1]}
        page.covers = [book_card(first_of[topic], make.strings(page.lang)) for topic in TOPICS if topic in first_of]
        (page.teaser,) = make.record.links([shelf])


MORE = {"help": _help, "books": _books, "home": _home}  # what some pages have besides their texts, by their templates
