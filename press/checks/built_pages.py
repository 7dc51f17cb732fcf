"""Built pages: every link leads to a page and a place that exist, and the outline holds for those who hear it."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from urllib.parse import urlparse

from press.core.page import Page
from press.core.problems import Problem
from press.core.urls import ELSEWHERE

LOOK = "Look for it in the template, or in a text with raw HTML."


def check(pages: Iterable[Page], files: Collection[str], address: str) -> Iterator[Problem]:
    """Every problem of a site's pages, which stands at `address` (empty while there is none) with these other files."""
    by_name = {page.name: page for page in pages}
    for page in by_name.values():
        for link in dict.fromkeys(page.links):
            if wrong := _fault(_inside(link, address), page, by_name, files):
                yield Problem(page.name, 0, "page-link", f"the link “{link}” {wrong}", LOOK)
        yield from _outline(page)


def _inside(link: str, address: str) -> str:
    """A link as the site's own files know it, without the site's address or the path in it."""
    for start in filter(None, (address, urlparse(address).path)):
        if f"{link}/".startswith(f"{start}/"):
            return link[len(start) :] or "/"
    return link


def _fault(link: str, page: Page, pages: Mapping[str, Page], files: Collection[str]) -> str:
    """What is wrong with a link, or nothing; one that leads to another site is not tried."""
    if ELSEWHERE.match(link):
        return ""
    path, _, anchor = link.partition("#")
    target = _file(path.partition("?")[0], page.name)
    if target not in pages and target not in files:
        return "leads to a page that does not exist"
    gone = anchor and target in pages and anchor not in pages[target].ids
    return "leads to a place that does not exist on its page" if gone else ""


def _file(path: str, page: str) -> str:
    """The file that a link names, from the site's root."""
    if not path:
        return page
    target = posixpath.join("" if path.startswith("/") else posixpath.dirname(page), path.lstrip("/"))
    return posixpath.normpath(posixpath.join(target, "index.html") if path.endswith(("/", ".")) else target)


def _outline(page: Page) -> Iterator[Problem]:
    """A page has one h1, skips no heading level, and has no id twice."""
    if (tops := page.headings.count(1)) != 1:
        hint = "The title is the only one: headings in the text begin with “##”."
        yield Problem(page.name, 0, "page-heading", f"has {tops} headings of the first level", hint)
    for before, after in pairwise(page.headings):
        if after > before + 1:
            hint = f"Use “{'#' * (before + 1)}” under “{'#' * before}”."
            message = f"a heading of level {after} follows one of level {before}"
            yield Problem(page.name, 0, "page-heading", message, hint)
    for name, times in Counter(page.ids).items():
        if times > 1:
            yield Problem(page.name, 0, "page-id", f"the id “{name}” stands {times} times", LOOK)
