"""Finds, reads, attaches and writes sections.

Runs after Pelican's articles are known and before static files are, so that a link to a section finds it and its source
is never published as a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer

from press.places import place_of
from press.problems import ContentError, Problem
from press.sections.content import Section


def all_articles(context: dict[str, Any]) -> Iterator[Article]:
    """Every article that has an address: published, draft and hidden ones, each with its translations."""
    for listed in ("articles", "drafts", "hidden_articles"):
        for article in context[listed]:
            yield article
            yield from article.translations


class SectionsGenerator(Generator):
    """Hangs `sections`, a list in the order of their numbers, on every article."""

    def generate_context(self) -> None:
        """Read the sections that lie beside each article's index.md."""
        for article in all_articles(self.context):
            folder = Path(article.source_path).parent
            sections = [self._read(file, article) for file in sorted(folder.glob("*.md")) if self._is_section(file)]
            article.sections = [section for section in sections if section and section.status == "published"]
            self._check_order(article)

    def _is_section(self, file: Path) -> bool:
        place = place_of(file.relative_to(self.path).as_posix())
        return place is not None and place.kind == "section"

    def _read(self, file: Path, article: Article) -> Section | None:
        """Read one file; None when it is refused. A draft is read, so that its mistakes are told, but has no page."""
        path = file.relative_to(self.path).as_posix()
        self._add_failed_source_path(path)
        try:
            section = self.readers.read_file(self.path, path, content_class=Section, context=self.context)
        except ContentError:
            return None
        section.parent = article
        if section.status == "published":
            self.add_source_path(section)
        return section if section.is_valid() else None

    def _check_order(self, article: Article) -> None:
        """Two sections with one number have no order, and two with one slug no address."""
        for what in ("order", "slug"):
            seen: dict[Any, str] = {}
            for section in article.sections:
                value = getattr(section.place, what)
                path = f"content/{section.get_relative_source_path()}"
                if value in seen:
                    message = f"has the same {'number' if what == 'order' else 'name'} as {seen[value]}"
                    self.settings["PROBLEMS"].append(Problem(path, 0, message, "Rename one of the two files."))
                seen.setdefault(value, Path(path).name)

    def generate_output(self, writer: Writer) -> None:
        """One page a section."""
        for article in all_articles(self.context):
            for section in article.sections:
                template = self.get_template(section.template)
                writer.write_file(section.save_as, template, self.context, True, section=section, url=section.url)
