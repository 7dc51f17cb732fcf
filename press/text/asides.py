"""Boxed asides: `!!! aside` and a text indented below it.

The library gives every box a title made from its kind, an English word that nobody wrote; here a box has a title only
when its author gives it one, `!!! aside "A word"`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor

if TYPE_CHECKING:
    from markdown import Markdown


class AsidesExtension(AdmonitionExtension):
    """The admonition extension, with our titles."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register our processor in the place of the library's."""
        md.registerExtension(self)
        md.parser.blockprocessors.register(Aside(md.parser), "admonition", 105)


class Aside(AdmonitionProcessor):
    """Reads one box."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """The kind of the box, and the title that stands in quotes, if one does."""
        return match[1].lower(), match[2] or None
