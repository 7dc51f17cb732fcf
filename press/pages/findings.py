"""Figures of findings, in the texts that show them.

A text shows one like a picture that stands alone: `![What trials found](findings.toml)`. Before a text is fitted to its
page, what Markdown made of that becomes a table; so its links and its id are treated like any text's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from press.content.findings_table import Figure
from press.core.html import attributes, fragment
from press.pages.links import Links
from press.pages.sources import source_of

PART = "parts/findings/findings.html"


def draw(tree: LexborHTMLParser, links: Links, strings: Mapping[str, Any]) -> None:
    """Put a table in the place of each figure of findings in a text; one whose data is broken is left out."""
    known = links.context["FINDINGS"]
    for image in tree.css("figure > img:not([data-notes] *)"):
        given, figure = attributes(image), image.parent
        path = links.path(given.get("src", ""))
        if figure is None or path not in known:
            continue
        caption = figure.css_first("figcaption")
        asked = {"name": given.get("alt", ""), "id": given.get("id", "")}
        asked["caption"] = Markup(caption.inner_html if caption else "")
        table = fragment(str(known[path](strings=strings, **asked)) if known[path] else "").root
        for part in table.iter(include_text=True) if table else ():
            figure.insert_before(part)
        figure.decompose()


def number(value: float, strings: Mapping[str, Any], places: int = 0) -> str:
    """A number as it is written in the language of these strings, with a real minus."""
    marks = {",": strings["thousands"], ".": strings["decimal"], "-": "\N{MINUS SIGN}"}
    return f"{value:,.{places}f}".translate(str.maketrans(marks))


def table(figure: Figure, context: Mapping[str, Any], template: Template, **asked: Any) -> str:
    """A figure with all that its template is handed; `asked` is what its text and its language give."""
    known = context["REFERENCES"]
    sources = {key: source_of(known[key], asked["strings"]) for key in figure.sources}
    return template.render(figure=figure, sources=sources, **asked)
