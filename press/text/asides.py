"""Boxes: `!!! aside` or `!!! sure "mixed evidence"`, and a text indented below it.

The library takes any word for a kind of box, gives each a title made from that word, and leaves a line that it cannot
read among the words. Here a box has a title only when its author gives it one, and every line that begins with `!!!`
opens a box, so that one that is misspelt can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor

from press.text.sure import Labels

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.blockparser import BlockParser

KINDS = ("aside", "sure")
SHAPE = re.compile(r"!!! ?([\w-]+)(?: +[\"“](.*)[\"”])?")


@dataclass
class Box:
    """A box: `written` is the line that opens it, `kind` and `title` what that says, `kind` empty if it says neither.

    `why` is what the only paragraph of a box of the kind `sure` says, empty when it has none or several.
    """

    written: str
    kind: str
    title: str
    why: str = ""


class AsidesExtension(AdmonitionExtension):
    """The admonition extension, with our kinds and titles. `opened` holds each box and its element, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[Box, Element]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register our processor in the place of the library's, and what makes labels of boxes."""
        md.registerExtension(self)
        md.parser.blockprocessors.register(Aside(md.parser, self.opened), "admonition", 105)
        md.treeprocessors.register(Labels(md, self.opened), "sure", Labels.AFTER_FIGURES)


class Aside(AdmonitionProcessor):
    """Reads one box. What follows its first block is the library's affair, which knows a box by its class."""

    RE = re.compile(r"(?:^|\n)(!!![^\n]*)(?:\n|$)")

    def __init__(self, parser: BlockParser, opened: list[tuple[Box, Element]]) -> None:
        super().__init__(parser)
        self.opened = opened

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Open a box, or go on with one."""
        found = self.RE.search(blocks[0])
        if found is None:
            super().run(parent, blocks)
            return
        block = blocks.pop(0)
        self.parser.parseBlocks(parent, [block[: found.start()]] if found.start() else [])
        inside, rest = self.detab(block[found.end() :])
        self.parser.parseChunk(self._open(parent, found[1].strip()), inside)
        if rest:
            blocks.insert(0, rest)

    def _open(self, parent: Element, written: str) -> Element:
        shape = SHAPE.fullmatch(written)
        box = Box(written, shape[1].lower(), shape[2] or "") if shape else Box(written, "", "")
        element = SubElement(parent, "div", {"class": f"{self.CLASSNAME} {box.kind}".rstrip()})
        if box.title and box.kind != "sure":
            SubElement(element, "p", {"class": self.CLASSNAME_TITLE}).text = box.title
        self.opened.append((box, element))
        return element
