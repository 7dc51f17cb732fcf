"""Hands the pages of the list of all articles to the writer."""

from __future__ import annotations

from pelican.generators import Generator
from pelican.writers import Writer

from press.pages.lists import pagers


class ArticleList(Generator):
    """Hands each page of the list to the writer."""

    def generate_output(self, writer: Writer) -> None:
        """Fifty articles a page."""
        for pager in pagers(self.context):
            name = f"{pager.address}index.html"
            writer.write_file(name, self.get_template("list"), self.context, True, article_list=pager)
