"""Pages at old addresses, each of which leads to the page that took its place.

They are for hosts that know no redirects. Those that do are told of the same addresses, and answer before such a page
would be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from press.checks.aliases import aliases_of, sort_out, written
from press.core.context import texts
from press.core.urls import is_page


def prepare(context: dict[str, Any], every_article: list[Any], made: Iterable[str]) -> None:
    """Find every old address, put where each leads into `MOVED`, and tell of those that cannot lead anywhere.

    Args:
        context: Pelican's context when all content is known.
        every_article: all articles that have an address.
        made: the files that the build itself adds to the output.
    """
    sources = context["REFERENCES"].values()
    found = aliases_of(texts(context, every_article), sources, context["SITE"].language)
    context["ALIASES"][:], problems = sort_out(found, dict(written(context, made)))
    context["MOVED"].update({alias.old: alias.new for alias in context["ALIASES"]})
    context["PROBLEMS"].extend(problems)


class MovedPages(Generator):
    """Hands every old address to the writer; an old file that was no page cannot be replaced by one."""

    def generate_output(self, writer: Writer) -> None:
        """One page an address."""
        for alias in self.context["ALIASES"]:
            if is_page(alias.old):
                writer.write_file(alias.file, self.get_template("moved"), self.context, True, moved=alias)
