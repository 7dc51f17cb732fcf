"""Figures of findings, in the texts that show them.

A text shows one like a picture that stands alone: `![What trials found](findings.toml)`. Before a text is fitted to its
page, what Markdown made of that becomes a table; so its links and its id are treated like any text's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from press.content.findings_table import Figure
from press.pages.links import Links
from press.pages.sources import source_of

SHOWN = re.compile(r"<figure>\s*<img\b([^>]*)>\s*(?:<figcaption>(.*?)</figcaption>)?\s*</figure>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
PART = "parts/findings/findings.html"


def drawn(body: str, links: Links, strings: Mapping[str, Any]) -> str:
    """A text with a table in the place of each figure of findings; one whose data is broken is left out."""
    known = links.context["FINDINGS"]

    def draw(found: re.Match[str]) -> str:
        given = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(found[1])}
        path = links.path(given.get("src", ""))
        if path not in known:
            return found[0]
        asked = {"name": given.get("alt", ""), "id": given.get("id", ""), "caption": Markup(found[2] or "")}
        return str(known[path](strings=strings, **asked)) if known[path] else ""

    return SHOWN.sub(draw, body) if known else body


def number(value: float, strings: Mapping[str, Any], places: int = 0) -> str:
    """A number as it is written in the language of these strings, with a real minus."""
    marks = {",": strings["thousands"], ".": strings["decimal"], "-": "\N{MINUS SIGN}"}
    return f"{value:,.{places}f}".translate(str.maketrans(marks))


def table(figure: Figure, context: Mapping[str, Any], template: Template, **asked: Any) -> str:
    """A figure with all that its template is handed; `asked` is what its text and its language give."""
    known = context["REFERENCES"]
    sources = {key: source_of(known[key], asked["strings"]) for key in figure.sources}
    return template.render(figure=figure, sources=sources, **asked)
