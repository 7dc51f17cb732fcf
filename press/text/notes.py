"""Markdown's footnotes, left neutral.

The library numbers footnotes and gives them ids while it renders one file. Here a note may be cited in a section and
defined in its article, and its number depends on the page, so rendering leaves marks that `press.pages` resolves:

    where it is cited      <span data-cite="lyons-2021"></span>
    at the fragment's end  <div data-notes><div data-note="lyons-2021">…</div>…</div>
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension, FootnoteTreeprocessor
from markdown.inlinepatterns import InlineProcessor

from press.core.documents import Written
from press.text.lines import marked_line, without_marks

CITATION = r"\[\^([^\]]+)\]"


class NotesExtension(FootnoteExtension):
    """The footnotes extension with its syntax and without its numbers.

    `cites` holds every label that was cited, `definitions` every one that was defined, also for the second time.
    """

    OPENING = '<div data-notes="">'

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register the library's own reader of definitions, and our two ways of writing."""
        self.parser = md.parser
        self.md = md
        self.cites: set[str] = set()
        self.definitions: list[Written] = []
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)
        md.inlinePatterns.register(Citation(CITATION, self), "footnote", 175)
        md.treeprocessors.register(FootnoteTreeprocessor(self), "footnote", 50)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - the library's names
        """Keep a definition; the text of the first of two."""
        label = without_marks(id)
        self.definitions.append(Written(label, marked_line(text)))
        self.footnotes.setdefault(label, text)

    def makeFootnotesDiv(self, root: ElementTree.Element) -> ElementTree.Element | None:  # noqa: N802 - the same
        """The definitions, in the order they were written, to be rendered with the rest."""
        if not self.footnotes:
            return None
        notes = ElementTree.Element("div", {"data-notes": ""})
        for label, text in self.footnotes.items():
            note = ElementTree.SubElement(notes, "div", {"data-note": label})
            self.parser.parseChunk(note, text)
        return notes


class Citation(InlineProcessor):
    """`[^label]` in running text."""

    def __init__(self, pattern: str, notes: NotesExtension) -> None:
        super().__init__(pattern)
        self.notes = notes

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Leave a mark."""
        self.notes.cites.add(m.group(1))
        return ElementTree.Element("span", {"data-cite": m.group(1)}), m.start(0), m.end(0)
