"""A view for each kind of page: of what somebody wrote, and of data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from press.content.changelog import Log
from press.content.helplines import unserved
from press.content.index import Text
from press.content.published_urls import Alias
from press.content.references import Reference
from press.content.schemas import TOPICS
from press.pages import bylines, paging
from press.pages.assembly import Maker
from press.pages.books import book_card, elsewhere, full_list, link_to, part_of_list
from press.pages.model import PageView
from press.pages.outline import Outline, outline_of
from press.pages.paging import Pager
from press.pages.plan import BOOKS_FEED
from press.pages.record import Link
from press.pages.shelves import Shelf, by_title, everything, related
from press.pages.words import short_name

NEWEST = 10  # articles on the home page
NEAR = 6  # related books that a page has room for
UNCITED: dict[str, Any] = {name: lambda _mark: "" for name in ("cite", "source")}  # rules for a text without its notes
ANSWER = '<span class="answer"></span>'  # a line to write on


def article(make: Maker, text: Text, at: str = "") -> PageView:
    """An article's long page: its opening, and every section under its own id. `at` is as in `Maker`."""
    make.long_page, make.at = text, at
    page = make.page_of(text, "article")
    outline = _place(make, page, text)
    for section, entry in zip(make.record.sections(text), outline.entries, strict=False):
        fitted = make.add(section, shift=1, prefix=f"{section.slug}/", shared=text)
        page.parts.append((entry, fitted.text, section.front["sheet"]))
    page.notes = make.notes
    page.facts = bylines.facts_of_an_article(make.facts, page, make.words)
    page.log = _log(make, text).entries[: bylines.SHOWN]
    return page


def feed(make: Maker, text: Text) -> PageView:
    """An article's whole text with absolute links, as a feed carries it."""
    return article(make, text, at=make.root + text.url)


def section(make: Maker, text: Text) -> PageView:
    """A section's own page; the long page is the one that search engines should know."""
    above = make.index.texts[text.parent]
    make.record.keep("reviewed", above.path, above.front["reviewed"])
    page = make.page_of(text, "section", shared=above, answer=ANSWER if text.front["sheet"] else "")
    page.canonical = make.canonical(above.url)
    page.around = _place(make, page, above).around(text.slug)
    page.sheet = text.front["sheet"]
    known = {book.slug: book for book in make.index.books}
    chosen = [known[slug] for slug in text.front["books"] if slug in known]
    page.further = [make.record.keep("book", b.path, book_card(b, make.words)) for b in chosen]
    return page


def page(make: Maker, text: Text) -> PageView:
    """A page of content/pages/."""
    page = make.page_of(text, text.template)
    page.facts = bylines.facts(make.facts, text.front["facts"])
    if text.front["corrections"]:
        articles = [one for one in make.index.of_kind("article") if one.status == "published"]
        known = filter(None, (make.record.text(one.path) for one in articles))
        page.corrections = bylines.corrections((one, _log(make, one)) for one in known)
    if page.kind in MORE:
        MORE[page.kind](make, page)
    return page


def book(make: Maker, text: Text) -> PageView:
    """A book's page."""
    page = make.page_of(text, "book")
    page.book = book_card(text, make.words)
    page.elsewhere = elsewhere(text)
    near = [book_card(other, make.words) for other in related(text, make.index.books)[:NEAR]]
    page.further = make.record.keep("related", text.path, near)
    naming = (one for one in make.index.published() if text.slug in one.front.get("books", []))
    page.links = [make.record.citing(one) for one in naming]
    return page


def _place(make: Maker, page: PageView, text: Text) -> Outline:
    """Put the outline of an article on its page or a section's, and how it was made; both are reviewed together."""
    reviewed = text.front.get("reviewed")
    page.reviewed = reviewed.date() if reviewed and make.facts.reviewer else None
    page.origin = bylines.origin(make.facts, page, make.words)
    page.outline = _outline(make, text)
    return page.outline


def _outline(make: Maker, text: Text) -> Outline:
    return make.record.keep("outline", text.path, outline_of(text, make.record.sections(text)))


def _log(make: Maker, text: Text) -> Log:
    """What has changed in an article."""
    found: Log | None = make.record.find("logs", text.path.rpartition("/")[0])
    return found or Log()


def _help(make: Maker, page: PageView) -> None:
    """The emergency numbers of countries where we have no other line."""
    names, left = make.words["countries"], unserved(make.index.helplines)
    page.unserved = [(number, sorted(names.get(c, c) for c in codes)) for number, codes in left]


def _books(make: Maker, page: PageView) -> None:
    """The whole reading list, or its first page."""
    books = make.index.books
    page.shelf = make.record.keep("list", "", full_list(books, make.index.starting_points, make.words))
    first, *others = everything(books).pagers
    page.pager = first if others else None
    page.feed = BOOKS_FEED if make.facts.address and books else ""


def _home(make: Maker, page: PageView) -> None:
    """The newest article's first words without its notes, the articles after it, and what leads to the list."""
    index = make.index
    for first in index.articles[:1]:
        page.outline = _outline(make, first)
        excerpt = replace(make, lang=first.lang, at=make.root + first.url)
        page.lead, _ = excerpt.add(first, **UNCITED).halves
        page.links = make.record.links(index.articles[1:NEWEST])
    for shelf in [one for one in index.pages if one.template == "books" and index.books][:1]:
        books = reversed(by_title(book for book in index.books if book.front["tier"] == "core"))
        first_of = {topic: book for book in books for topic in book.front["topics"][:1]}
        chosen = [book_card(first_of[topic], make.words) for topic in TOPICS if topic in first_of]
        page.further = make.record.keep("chosen", "", chosen)
        (page.teaser,) = make.record.links([shelf])


def shelf(make: Maker, asked: tuple[Shelf, Pager[Text]]) -> PageView:
    """A page of the reading list, or of a part of it."""
    shelf, pager = asked
    summary = make.words["shelf_summary"].format(count=len(shelf.books))
    page = _list(make, "shelf", pager, link_to(shelf, make.words).label, summary)
    page.shelf = part_of_list(replace(shelf, books=tuple(pager.rows)), make.words)
    return page


def articles(make: Maker, pager: Pager[Text]) -> PageView:
    """A page of the list of all articles."""
    page = _list(make, "list", pager, make.words["all_articles"], make.words["articles_summary"])
    page.links = make.record.links(pager.rows)
    return page


def moved(make: Maker, alias: Alias) -> PageView:
    """What stands at an old address, and leads to the page that took its place."""
    page = make.page("moved", alias.old, make.words["moved"], make.words["moved_on"])
    page.lang = alias.lang if alias.lang in make.index.strings else make.facts.language
    page.canonical = make.canonical(alias.new)
    page.links = [Link(alias.title, alias.new, alias.summary or make.words["source_summary"])]
    return page


def source(make: Maker, reference: Reference) -> PageView:
    """A source's page: what it is, and where we cite it."""
    short = short_name(reference, make.words)
    title, tab = short or reference.title, f"{make.words['a_source']}: {short or reference.key}"
    page = make.page("source", reference.address, title, make.words["source_summary"], tab)
    page.sources = [reference]
    citing = make.index.citing.get(reference.key, [])
    page.links = [make.record.citing(text) for text in citing[: paging.LENGTH]]
    page.cut = len(citing[paging.LENGTH :])
    return page


def sources(make: Maker, pager: Pager[Reference]) -> PageView:
    """A page of the list of all sources."""
    page = _list(make, "sources", pager, make.words["sources"], make.words["sources_summary"])
    page.sources = [*pager.rows]
    return page


def _list(make: Maker, kind: str, pager: Pager[Any], title: str, description: str) -> PageView:
    """A page of a list; from the second on its title says which."""
    if pager.number > 1:
        title = make.words["page_of"].format(title=title, number=pager.number, total=pager.total)
    page = make.page(kind, pager.address, title, description)
    page.pager = pager if pager.total > 1 else None
    return page


MORE = {"help": _help, "books": _books, "home": _home}  # what some pages have besides their texts, by their templates
VIEWS: tuple[Any, ...] = (article, feed, section, page, book, shelf, articles, moved, source, sources)
KINDS: dict[str, Callable[[Maker, Any], PageView]] = {view.__name__: view for view in VIEWS}
