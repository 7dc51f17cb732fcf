"""A page, as a pure function: `render(page_input)` gives its HTML, what is wrong with it, and what it looked up.

A page depends on its input and the code, and on nothing else; so it can be made in any order, in another process, or
not at all when a kept one has the same input.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlparse

from press.content.index import Index
from press.core.page import Page, page_of
from press.images.model import Picture
from press.pages import findings
from press.pages.authored import Authored
from press.pages.generated import Generated
from press.pages.plan import NOT_FOUND, Subject
from press.pages.record import Record
from press.pages.theme import Theme

OF_THEIR_OWN = {"article", "section", "book", "feed", "source", "sources", "shelf", "articles", "listing", "moved"}
TEMPLATES = {"articles": "list", "listing": "list"}  # any other kind has a template of its name


@dataclass(frozen=True)
class PageInput:
    """All that a page is made of: kind, name and subject as in `plan`, the site, its pictures by path, the theme.

    The kind `feed` is no page, but an article as a feed carries it.
    """

    kind: str
    name: str
    subject: Subject
    index: Index
    pictures: Mapping[str, Picture]
    theme: Theme


class Views(Authored, Generated):
    """Makes what templates are handed."""


def render(given: PageInput) -> Page:
    """The page of an input.

    Raises:
        jinja2.TemplateError: a template is broken.
    """
    record = Record(given.index, given.pictures)
    address = given.index.site.address
    root = f"{address}/" if given.kind == "feed" else root_of(given.name, address)
    views = Views(record, root, given.theme.environment.get_template(findings.PART))
    view = getattr(views, given.kind if given.kind in OF_THEIR_OWN else "page")(given.subject)
    template = given.theme.environment.get_template(f"{TEMPLATES.get(given.kind, given.kind)}.html")
    handed = {"page": view, "site": views.site, "strings": views.strings(view.lang)}
    bare = given.kind == "feed"
    html = template.render(handed) if bare else given.theme.page(template, handed, len(view.notes))
    return page_of(given.name, html, record.problems, record.used, record.looked_up)


def root_of(name: str, address: str) -> str:
    """What leads from a written page to the site's root.

    Relative, so that the pages work in any folder of any host; but the 404 page is shown at addresses of any depth, so
    it gets the root's path.
    """
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return "../" * name.count("/") or "./"
