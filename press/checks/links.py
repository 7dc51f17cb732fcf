"""Every link inside the site leads to a file that exists, and to a place on its page that exists."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlparse

from press.checks.pages import BuiltPage
from press.problems import Problem

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check(pages: Mapping[str, BuiltPage], folder: Path, address: str) -> Iterator[Problem]:
    """A problem for each link of each page that leads nowhere. Addresses of other sites are not tried."""
    for page in pages.values():
        for link in dict.fromkeys(page.links):
            if wrong := _wrong(_inside(link, address), page, pages, folder):
                hint = "Look for it in the template, or in a text with raw HTML."
                yield Problem(page.path, 0, "page-link", f"the link “{link}” {wrong}", hint)


def _inside(link: str, address: str) -> str | None:
    """A link as the site's own files know it; None when it leads elsewhere."""
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
    path = path.partition("?")[0]
    target = _file(path, page.path)
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
