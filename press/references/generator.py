"""Writes a page for each source, and the list of them.

A source is no content of Pelican's: nobody writes its page, it is made out of a row of `references.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from press import paging
from press.paging import Pager, paginate
from press.places import SLUG
from press.references.model import Reference

LIST = "sources/"


def addresses(context: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of the pages that are made here, from the site's root."""
    yield from (pager.address for pager in pagers(context))
    yield from (reference.address for reference in _with_a_page(context))


def pagers(context: Mapping[str, Any]) -> list[Pager[Reference]]:
    """The pages of the list of all sources, by their authors; none where there is no source."""
    known = sorted(context["REFERENCES"].values(), key=_by_name)
    return paginate(known, LIST, paging.LENGTH) if known else []


def _by_name(one: Reference) -> list[str]:
    """What the list is sorted by: “van Gestel” stands under V."""
    return [name.casefold() for name in one.families or [one.title]]


def _with_a_page(context: Mapping[str, Any]) -> Iterator[Reference]:
    """Every source whose key can be an address; the others are told where the file is read."""
    yield from (one for key, one in context["REFERENCES"].items() if re.fullmatch(SLUG, key))


class SourcesGenerator(Generator):
    """Hands every source to the writer."""

    def generate_output(self, writer: Writer) -> None:
        """One page a source, and fifty sources a page of the list."""
        for pager in pagers(self.context):
            name = f"{pager.address}index.html"
            writer.write_file(name, self.get_template("sources"), self.context, True, sources=pager)
        for reference in _with_a_page(self.context):
            name = f"{reference.address}index.html"
            writer.write_file(name, self.get_template("source"), self.context, True, source=reference)


def _generators(_pelican: object) -> type[SourcesGenerator]:
    return SourcesGenerator


def register() -> None:
    """Called by Pelican once a build."""
    signals.get_generators.connect(_generators)
