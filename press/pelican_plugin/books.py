"""Finds, reads and writes books, the parts of the list, and the list's files.

Runs before static files are known, so that a book's source is never published as a file, and a link to it finds it. The
page of the whole list is a text of ours, `content/pages/books.md`, and Pelican's own affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from press.core.paths import place_of
from press.core.problems import ContentError
from press.pages import downloads
from press.pages.lists import shelf_pages
from press.pelican_plugin.book import Book


def all_books(context: Mapping[str, Any]) -> Iterator[Book]:
    """Every book, drafts last."""
    yield from context["books"]
    yield from context["draft_books"]


class BooksGenerator(Generator):
    """Puts `books` and `draft_books` into Pelican's context, each in the order of their files' names."""

    def generate_context(self) -> None:
        """Read every book."""
        self.context["books"], self.context["draft_books"] = [], []
        for file in sorted(Path(self.path, "books").glob("*.md")):
            path = file.relative_to(self.path).as_posix()
            if place_of(path):
                self._read(path)

    def _read(self, path: str) -> None:
        self._add_failed_source_path(path)
        try:
            book = self.readers.read_file(self.path, path, content_class=Book, context=self.context)
        except ContentError:
            return
        if book.is_valid():
            self.context["draft_books" if book.status == "draft" else "books"].append(book)
            self.add_source_path(book)

    def generate_output(self, writer: Writer) -> None:
        """One page a book, those of the list and its parts, and the list as files."""
        for book in all_books(self.context):
            writer.write_file(book.save_as, self.get_template("book"), self.context, True, book=book, url=book.url)
        for shelf, pager in shelf_pages(self.context):
            name = f"{pager.address}index.html"
            writer.write_file(name, self.get_template("shelf"), self.context, True, shelf=(shelf, pager))
        if books := self.context["books"]:
            address = self.context["SITE"].address
            self._save(downloads.CSV, "\ufeff" + downloads.table(books, address))  # so that Excel sees UTF-8
            self._save(downloads.CSL, downloads.records(books, address))

    def _save(self, name: str, text: str) -> None:
        file = Path(self.output_path, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
