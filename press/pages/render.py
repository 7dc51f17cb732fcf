"""A page, as a pure function: `render(page_input)` gives its HTML, what is wrong with it, and what it looked up.

A page depends on its input and the code, and on nothing else; so it can be made in any order, in another process, or
not at all when a kept one has the same input.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlparse

from selectolax.lexbor import LexborHTMLParser

from press.content.index import Index
from press.core.page import Page, found_in
from press.images.model import Picture
from press.pages.assembly import Maker
from press.pages.json_ld import data_of
from press.pages.model import SiteView
from press.pages.pictures import FINDINGS
from press.pages.plan import NOT_FOUND, Subject
from press.pages.record import Record
from press.pages.theme import Theme
from press.pages.views import KINDS


@dataclass(frozen=True)
class PageInput:
    """All that a page is made of: kind, name and subject as in `plan`, or `feed` and an article; the whole site."""

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
    record, template = Record(given.index, given.pictures), given.theme.environment.get_template
    address, in_feed = given.index.site.address, given.kind == "feed"
    root = f"{address}/" if in_feed else root_of(given.name, address)
    make = Maker(record, root, template(FINDINGS), getattr(given.subject, "lang", ""))
    page = KINDS[given.kind](make, given.subject)
    handed = {"page": page, "site": SiteView(given.index), "strings": make.words}
    if in_feed:
        html = template("feed.html").render(handed)
        tree = LexborHTMLParser(html)
    else:
        page.data = data_of(page, given.index.site, make.words["books"])
        html, tree = given.theme.page(template(f"{page.kind}.html"), handed, len(page.notes))
    return Page(given.name, html, *found_in(tree), tuple(record.problems), frozenset(record.used), record.looked_up)


def root_of(name: str, address: str) -> str:
    """What leads from a page to the site's root: relative, for any folder of any host; a path if shown at any depth."""
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return "../" * name.count("/") or "./"
