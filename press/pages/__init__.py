"""Pages put together: a Pelican plugin.

What the other rooms have found becomes one page here: texts fitted to the place where they stand, notes numbered,
links resolved, styles chosen, data for machines added.

    view         what a template is handed, made from Pelican's content
    assembly     the texts of one page, with notes that run through
    fragment     one rendered text: headings shifted, ids prefixed, marks resolved
    links        where an author's link leads
    styles       the CSS of a template and of the parts it is made of
    structured   JSON-LD
    machine      feed, sitemap, robots
    writer       where all of this meets Pelican
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup
from pelican.plugins import signals
from smartypants import Attr, smartypants

from press.pages.machine import MachineFiles
from press.pages.view import day_in_words
from press.pages.writer import PageWriter
from press.places import strays
from press.problems import ContentError

__all__ = ["MachineFiles", "PageWriter", "register", "smart"]


def smart(text: str) -> Markup:
    """Plain text set with curly quotes and dashes, for headings and lists; the same rules as the running text's."""
    return Markup(smartypants(html.escape(text, quote=False), Attr.set2 | Attr.u))


def _generators(_pelican: object) -> type[MachineFiles]:
    return MachineFiles


def _writer(_pelican: object) -> type[PageWriter]:
    return PageWriter


def _environment(generator: Any) -> None:
    """One environment for all generators, so that each template is compiled once.

    Its templates come from our theme alone: Pelican would quietly fall back to a theme of its own.
    """
    settings = generator.settings
    generator.env = settings.setdefault("ENVIRONMENT", generator.env)
    theme = Path(settings["THEME"])
    generator.env.loader = FileSystemLoader([theme / "templates", theme])
    generator.env.filters.update(smart=smart, day=day_in_words)


def _stop(generators: list[Any]) -> None:
    """Before a page is written: what was wrong with the content stops a plain `pelican`, which writes in place."""
    settings = generators[0].settings
    settings["PROBLEMS"].extend(strays(Path(settings["PATH"])))
    if settings["PROBLEMS"] and settings["STOP_ON_PROBLEMS"]:
        raise ContentError(settings["PROBLEMS"])


def register() -> None:
    """Called by Pelican once a build."""
    signals.generator_init.connect(_environment)
    signals.all_generators_finalized.connect(_stop)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
