"""What authors give to an element in braces: `{#short-name}`, `{lang=de}`, `{.title}`; noted by its name.

The library takes any attribute. Which of them an author may give is said here, because in the HTML nobody can tell the
address that a link has been given in its parentheses from one that braces have put over it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder, sanitize_name

GIVEN = frozenset({".", "alt", "class", "credit", "decoding", "height", "id", "lang", "loading", "title", "width"})


def in_html(name: str) -> str:
    """What the library makes of an attribute's name."""
    return sanitize_name(name).lower()


class Attributes(AttrListTreeprocessor):
    """Reads the braces behind an element; `given` holds each attribute as it was written, with its element."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.given: list[tuple[str, str, Element]] = []

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give them, and note them by the names that were written."""
        self.given += [(name, value or "", elem) for name, value in get_attrs_and_remainder(attrs_string)[0]]
        return super().assign_attrs(elem, attrs_string, strict=strict)
