"""What a section is, and the generator that finds, reads, attaches and writes sections.

It runs after Pelican's articles are known and before static files are, so that a link to a section finds it, and its
source is never published as a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.contents import Article, Content
from pelican.generators import Generator
from pelican.writers import Writer

from press.core.context import all_articles
from press.core.paths import place_of
from press.core.problems import ContentError, Problem


class Section(Content):
    """A section. `parent` is its article; its address follows from the parent's, so drafts and translations keep it.

    Its status is its own: a published section of a draft article lies at the draft's address.
    """

    mandatory_properties = ("title",)
    allowed_statuses = ("published", "draft")
    default_status = "published"
    default_template = "section"
    parent: Article
    front: dict[str, Any]  # Pelican makes an attribute of each key that our reader returns

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


class SectionsGenerator(Generator):
    """Hangs `sections`, those to be shown in the order of their numbers, and `drafts` on every article."""

    def generate_context(self) -> None:
        """Read every section, also of an article that was refused, so that its mistakes are told with the others."""
        articles = {Path(article.source_path).parent: article for article in all_articles(self.context)}
        for article in articles.values():
            article.sections, article.drafts = [], []
        for file in sorted(Path(self.path, "articles").rglob("*.md")):
            place = place_of(file.relative_to(self.path).as_posix())
            if place and place.kind == "section":
                self._read(file, articles.get(file.parent))
        for article in articles.values():
            self._check_order(article)

    def _read(self, file: Path, article: Article | None) -> None:
        """Read one file and hang it on its article; a draft is read too, but has no page and no link leads to it."""
        path = file.relative_to(self.path).as_posix()
        self._add_failed_source_path(path)
        try:
            section = self.readers.read_file(self.path, path, content_class=Section, context=self.context)
        except ContentError:
            return
        if article is None or not section.is_valid():
            return
        section.parent = article
        if section.status == "draft":
            article.drafts.append(section)
        else:
            article.sections.append(section)
            self.add_source_path(section)

    def _check_order(self, article: Article) -> None:
        """Two sections with one number have no order."""
        seen: dict[int, str] = {}
        for section in article.sections:
            path, order = f"content/{section.get_relative_source_path()}", section.place.order
            if order in seen:
                message = f"has the same number as {seen[order]}"
                problem = Problem(path, 0, "section-order", message, "Give one of the two files another number.")
                self.settings["PROBLEMS"].append(problem)
            seen.setdefault(order, Path(path).name)

    def generate_output(self, writer: Writer) -> None:
        """One page a section."""
        for article in all_articles(self.context):
            for section in article.sections:
                template = self.get_template(section.template)
                writer.write_file(section.save_as, template, self.context, True, section=section, url=section.url)
