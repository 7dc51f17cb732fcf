"""What authors give to an element in braces: `{#short-name}`, `{lang=de}`, `{.title}`; noted by its name.

The library takes any attribute. Which of them an author may give is said here, because in the HTML nobody can tell the
address that a link has been given in its parentheses from one that braces have put over it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import (
    AttrListExtension,
    AttrListTreeprocessor,
    get_attrs_and_remainder,
    sanitize_name,
)

GIVEN = frozenset({".", "alt", "class", "credit", "decoding", "height", "id", "lang", "loading", "title", "width"})


def in_html(name: str) -> str:
    """What the library makes of an attribute's name."""
    return sanitize_name(name).lower()


class AttributesExtension(AttrListExtension):
    """The attribute lists extension; `given` holds each attribute that an author gives."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register our reader in the place of the library's."""
        self.given: list[tuple[str, str, Element]] = []
        md.treeprocessors.register(Attributes(md, self.given), "attr_list", 8)
        md.registerExtension(self)


class Attributes(AttrListTreeprocessor):
    """Reads the braces behind an element."""

    def __init__(self, md: Markdown, given: list[tuple[str, str, Element]]) -> None:
        super().__init__(md)
        self.given = given

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give them, and note them by the names that were written."""
        self.given += [(name, value or "", elem) for name, value in get_attrs_and_remainder(attrs_string)[0]]
        return super().assign_attrs(elem, attrs_string, strict=strict)
