"""Figures of findings, in the texts that show them.

A text shows one like a picture that stands alone: `![What trials found](findings.toml)`. Before a text is fitted to its
page, what Markdown made of that becomes a table; so its links and its id are treated like any text's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from press.findings import Figure, read_figure
from press.pages.links import Links
from press.pages.sources import source_of
from press.places import place_of
from press.problems import Problem
from press.sections import all_articles

SHOWN = re.compile(r"<figure>\s*<img\b([^>]*)>\s*(?:<figcaption>(.*?)</figcaption>)?\s*</figure>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
PART = "parts/findings/findings.html"


def prepare(context: dict[str, Any], content: Path, template: Template) -> None:
    """Read every figure's data into `FINDINGS`, as what draws it; tell what is wrong, and which one no text shows.

    A text that shows a figure cites what the figure cites, so its sources grow by the figure's.

    Args:
        context: Pelican's context when all content is known.
        content: the folder of the content.
        template: the one that draws a figure.
    """
    texts = list(_texts(context))
    for file in sorted(content.rglob("findings*.toml")):
        path = file.relative_to(content).as_posix()
        place = place_of(path)
        if place and place.kind == "findings":
            figure, problems = read_figure(file, f"content/{path}", context["REFERENCES"])
            context["FINDINGS"][path] = figure and partial(_table, figure, context, template)
            showing = [text for text in texts if path in _pictures(text, context)]
            context["PROBLEMS"].extend([*problems, *([] if showing else [_unused(path)])])
            for text in showing:
                cited = text.rendered.sources | (figure.sources if figure else frozenset())
                text.rendered = replace(text.rendered, sources=cited)


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


def _table(figure: Figure, context: Mapping[str, Any], template: Template, **asked: Any) -> str:
    """A figure with all that its template is handed; `asked` is what its text and its language give."""
    known = context["REFERENCES"]
    sources = {key: source_of(known[key], asked["strings"]) for key in figure.sources}
    return template.render(figure=figure, sources=sources, **asked)


def _texts(context: dict[str, Any]) -> Iterator[Any]:
    """Every text that may show a figure, drafts too."""
    for article in all_articles(context):
        yield from (article, *article.sections, *article.drafts)
    for listed in ("pages", "hidden_pages", "draft_pages"):
        yield from context[listed]


def _pictures(text: Any, context: dict[str, Any]) -> set[str]:
    return {Links(text, context, "").path(url) for url in text.rendered.pictures}


def _unused(path: str) -> Problem:
    name = path.rpartition("/")[2]
    hint = f"Show it with ![What trials found]({name}), alone in a paragraph, or delete it."
    return Problem(f"content/{path}", 0, "findings-unused", "is in no text", hint)
