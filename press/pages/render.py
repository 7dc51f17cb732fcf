"""A page, as a pure function: `render(page_input)` gives its HTML, what is wrong with it, and what it looked up.

A page depends on its input and the code, and on nothing else; so it can be made in any order, in another process, or
not at all when a kept one has the same input.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlparse

from press.content.index import Index
from press.core.page import Page, page_of
from press.images.model import Picture
from press.pages import authored, findings, generated
from press.pages.json_ld import data_of
from press.pages.maker import Maker
from press.pages.model import PageView
from press.pages.plan import NOT_FOUND, Subject
from press.pages.record import Record
from press.pages.theme import Theme

FEED = "feed"  # an article as a feed carries it, which is no page
KINDS: Mapping[str, Callable[[Maker, Any], PageView]] = {
    FEED: authored.feed,
    **{name: getattr(authored, name) for name in ("article", "section", "page", "book")},
    **{name: getattr(generated, name) for name in ("source", "sources", "shelf", "articles", "listing", "moved")},
}


@dataclass(frozen=True)
class PageInput:
    """All that a page is made of: one of KINDS, its name and its subject, the site, its pictures by path, the theme."""

    kind: str
    name: str
    subject: Subject
    index: Index
    pictures: Mapping[str, Picture]
    theme: Theme


def render(given: PageInput) -> Page:
    """The page of an input.

    Raises:
        jinja2.TemplateError: a template is broken.
    """
    record, templates = Record(given.index, given.pictures), given.theme.environment
    address, in_feed = given.index.site.address, given.kind == FEED
    root = f"{address}/" if in_feed else root_of(given.name, address)
    make = Maker(record, root, templates.get_template(findings.PART))
    view = KINDS[given.kind](make, given.subject)
    template = templates.get_template(f"{FEED if in_feed else view.kind}.html")
    strings = make.strings(view.lang)
    view.data = data_of(view, make.site, strings["books"])
    handed = {"page": view, "site": make.site, "strings": strings}
    html = template.render(handed) if in_feed else given.theme.page(template, handed, len(view.notes))
    return page_of(given.name, html, record.problems, record.used, record.looked_up)


def root_of(name: str, address: str) -> str:
    """What leads from a written page to the site's root.

    Relative, so that the pages work in any folder of any host; but the 404 page is shown at addresses of any depth, so
    it gets the root's path.
    """
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return "../" * name.count("/") or "./"
