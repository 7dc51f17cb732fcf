"""Writes a page for each source, and the list of them.

A source is no content of Pelican's: nobody writes its page, it is made out of a row of `references.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

LIST = "sources/"


def addresses(context: dict[str, Any]) -> Iterator[str]:
    """The addresses of the pages that are made here, from the site's root."""
    if context["REFERENCES"]:
        yield LIST
    for reference in context["REFERENCES"].values():
        yield reference.address


class SourcesGenerator(Generator):
    """Hands every source to the writer."""

    def generate_output(self, writer: Writer) -> None:
        """One page a source."""
        if self.context["REFERENCES"]:
            writer.write_file(f"{LIST}index.html", self.get_template("sources"), self.context, True, sources=LIST)
        for reference in self.context["REFERENCES"].values():
            name = f"{reference.address}index.html"
            writer.write_file(name, self.get_template("source"), self.context, True, source=reference)


def _generators(_pelican: object) -> type[SourcesGenerator]:
    return SourcesGenerator


def register() -> None:
    """Called by Pelican once a build."""
    signals.get_generators.connect(_generators)
