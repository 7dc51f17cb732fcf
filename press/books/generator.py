"""Finds, reads and writes books.

Runs before static files are known, so that a book's source is never published as a file, and a link to it finds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from press.books.content import Book
from press.places import place_of
from press.problems import ContentError


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
