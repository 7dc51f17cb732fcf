"""A page, as a pure function: `render(page_input)` gives its HTML, what is wrong with it, and what it looked up.

A page depends on its input and the code, and on nothing else; so it can be made in any order, in another process, or
not at all when a kept one has the same input.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlparse

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from smartypants import Attr, smartypants

from press.content.index import Index
from press.core.page import Page, page_of
from press.images.model import Picture
from press.pages import findings
from press.pages.authored import Authored
from press.pages.bylines import day_in_words
from press.pages.generated import Generated
from press.pages.inline_assets import PageTemplate, script_of
from press.pages.plan import NOT_FOUND, Subject
from press.pages.record import Record
from press.pages.used_css import Sheet

OF_THEIR_OWN = {"article", "section", "book", "feed", "source", "sources", "shelf", "articles", "listing", "moved"}
TEMPLATES = {"articles": "list", "listing": "list"}  # any other kind has a template of its name


@dataclass(frozen=True)
class Theme:
    """The theme in a folder: its templates, styles and script, each read once. It pickles as the folder's path."""

    folder: Path

    def __reduce__(self) -> tuple[type[Theme], tuple[Path]]:
        return Theme, (self.folder,)

    @cached_property
    def environment(self) -> Environment:
        """Its templates, which must come from here alone: Pelican would quietly fall back to a theme of its own."""
        made = Environment(
            loader=FileSystemLoader([self.folder / "templates", self.folder]),
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=True,
            undefined=StrictUndefined,
        )
        made.filters.update(smart=smart, day=day_in_words, number=findings.number)
        return made

    @cached_property
    def sheet(self) -> Sheet:
        """All its CSS."""
        return Sheet(self.folder)

    @cached_property
    def script(self) -> Markup:
        """All its script."""
        return script_of(self.folder)


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
    environment = given.theme.environment
    views = Views(record, root, environment.get_template(findings.PART))
    view = getattr(views, given.kind if given.kind in OF_THEIR_OWN else "page")(given.subject)
    template = environment.get_template(f"{TEMPLATES.get(given.kind, given.kind)}.html")
    handed = {"page": view, "site": views.site, "strings": views.strings(view.lang)}
    if given.kind == "feed":
        text = template.render(handed)
    else:
        text = PageTemplate(template, given.theme.sheet, given.theme.script, len(view.notes)).render(handed)
    return page_of(given.name, text, record.problems, record.used, record.looked_up)


def root_of(name: str, address: str) -> str:
    """What leads from a written page to the site's root.

    Relative, so that the pages work in any folder of any host; but the 404 page is shown at addresses of any depth, so
    it gets the root's path.
    """
    if name == NOT_FOUND:
        return urlparse(address).path.rstrip("/") + "/"
    return "../" * name.count("/") or "./"


def smart(text: str) -> Markup:
    """Plain text set with curly quotes and dashes, for headings and lists; the same rules as the running text's."""
    return Markup(smartypants(html.escape(text, quote=False), Attr.set2 | Attr.u))
