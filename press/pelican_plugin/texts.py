"""What sections and books are to Pelican, and the generator that reads them and writes what no other one does.

It runs after Pelican's articles are known and before static files are, so that a link to a section finds it, and its
source is never published as a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.contents import Article, Page
from pelican.generators import Generator
from pelican.writers import Writer

from press.core.paths import place_of
from press.core.problems import ContentError
from press.pelican_plugin.feeds import machine_files


class Section(Page):
    """A section. `parent` is its article; its address follows from the parent's, so drafts and translations keep it.

    Its status is its own: a published section of a draft article lies at the draft's address.
    """

    default_template = "section"
    parent: Article

    @property
    def url(self) -> str:
        """The page's address from the site's root: `benefits-of-peer-support/compassion/`."""
        return f"{self.parent.url}{self.slug}/"

    @property
    def save_as(self) -> str:
        """The page's file in the output; empty, which Pelican does not write, where the parent's is."""
        folder, slash, _ = str(self.parent.save_as).rpartition("/")
        return f"{folder}/{self.slug}/index.html" if slash else ""

    def _has_valid_save_as(self) -> bool:
        return True  # asked before the section has its parent; the parent was asked the same question


class Book(Page):
    """A book. Its address stands in `pelicanconf.py` as BOOK_URL; a draft lies where drafts of pages do."""

    default_template = "book"


class OwnTexts(Generator):
    """Reads sections and books, and hands the writer every page that Pelican's generators know nothing of."""

    def generate_context(self) -> None:
        """Read every one, also a section of an article that was refused, so that its mistakes are reported too.

        A draft of a section is read too, but has no page, and no link leads to it.
        """
        articles = {path.rpartition("/")[0]: one for path, one in self.context["generated_content"].items() if one}
        for file in sorted(Path(self.path).rglob("*.md")):
            path = file.relative_to(self.path).as_posix()
            place = place_of(path)
            if place and place.kind == "section":
                self._read_section(path, articles.get(path.rpartition("/")[0]))
            elif place and place.kind == "book" and (book := self._read(path, Book)):
                self.add_source_path(book)

    def _read_section(self, path: str, article: Article | None) -> None:
        section = self._read(path, Section)
        if section is None or article is None:
            return
        section.parent = article
        if section.status == "draft":
            self.settings["BUILD"].drafts.append(section)
        else:
            self.add_source_path(section)

    def _read(self, path: str, kind: type[Page]) -> Any:
        """A text as Pelican's content; None if there is nothing to show, which the reader has reported."""
        self._add_failed_source_path(path)
        try:
            text = self.readers.read_file(self.path, path, content_class=kind, context=self.context)
        except ContentError:
            return None
        return text if text.is_valid() else None

    def generate_output(self, writer: Writer) -> None:
        """Every page that is not written yet, and the files for machines."""
        build = self.settings["BUILD"]
        for name in build.pages:
            writer.write_file(name, None, self.context)
        for name, text in machine_files(build.index, build.pictures, build.theme).items():
            file = Path(self.output_path, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
