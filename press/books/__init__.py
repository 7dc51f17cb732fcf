"""The reading list: a Pelican plugin.

Each book is a Markdown file of content/books/: our description below, and in its header what is known of it, why it is
on the list, who says so, and what its critics say. The list itself, its topics and its files are made out of these.

    content            what a book is, and where its page lies
    generator          finds, reads and writes books
    shelf              the list in its order, and the parts of it that have a page
    starting_points    where to begin: a few books each, in an order given by hand
    cover              what stands on a book's cover, and where
    downloads          the list as CSV and as CSL-JSON
"""

from pelican.plugins import signals

from press.books.content import Book
from press.books.generator import BooksGenerator, all_books
from press.books.shelf import Shelf

__all__ = ["Book", "BooksGenerator", "Shelf", "all_books", "register"]


def _generators(_pelican: object) -> type[BooksGenerator]:
    return BooksGenerator


def register() -> None:
    """Called by Pelican once a build."""
    signals.get_generators.connect(_generators)
