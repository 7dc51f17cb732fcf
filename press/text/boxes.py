"""Boxes and figures: `!!! aside` or `!!! sure "mixed evidence"` and a text indented below it; a picture by itself.

The library takes any word for a kind of box, gives each a title made from that word, and leaves a line that it cannot
read among the words. Here a box has a title only when its author gives it one, and every line that begins with `!!!`
opens a box, so that one that is misspelt can be reported.

A box that says how sure we are becomes a mark, into which `press.pages` writes the label in the page's language. It
belongs to the answer above it, so one at the head of a text, or straight below a heading, is early.

    <p data-sure="mixed-evidence">Two reviews of group trials disagree about this.</p>
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.extensions.admonition import AdmonitionProcessor

from press.core.documents import Box
from press.text.lines import HELD_BACK, IN_TEXT, marked_line, without_marks

KINDS = ("aside", "sure")
LEVELS = ("what people say", "little evidence", "mixed evidence", "fairly consistent evidence")
SHAPE = re.compile(r"!!! ?([\w-]+)(?: +[\"“](.*)[\"”])?")


def id_of(level: str) -> str:
    """A level as one word, which is its id on the page that explains it."""
    return "-".join(level.lower().split())


class Boxes(AdmonitionProcessor):
    """Reads one box; `opened` holds each box and its element, in order.

    What follows the first block of a box is the library's affair, which knows a box by its class.
    """

    RE = re.compile(r"(?:^|\n)(!!![^\n]*)(?:\n|$)")

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.opened: list[tuple[Box, Element]] = []

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Open a box, or go on with one."""
        found = self.RE.search(blocks[0])
        if found is None:
            super().run(parent, blocks)
            return
        block = blocks.pop(0)
        self.parser.parseBlocks(parent, [block[: found.start()]] if found.start() else [])
        inside, rest = self.detab(block[found.end() :])
        self.parser.parseChunk(self._open(parent, without_marks(found[1]).strip(), marked_line(found[1])), inside)
        if rest:
            blocks.insert(0, rest)

    def _open(self, parent: Element, written: str, line: int) -> Element:
        shape = SHAPE.fullmatch(written)
        box = Box(written, shape[1].lower(), shape[2] or "", line) if shape else Box(written, "", "", line)
        element = SubElement(parent, "div", {"class": f"{self.CLASSNAME} {box.kind}".rstrip()})
        if box.title and box.kind != "sure":
            SubElement(element, "p", {"class": self.CLASSNAME_TITLE}).text = IN_TEXT.format(line) + box.title
        self.opened.append((box, element))
        return element

    def label(self, root: Element) -> None:
        """Turn boxes that say how sure we are into marks; one without a single paragraph stays a box, marked too."""
        pairs = (pair for parent in root.iter() for pair in pairwise([None, *parent]))
        heads = {child for before, child in pairs if before is None or re.fullmatch("h[1-6]", str(before.tag))}
        for n, (box, element) in enumerate(self.opened):
            if box.kind == "sure":
                self.opened[n] = replace(box, why=_unwrap(element), early=element in heads), element
                element.set("data-sure", id_of(box.title))


def _unwrap(element: Element) -> str:
    """Make a box its only paragraph, and say what that says; nothing if there is none, or there are several."""
    del element.attrib["class"]
    if [child.tag for child in element] != ["p"]:
        return ""
    only = element[0]
    element.tag, element.text, element[:] = "p", only.text, list(only)
    element.attrib.update(only.attrib)
    return " ".join(HELD_BACK.sub("", "".join(element.itertext())).split())


def set_figures(root: Element) -> None:
    """Turn paragraphs that hold only a picture into figures: its title is the caption, `credit` says whose it is.

    Here and not on the page, so that typography sets a caption like any other text.
    """
    for paragraph in root.iter("p"):
        picture = _alone(paragraph)
        if picture is not None:
            paragraph.tag = "figure"
            _caption(paragraph, picture)


def _alone(parent: Element) -> Element | None:
    """The picture that is all a paragraph holds, itself or in a link."""
    if len(parent) != 1 or (parent.text or "").strip() or (parent[0].tail or "").strip():
        return None
    only = parent[0]
    return only if only.tag == "img" else _alone(only) if only.tag == "a" else None


def _caption(figure: Element, picture: Element) -> None:
    title = picture.attrib.pop("title", "").replace('\\"', '"')  # Markdown lets a quote be written so
    credit = picture.attrib.pop("credit", "")
    if title or credit:
        caption = SubElement(figure, "figcaption")
        caption.text = f"{title} " if title and credit else title
        if credit:
            SubElement(caption, "span", {"class": "credit"}).text = credit
