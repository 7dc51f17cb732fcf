"""Built pages: every link leads to a page and a place that exist, and the outline holds for those who hear it."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlparse

from selectolax.lexbor import LexborHTMLParser

from press.core.problems import Problem
from press.core.urls import ELSEWHERE

LINKS = ("href", "src", "poster")
SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")  # an address, and the width for which it is meant
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LOOK = "Look for it in the template, or in a text with raw HTML."


@dataclass
class BuiltPage:
    """A page's file from the site's root, with forward slashes, and what it holds, in its order."""

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def check(folder: Path, address: str) -> Iterator[Problem]:
    """Every problem of the built site in `folder`, which will stand at `address` (empty while it has none)."""
    files = sorted(folder.rglob("*.html"))
    pages = {page.path: page for page in (_page(file, file.relative_to(folder).as_posix()) for file in files)}
    for page in pages.values():
        for link in dict.fromkeys(page.links):
            if wrong := _wrong(_inside(link, address), page, pages, folder):
                yield Problem(page.path, 0, "page-link", f"the link “{link}” {wrong}", LOOK)
        yield from _outline(page)


def _page(file: Path, path: str) -> BuiltPage:
    page = BuiltPage(path)
    for node in LexborHTMLParser(file.read_bytes()).css("*"):
        for name, value in node.attributes.items():
            if name == "id" and value:
                page.ids.append(value)
            elif name in LINKS and value is not None:
                page.links.append(unquote(value))
            elif name == "srcset" and value:
                page.links.extend(map(unquote, SRCSET.findall(value)))
        if node.tag in HEADINGS:
            page.headings.append(HEADINGS.index(node.tag) + 1)
    return page


def _inside(link: str, address: str) -> str | None:
    """A link as the site's own files know it; None when it leads to another site, which is not tried."""
    if address and (link == address or link.startswith(f"{address}/")):
        return link[len(address) :] or "/"
    if ELSEWHERE.match(link):
        return None
    base = urlparse(address).path
    return link.removeprefix(base) if base and link.startswith(f"{base}/") else link


def _wrong(link: str | None, page: BuiltPage, pages: Mapping[str, BuiltPage], folder: Path) -> str:
    """What is wrong with a link, or nothing."""
    if link is None:
        return ""
    path, _, anchor = link.partition("#")
    target = _file(path.partition("?")[0], page.path)
    if not (folder / target).is_file():
        return "leads to a page that does not exist"
    if anchor and target in pages and anchor not in pages[target].ids:
        return "leads to a place that does not exist on its page"
    return ""


def _file(path: str, page: str) -> str:
    """The file that a link names, from the site's root."""
    if not path:
        return page
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    target = posixpath.normpath(joined) if joined else "."
    return posixpath.normpath(posixpath.join(target, "index.html")) if path.endswith(("/", ".")) else target


def _outline(page: BuiltPage) -> Iterator[Problem]:
    """A page has one h1, skips no heading level, and has no id twice."""
    if (tops := page.headings.count(1)) != 1:
        hint = "The title is the only one: headings in the text begin with “##”."
        yield Problem(page.path, 0, "page-heading", f"has {tops} headings of the first level", hint)
    for before, after in pairwise(page.headings):
        if after > before + 1:
            hint = f"Use “{'#' * (before + 1)}” under “{'#' * before}”."
            message = f"a heading of level {after} follows one of level {before}"
            yield Problem(page.path, 0, "page-heading", message, hint)
    for name, times in Counter(page.ids).items():
        if times > 1:
            yield Problem(page.path, 0, "page-id", f"the id “{name}” stands {times} times", LOOK)
