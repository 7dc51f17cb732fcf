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

from press.content.index import file_named
from press.core.html import attributes, fragment
from press.pages.findings_table import figure_of
from press.pages.links import Links
from press.pages.sources import source_of

PART = "parts/findings/findings.html"


def draw_figures(tree: LexborHTMLParser, links: Links, template: Template, strings: Mapping[str, Any]) -> None:
    """Put a table in the place of each figure of findings in a text; one whose data is broken is left out."""
    for image in tree.css("figure > img:not([data-notes] *)"):
        given, place = attributes(image), image.parent
        path = file_named(given.get("src", ""), links.source.path)
        if place is None or path not in links.record.index.figures:
            continue
        findings, caption = links.record.find("figures", path), place.css_first("figcaption")
        asked = {"name": given.get("alt", ""), "id": given.get("id", ""), "strings": strings}
        asked["caption"] = Markup(caption.inner_html if caption else "")
        keys = findings.sources if findings else ()
        asked["sources"] = {key: source_of(links.record.find("references", key), strings) for key in keys}
        drawn = fragment(template.render(asked, figure=figure_of(findings)) if findings else "").root
        for part in drawn.iter(include_text=True) if drawn else ():
            place.insert_before(part)
        place.decompose()


def number(value: float, strings: Mapping[str, Any], places: int = 0) -> str:
    """A number as it is written in the language of these strings, with a real minus."""
    marks = {",": strings["thousands"], ".": strings["decimal"], "-": "\N{MINUS SIGN}"}
    return f"{value:,.{places}f}".translate(str.maketrans(marks))
