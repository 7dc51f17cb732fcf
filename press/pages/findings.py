"""Figures of findings, in the texts that show them.

A text shows one like a picture that stands alone: `![What trials found](findings.toml)`. Before a text is fitted to its
page, what Markdown made of that becomes a table; so what is cited in the table is numbered with the rest of the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from press.findings import Figure, read_figure
from press.pages.links import Links
from press.places import place_of
from press.problems import Problem
from press.sections import all_articles

SHOWN = re.compile(r"<figure>\s*<img\b([^>]*)>\s*(?:<figcaption>(.*?)</figcaption>)?\s*</figure>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
PART = "parts/findings/findings.html"


def prepare(context: dict[str, Any], content: Path, env: Environment) -> None:
    """Read every figure's data into `FINDINGS`, and tell what is wrong with it and which one no text shows.

    Args:
        context: Pelican's context when all content is known.
        content: the folder of the content.
        env: where the theme's templates come from.
    """
    context["ENVIRONMENT"] = env
    shown = _shown(context)
    for file in sorted(content.rglob("findings*.toml")):
        path = file.relative_to(content).as_posix()
        place = place_of(path)
        if place and place.kind == "findings":
            figure, problems = read_figure(file, f"content/{path}")
            context["FINDINGS"][path] = figure
            context["PROBLEMS"].extend(problems)
            if path not in shown:
                context["PROBLEMS"].append(_unused(path))


def drawn(body: str, links: Links) -> str:
    """A text with a table in the place of each figure of findings; one whose data is broken is left out."""
    known = links.context["FINDINGS"]

    def draw(found: re.Match[str]) -> str:
        given = {name: html.unescape(value) for name, value in ATTRIBUTE.findall(found[1])}
        path = links.path(given.get("src", ""))
        if path not in known:
            return found[0]
        return _table(known[path], given, found[2] or "", links) if known[path] else ""

    return SHOWN.sub(draw, body) if known else body


def number(value: float, strings: Mapping[str, Any], places: int = 0) -> str:
    """A number as it is written in the language of these strings, with a real minus."""
    marks = {",": strings["thousands"], ".": strings["decimal"], "-": "\N{MINUS SIGN}"}
    return f"{value:,.{places}f}".translate(str.maketrans(marks))


def _table(figure: Figure, given: Mapping[str, str], caption: str, links: Links) -> str:
    context = links.context
    strings = context["STRINGS"]
    template = context["ENVIRONMENT"].get_template(PART)
    words = strings.get(links.source.lang) or strings[context["DEFAULT_LANG"]]
    asked = {"name": given.get("alt", ""), "id": given.get("id", ""), "caption": Markup(caption)}
    return str(template.render(figure=figure, strings=words, **asked))


def _shown(context: dict[str, Any]) -> set[str]:
    """Every file that a text shows like a picture, by its path; a draft's too."""
    texts: Iterator[Any] = (
        text for article in all_articles(context) for text in (article, *article.sections, *article.drafts)
    )
    return {Links(text, context, "").path(url) for text in texts for url in text.rendered.pictures}


def _unused(path: str) -> Problem:
    name = path.rpartition("/")[2]
    hint = f"Show it with ![What trials found]({name}), alone in a paragraph, or delete it."
    return Problem(f"content/{path}", 0, "findings-unused", "is in no text", hint)
