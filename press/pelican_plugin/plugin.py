"""Where this room is joined to Pelican, and the story of its part in a build: collect, check, render, then write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals
from pelican.readers import Readers
from pelican.writers import Writer

from press.checks import addresses, built_pages, site
from press.core.problems import errors, path_of
from press.core.report import stop_plainly
from press.pages.plan import of_data, plan
from press.pages.render import PageInput, render
from press.pelican_plugin import feeds, pictures
from press.pelican_plugin.collect import index_of
from press.pelican_plugin.load_data import load
from press.pelican_plugin.reader import MarkdownReader
from press.pelican_plugin.state import Build


class PageWriter(Writer):
    """Pelican's writer: its generators ask for a name, and the page that was rendered under it is written."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.waiting = dict(self.settings["BUILD"].pages)

    def write_file(self, name: str, *_: object, **__: object) -> None:
        """Write one page; nothing under a name that was written, that is empty, or that no page has."""
        if page := self.waiting.pop(name, None):
            super().write_file(name, SimpleNamespace(render=lambda _context: page.html), {})


class OtherPages(Generator):
    """Hands the writer every page that Pelican's generators know nothing of, and writes the files for machines."""

    def generate_output(self, writer: Writer) -> None:
        """Runs after the generators of articles and pages."""
        build = self.settings["BUILD"]
        for name in build.pages:
            writer.write_file(name, None, self.context)
        for name, text in build.machine_files.items():
            file = Path(self.output_path, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")


def before_the_first_page(generators: list[Any]) -> None:
    """Render every page when all content is known; a plain `pelican` stops here if anything is wrong."""
    context, content = generators[0].context, Path(generators[0].path)
    build: Build = context["BUILD"]
    pictures.name_pictures(context["static_content"], content)
    index = index_of(context, build, content)
    made = [*feeds.made(index), *(page.name for page in of_data(index))]
    redirects, problems = addresses.redirects(index, made)
    build.index = index = replace(index, redirects=redirects)
    build.problems += [*problems, *site.check(index, build.files, build.theme.folder, made)]
    build.pictures, problems = pictures.read_pictures(index, content)
    build.problems += problems
    static = [file for file in context["staticfiles"] if pictures.is_published(file.get_relative_source_path(), index)]
    context["staticfiles"][:] = [*static, *pictures.copies(build.pictures)]
    _render(build, content)
    build.machine_files = feeds.machine_files(index, build.pictures, build.theme)
    build.complete = not errors(build.problems)
    if build.complete:
        files = {str(file.save_as) for file in context["staticfiles"]} | build.machine_files.keys()
        files |= {path_of(file, build.theme.folder / "static") for file in build.theme.folder.glob("static/**/*")}
        build.problems += built_pages.check(build.pages.values(), files, index.site.address)
    if context["STOP_ON_PROBLEMS"]:
        stop_plainly(build.problems)


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


def _take_over(readers: Readers) -> None:
    """Pelican's own Markdown reader steps aside; READERS in pelicanconf.py switches off every other format."""
    readers.reader_classes["md"] = MarkdownReader


def _other_pages(_pelican: object) -> type[Generator]:
    return OtherPages


def _without_templates(generator: Any) -> None:
    """Pelican's generators ask for a template before they ask the writer, which needs none."""
    generator.get_template = lambda _name: None


def _page_writer(_pelican: object) -> type[Writer]:
    return PageWriter


def register() -> None:
    """Called by Pelican once a build. The order is that of a build."""
    signals.initialized.connect(load)
    signals.readers_init.connect(_take_over)
    signals.get_generators.connect(_other_pages)
    signals.generator_init.connect(_without_templates)
    signals.all_generators_finalized.connect(before_the_first_page)
    signals.get_writer.connect(_page_writer)
