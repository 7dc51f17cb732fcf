"""The reading list as files: CSV for a table, CSL-JSON for Zotero and libraries. What nobody has seen is left out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from press.pages.shelves import LIST, by_title

CSV, CSL = f"{LIST}books.csv", f"{LIST}books.json"
EDITOR = " (editor)"
FORMULA = ("=", "+", "-", "@")
COLUMNS = (
    "title", "subtitle", "authors", "year", "publisher", "isbn", "edition", "isbn_from", "pages", "kind", "voice",
    "topics", "tier", "reason", "reason_kind", "reason_sources", "caution", "caution_kind", "caution_sources",
    "content_note", "suicide", "sources", "sure", "sure_note",
)  # fmt: skip


def table(books: Iterable[Any], address: str) -> str:
    """The list as CSV, a row a book, with the page of each; several values stand in one cell, set apart by “; ”."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([*COLUMNS, "page"])
    for book in by_title(books):
        writer.writerow([*(_cell(book.front[key]) for key in COLUMNS), f"{address}/{book.url}"])
    return stream.getvalue()


def records(books: Iterable[Any], address: str) -> str:
    """The list as CSL-JSON. Its years are those of the first appearance; the edition named is another field's."""
    return json.dumps([_record(book, address) for book in by_title(books)], ensure_ascii=False, indent=1) + "\n"


def people(front: Mapping[str, Any]) -> dict[str, list[str]]:
    """A book's authors and its editors, by CSL's names for what they did; which part is the family's nobody told us."""
    authors = [name for name in front["authors"] if EDITOR not in name]
    return {"author": authors, "editor": [name.removesuffix(EDITOR) for name in front["authors"] if EDITOR in name]}


def _record(book: Any, address: str) -> dict[str, Any]:
    front = book.front
    record = {
        "id": book.slug,
        "type": "book",
        "title": ": ".join(filter(None, (front["title"], front["subtitle"]))),
        **{role: [{"literal": name} for name in names] for role, names in people(front).items()},
        "issued": front["year"] and {"date-parts": [[int(front["year"])]]},
        "publisher": front["publisher"],
        "ISBN": front["isbn"],
        "edition": front["edition"],
        "number-of-pages": str(front["pages"] or ""),
        "URL": f"{address}/{book.url}" if address else "",
    }
    return {key: value for key, value in record.items() if value}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    text = "; ".join(value) if isinstance(value, list) else str(value or "")
    return f"'{text}" if text.startswith(FORMULA) else text  # a table would work it out; in quotes it is text
