"""The reading list as a whole: each book once, its cautions owned by somebody, no copy shown as a source.

What one key of a header must mean is the schema's affair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from press.content.index import Index, Text
from press.content.schemas import FIRM, SOFT
from press.content.starting_points import FILE, StartingPoint
from press.core import link_rules
from press.core.problems import Problem, line_of, nearest

Wrong = tuple[str, str, str, str]  # a key or a book's file name, the kind of problem, what is wrong, what to do
BLOGS = (".wordpress.com", ".blogspot.com", ".medium.com", ".substack.com", ".tumblr.com")  # hosts of personal blogs
MANY = 20  # books: readers of a shorter list need no starting points
SHOWN = ("reason_sources", "caution_sources", "sources")  # keys whose addresses readers see


def check(index: Index) -> Iterator[Problem]:
    """The problems of all books, drafts too, and of what names them."""
    seen: dict[str, str] = {}
    for book in index.of_kind("book"):
        isbn, path, lines = book.front["isbn"], book.document.path, book.header.lines
        if seen.setdefault(isbn, path) != path and isbn:
            hint = "One of the two is another edition's, or too much."
            yield Problem(path, lines["isbn"], "book-twice", f"has the same ISBN as {seen[isbn]}", hint)
        yield from (Problem(path, lines.get(key, 0), *wrong) for key, *wrong in _faults(book.front))
        yield from _addresses(book, index.site.foreign_hosts)
    known = {book.slug: book for book in index.books}
    drafts = {book.slug for book in index.of_kind("book") if book.draft}
    for section in (text for text in index.all_texts if text.parent):
        for _, *wrong in _unlisted(section.front["books"], known, drafts):
            yield Problem(section.document.path, section.header.lines["books"], *wrong)
    points = index.starting_points
    if not points and len(known) >= MANY:
        hint = "Write a few: a row [[starting-point]] has an id, a title and some books in their order."
        yield Problem(FILE, 0, "starts-missing", f"the list has {len(known)} books and no starting points", hint)
    for point in points:
        for slug, *wrong in (*_unlisted(point.books, known, drafts), *_unfit(point, known)):
            yield Problem(FILE, point.part.where(rf"[\"']{re.escape(slug)}[\"']"), *wrong)


def _faults(front: Mapping[str, Any]) -> Iterator[Wrong]:
    """What is wrong with a book by itself.

    Its caution is its critics' or ours, else it is a rumour; readers who hide books that tell of suicide can. The first
    tier is for what somebody has chosen or tested; that a book is known or praised is not enough.
    """
    if front["caution"] and not (front["caution_sources"] or front["caution_kind"]):
        hint = "Name where they say so in caution_sources; or write caution_kind: ours, if the book shows it."
        yield "caution", "book-caution", "nobody stands behind its caution", hint
    if not front["suicide"] and re.search(r"suicid|own li[fv]e", front["content_note"], re.IGNORECASE):
        hint = "Write suicide: yes; the filter relies on it, and so do starting points that promise none."
        yield "content_note", "book-suicide", "its content note speaks of suicide, and its header does not", hint
    if front["tier"] == "core" and front["reason_kind"] in SOFT:
        hint = f"Write tier: more; or give a reason that is one of: {', '.join(FIRM)}."
        yield "tier", "book-tier", f"“{front['reason_kind']}” alone cannot make it “core”", hint
    hosts = [f".{urlsplit(address).hostname}" for address in front["reason_sources"]]
    if front["tier"] == "core" and all(host.endswith(BLOGS) for host in hosts):
        hint = "Find a source of another kind, or write tier: more."
        yield "reason_sources", "book-blog", "its reason rests on personal blogs alone", hint


def _addresses(book: Text, hosts: Collection[str]) -> Iterator[Problem]:
    """Copies of other sites that readers would be sent to, and hosts that can pass for others, and are not listed."""
    copies = {_bare(address) for address in book.front["mirrors"]}
    for address in dict.fromkeys(address for key in SHOWN for address in book.front[key]):
        path, line = book.document.path, line_of(book.header.text, address)
        if _bare(address) in copies:
            message = f"{address} is shown to readers, and one of its “mirrors”"
            yield Problem(path, line, "book-mirror", message, "Take it out, or name the page that it is a copy of.")
        if fault := link_rules.url_fault(address, hosts):
            yield Problem(path, line, "link-disguise", f"{address} {fault}")


def _unlisted(slugs: Iterable[str], known: Collection[str], drafts: Collection[str]) -> Iterator[Wrong]:
    """Books that have no page."""
    for slug in slugs:
        if slug in drafts:
            yield slug, "book-unknown", f"the book “{slug}” is a draft", "Publish it, or take it out here."
        elif slug not in known:
            hint = nearest(slug, known) if known else "There are no books in content/books/."
            yield slug, "book-unknown", f"no book is called “{slug}”", hint


def _unfit(point: StartingPoint, known: Mapping[str, Text]) -> Iterator[Wrong]:
    """Books that stand twice in a starting point, or break its promise."""
    for slug, count in Counter(point.books).items():
        if count > 1:
            yield slug, "data-value", f"“{slug}” stands twice in “{point.id}”", "Take one of the two out."
        if point.without_suicide and slug in known and known[slug].front["suicide"]:
            wrong = f"“{slug}” describes suicide, and “{point.id}” promises that no book does"
            yield slug, "book-promise", wrong, "Move it to a starting point that shows notes."


def _bare(address: str) -> str:
    """An address without what makes no other page of it."""
    return re.sub(r"^https?://(www\.)?|/$", "", address).casefold()
