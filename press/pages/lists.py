"""The list of all articles, and the address of every page that is made out of data.

The home page shows the newest articles; this list has them all. A site with a few of them needs no such list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from press.content.references import Reference
from press.core.context import SOURCES
from press.core.paths import SLUG
from press.pages import paging
from press.pages.paging import Pager, paginate
from press.pages.shelves import LIST, Shelf, everything, shelves

ARTICLES = "articles/"
FEW = 3  # articles that the home page shows well enough


def pagers(context: Mapping[str, Any]) -> list[Pager[Any]]:
    """The pages of the list, the newest article first; none while the site has only a few."""
    articles = context["articles"]
    return paginate(articles, ARTICLES, paging.LENGTH) if len(articles) > FEW else []


def addresses(context: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of pages that no text becomes, from the site's root: lists, sources, parts of the reading list."""
    yield from (pager.address for pager in pagers(context))
    yield from (pager.address for pager in source_pagers(context))
    yield from (reference.address for reference in with_a_page(context))
    yield from (pager.address for _, pager in shelf_pages(context))


def source_pagers(context: Mapping[str, Any]) -> list[Pager[Reference]]:
    """The pages of the list of all sources, by their authors; none where there is no source."""
    known = sorted(context["REFERENCES"].values(), key=_by_name)
    return paginate(known, SOURCES, paging.LENGTH) if known else []


def _by_name(one: Reference) -> list[str]:
    """What the list is sorted by: “van Gestel” stands under V."""
    return [name.casefold() for name in one.families or [one.title]]


def with_a_page(context: Mapping[str, Any]) -> Iterator[Reference]:
    """Every source whose key can be an address; the others are told where the file is read."""
    yield from (one for key, one in context["REFERENCES"].items() if re.fullmatch(SLUG, key))


def shelf_pages(context: Mapping[str, Any]) -> Iterator[tuple[Shelf, Pager[Any]]]:
    """Every page of the list and of its parts, but for the first of the list, which is a text."""
    books = context["books"]
    for shelf in (everything(books), *shelves(books)):
        yield from ((shelf, pager) for pager in shelf.pagers if pager.address != LIST)
