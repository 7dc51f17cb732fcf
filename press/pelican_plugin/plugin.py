"""Where this room is joined to Pelican, and the story of its part in a build: collect, check, render, then write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from press.checks import addresses, site
from press.content.index import Index
from press.core.report import stop_plainly
from press.pages.plan import of_data, plan
from press.pages.render import PageInput, render
from press.pelican_plugin import feeds, pictures
from press.pelican_plugin.collect import index_of
from press.pelican_plugin.state import Build
from press.pelican_plugin.texts import OwnTexts
from press.pelican_plugin.writer import PageWriter


def environment(generator: Any) -> None:
    """The theme's own environment for all generators, so that each template is compiled once."""
    generator.env = generator.settings["BUILD"].theme.environment


def before_the_first_page(generators: list[Any]) -> None:
    """Render every page when all content is known; a plain `pelican` stops here if anything is wrong."""
    context, content = generators[0].context, Path(generators[0].path)
    build: Build = context["BUILD"]
    pictures.name_pictures(context["static_content"], content)
    index = index_of(context, build, content)
    made = _made(index)
    redirects, problems = addresses.redirects(index, made)
    build.index = index = replace(index, redirects=redirects)
    build.problems += [*problems, *site.check(index, build.files, build.theme.folder, made)]
    build.pictures, problems = pictures.read_pictures(index, content)
    build.problems += problems
    static = [file for file in context["staticfiles"] if pictures.is_published(file.get_relative_source_path(), index)]
    context["staticfiles"][:] = [*static, *pictures.copies(build.pictures)]
    _render(build, content)
    if context["STOP_ON_PROBLEMS"]:
        stop_plainly(build.problems)


def _made(index: Index) -> list[str]:
    """The files that the build itself adds to the output, but for pages at old addresses."""
    return [*feeds.made(index), *(page.name for page in of_data(index))]


def _render(build: Build, content: Path) -> None:
    """Render every page; what is wrong with one is kept even if the next one's template is broken."""
    assert build.index
    for planned in plan(build.index):
        page = render(PageInput(*planned, build.index, build.pictures, build.theme))
        build.pages[page.name] = page
        build.problems += page.problems
    used = frozenset().union(*(page.pictures for page in build.pages.values()))
    if not build.refused:  # else a text that could not be read may show what no page shows
        build.problems += site.unused_pictures(content, used)


def generators(_pelican: object) -> type[Generator]:
    """What Pelican shall run besides its own."""
    return OwnTexts


def writer(_pelican: object) -> type[PageWriter]:
    """What Pelican shall write with."""
    return PageWriter


def register() -> None:
    """Called by Pelican once a build."""
    signals.generator_init.connect(environment)
    signals.all_generators_finalized.connect(before_the_first_page)
    signals.get_generators.connect(generators)
    signals.get_writer.connect(writer)
