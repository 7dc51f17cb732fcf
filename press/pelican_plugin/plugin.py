"""Where this room is joined to Pelican: its templates, writer and generator, and the checks before the first page."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup
from pelican.generators import Generator
from pelican.plugins import signals
from smartypants import Attr, smartypants

from press.checks import site
from press.core.context import all_articles
from press.core.report import stop_plainly
from press.pages import findings, lists
from press.pages.bylines import day_in_words
from press.pages.downloads import CSL, CSV
from press.pages.views import Views
from press.pelican_plugin import feeds, prepare, redirects
from press.pelican_plugin.books import BooksGenerator, all_books
from press.pelican_plugin.feeds import MachineFiles
from press.pelican_plugin.lists import ArticleList
from press.pelican_plugin.redirects import MovedPages
from press.pelican_plugin.sections import SectionsGenerator
from press.pelican_plugin.sources import SourcesGenerator
from press.pelican_plugin.writer import PageWriter


def smart(text: str) -> Markup:
    """Plain text set with curly quotes and dashes, for headings and lists; the same rules as the running text's."""
    return Markup(smartypants(html.escape(text, quote=False), Attr.set2 | Attr.u))


def environment(generator: Any) -> None:
    """One environment for all generators, so that each template is compiled once.

    Its templates come from our theme alone: Pelican would quietly fall back to a theme of its own.
    """
    settings = generator.settings
    generator.env = settings.setdefault("ENVIRONMENT", generator.env)
    theme = Path(settings["THEME"])
    generator.env.loader = FileSystemLoader([theme / "templates", theme])
    generator.env.filters.update(smart=smart, day=day_in_words, number=findings.number)


def before_the_first_page(generators: list[Any]) -> None:
    """Look at all content; a plain `pelican` writes in place, so it must not begin when something is wrong."""
    context, content = generators[0].context, Path(generators[0].path)
    problems = context["PROBLEMS"]
    every_article, made = list(all_articles(context)), _made(context)
    prepare.figures(context, content, generators[0].env.get_template(findings.PART))
    redirects.prepare(context, every_article, made)
    problems.extend(site.check(context, content, every_article, made))
    context["staticfiles"][:] = [file for file in context["staticfiles"] if prepare.is_shown(file, context)]
    prepare.pictures(context, content)
    if context["STOP_ON_PROBLEMS"]:
        _rehearse(context)
        stop_plainly(problems)


def _made(context: dict[str, Any]) -> list[str]:
    """The files that the build itself adds to the output."""
    pages = [f"{address}index.html" for address in lists.addresses(context)]
    return [*feeds.made(context), *([CSV, CSL] if context["books"] else []), *pages]


def _rehearse(context: dict[str, Any]) -> None:
    """Put every page together once without writing it, which finds what is wrong with links and notes."""
    views = Views(context)
    for article in all_articles(context):
        views.article(article, "/")
        for section in article.sections:
            views.section(section, "/")
    for listed in ("pages", "hidden_pages", "draft_pages"):
        for page in context[listed]:
            views.page(page, "/")
    for book in all_books(context):
        views.book(book, "/")


def after_the_last_page(pelican: Any) -> None:
    """Look at what no page has used."""
    settings = pelican.settings
    if not settings["REFUSED"]:  # else a text that could not be read may show it
        settings["PROBLEMS"].extend(site.unused_pictures(Path(settings["PATH"]), settings["USED_MEDIA"]))


def generators(_pelican: object) -> tuple[type[Generator], ...]:
    """What Pelican shall run besides its own."""
    return SectionsGenerator, SourcesGenerator, BooksGenerator, ArticleList, MovedPages, MachineFiles


def writer(_pelican: object) -> type[PageWriter]:
    """What Pelican shall write with."""
    return PageWriter


def register() -> None:
    """Called by Pelican once a build."""
    signals.generator_init.connect(environment)
    signals.all_generators_finalized.connect(before_the_first_page)
    signals.get_generators.connect(generators)
    signals.get_writer.connect(writer)
    signals.finalized.connect(after_the_last_page)
