"""Figures of findings, in the texts that show them.

A text shows one like a picture that stands alone: `![What trials found](findings.toml)`. Before a text is fitted to its
page, what Markdown made of that becomes a table; so its links and its id are treated like any text's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from press.content.findings_table import Figure
from press.content.index import file_named
from press.pages.links import Links
from press.pages.record import Record
from press.pages.sources import source_of

SHOWN = re.compile(r"<figure>\s*<img\b([^>]*)>\s*(?:<figcaption>(.*?)</figcaption>)?\s*</figure>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
PART = "parts/findings/findings.html"
Draw = Callable[..., str]  # a figure, and what its text gives it: its name, its id, its caption


def drawn(body: str, links: Links, draw: Draw) -> str:
    """A text with a table in the place of each figure of findings; one whose data is broken is left out."""

    def draw_one(found: re.Match[str]) -> str:
        given = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(found[1])}
        path = file_named(given.get("src", ""), links.source.path)
        if path not in links.record.index.figures:
            return found[0]
        figure = links.record.find("figures", path)
        asked = {"name": given.get("alt", ""), "id": given.get("id", ""), "caption": Markup(found[2] or "")}
        return draw(figure, **asked) if figure else ""

    return SHOWN.sub(draw_one, body) if links.record.index.figures else body


def table(figure: Figure, record: Record, template: Template, strings: Mapping[str, Any], **asked: Any) -> str:
    """A figure with all that its template is handed; `asked` is what its text gives."""
    sources = {key: source_of(record.find("references", key), strings) for key in figure.sources}
    return template.render(figure=figure, sources=sources, strings=strings, **asked)


def number(value: float, strings: Mapping[str, Any], places: int = 0) -> str:
    """A number as it is written in the language of these strings, with a real minus."""
    marks = {",": strings["thousands"], ".": strings["decimal"], "-": "\N{MINUS SIGN}"}
    return f"{value:,.{places}f}".translate(str.maketrans(marks))
