"""Writes a page for each source, and the list of them.

A source is no content of Pelican's: nobody writes its page, it is made out of a row of `references.toml`.
"""

from __future__ import annotations

from pelican.generators import Generator
from pelican.writers import Writer

from press.pages.lists import source_pagers, with_a_page


class SourcesGenerator(Generator):
    """Hands every source to the writer."""

    def generate_output(self, writer: Writer) -> None:
        """One page a source, and fifty sources a page of the list."""
        for pager in source_pagers(self.context):
            name = f"{pager.address}index.html"
            writer.write_file(name, self.get_template("sources"), self.context, True, sources=pager)
        for reference in with_a_page(self.context):
            name = f"{reference.address}index.html"
            writer.write_file(name, self.get_template("source"), self.context, True, source=reference)
