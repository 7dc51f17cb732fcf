"""The reading list as a whole: each book once, its cautions owned by somebody, no copy shown as a source.

What one key of a header must mean is the schema's affair. Works on Pelican's contents as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from press import link_rules
from press.checks.sources import shown, text_of
from press.problems import Problem, line_of, line_where, nearest

SHOWN = ("reason_sources", "caution_sources", "sources")  # keys whose addresses readers see


def check(books: Iterable[Any], sections: Iterable[Any], hosts: Collection[str]) -> Iterator[Problem]:
    """The problems of all books, drafts too, and of the sections that name them; `hosts` as in `link_rules`."""
    seen: dict[str, str] = {}
    books = list(books)
    for book in sorted(books, key=shown):
        isbn = book.front["isbn"]
        if isbn in seen:
            message = f"has the same ISBN as {seen[isbn]}"
            yield _problem(
                book, r"^isbn\s*:", "book-twice", message, "One of the two is another edition's, or too much."
            )
        if isbn:
            seen.setdefault(isbn, shown(book))
        yield from _caution(book)
        yield from _suicide(book)
        yield from _mirrors(book)
        yield from _foreign_hosts(book, hosts)
    known = {book.slug for book in books if book.status == "published"}
    drafts = {book.slug for book in books} - known
    for section in sections:
        yield from _named(section, known, drafts)


def _caution(book: Any) -> Iterator[Problem]:
    """A caution is its critics' or ours; one that nobody says is a rumour."""
    front = book.front
    if front["caution"] and not (front["caution_sources"] or front["caution_kind"]):
        hint = "Name where they say so in caution_sources; or write caution_kind: ours, if the book shows it."
        yield _problem(book, r"^caution\s*:", "book-caution", "nobody stands behind its caution", hint)


def _suicide(book: Any) -> Iterator[Problem]:
    """A note that speaks of suicide, in a book that readers could not hide."""
    if not book.front["suicide"] and re.search(r"suicid|own li[fv]e", book.front["content_note"], re.IGNORECASE):
        hint = "Write suicide: yes; readers who hide such books rely on it, and so does “Something short now”."
        message = "its content note speaks of suicide, and its header does not"
        yield _problem(book, r"^content_note\s*:", "book-suicide", message, hint)


def _mirrors(book: Any) -> Iterator[Problem]:
    """A copy of another site that readers would be sent to."""
    copies = {_bare(address) for address in book.front["mirrors"]}
    for key in SHOWN:
        for address in book.front[key]:
            if _bare(address) in copies:
                message = f"{address} is shown to readers, and one of its “mirrors”"
                hint = "Take it out, or name the page that it is a copy of."
                yield Problem(shown(book), line_of(text_of(book), address), "book-mirror", message, hint)


def _foreign_hosts(book: Any, hosts: Collection[str]) -> Iterator[Problem]:
    """Addresses whose hosts have letters that can pass for others, and that the owner has not listed."""
    for address in dict.fromkeys(address for key in SHOWN for address in book.front[key]):
        if fault := link_rules.url_fault(address, hosts):
            yield Problem(shown(book), line_of(text_of(book), address), "link-disguise", f"{address} {fault}")


def _named(section: Any, known: set[str], drafts: set[str]) -> Iterator[Problem]:
    """Books that a section leads to, and that have no page."""
    for slug in section.front["books"]:
        if slug in drafts:
            hint = "Publish it, or take it out here."
            yield _problem(section, r"^books\s*:", "book-unknown", f"the book “{slug}” is a draft", hint)
        elif slug not in known:
            hint = nearest(slug, known) if known else "There are no books in content/books/."
            yield _problem(section, r"^books\s*:", "book-unknown", f"no book is called “{slug}”", hint)


def _bare(address: str) -> str:
    """An address without what makes no other page of it."""
    return re.sub(r"^https?://(www\.)?|/$", "", address).casefold()


def _problem(content: Any, where: str, code: str, message: str, hint: str) -> Problem:
    return Problem(shown(content), line_where(text_of(content), where), code, message, hint)
