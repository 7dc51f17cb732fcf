"""The list of all articles, and the address of every page that is made out of data.

The home page shows the newest articles; this list has them all. A site with a few of them needs no such list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from press import paging
from press.books import generator as books
from press.paging import Pager, paginate
from press.references import generator as sources

ARTICLES = "articles/"
FEW = 3  # articles that the home page shows well enough


def pagers(context: Mapping[str, Any]) -> list[Pager[Any]]:
    """The pages of the list, the newest article first; none while the site has only a few."""
    articles = context["articles"]
    return paginate(articles, ARTICLES, paging.LENGTH) if len(articles) > FEW else []


def addresses(context: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of pages that no text becomes, from the site's root: lists, sources, parts of the reading list."""
    yield from (pager.address for pager in pagers(context))
    yield from sources.addresses(context)
    yield from books.addresses(context)


class ArticleList(Generator):
    """Hands each page of the list to the writer."""

    def generate_output(self, writer: Writer) -> None:
        """Fifty articles a page."""
        for pager in pagers(self.context):
            name = f"{pager.address}index.html"
            writer.write_file(name, self.get_template("list"), self.context, True, article_list=pager)
