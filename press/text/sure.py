"""How sure we are, left neutral.

`!!! sure "mixed evidence"` with a paragraph in it becomes a mark, into which `press.pages` writes the label in the
page's language. `data-part` says that it speaks for a whole part, because it stands at the head of a text or straight
below a heading; otherwise it speaks for the paragraph above it.

    <p data-sure="mixed-evidence" data-part="">Two reviews of group trials disagree about this.</p>
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from press.text.asides import Box

LEVELS = ("what people say", "little evidence", "mixed evidence", "fairly consistent evidence")
HELD_BACK = re.compile("\x02[^\x03]*\x03")  # how the library keeps raw HTML and escaped marks until the end


def id_of(level: str) -> str:
    """A level as one word, which is its id on the page that explains it."""
    return "-".join(level.lower().split())


class Labels(Treeprocessor):
    """Turns boxes into marks; one that does not hold a single paragraph stays a box, marked too."""

    AFTER_FIGURES: ClassVar = 6  # they have 7; a picture alone is no paragraph any more

    def __init__(self, md: Markdown, opened: list[tuple[Box, Element]]) -> None:
        super().__init__(md)
        self.opened = opened

    def run(self, root: Element) -> None:
        """Look at every box."""
        heads = {
            id(child)
            for parent in root.iter()
            for before, child in pairwise([None, *parent])
            if before is None or re.fullmatch("h[1-6]", str(before.tag))
        }
        for box, element in self.opened:
            if box.kind == "sure":
                box.why = _unwrap(element)
                element.set("data-sure", id_of(box.title))
                element.attrib.update({"data-part": ""} if id(element) in heads else {})


def _unwrap(element: Element) -> str:
    """Make a box its only paragraph, and say what that says; nothing if there is none, or there are several."""
    del element.attrib["class"]
    if [child.tag for child in element] != ["p"]:
        return ""
    only = element[0]
    element.tag, element.text, element[:] = "p", only.text, list(only)
    element.attrib.update(only.attrib)
    return " ".join(HELD_BACK.sub("", "".join(element.itertext())).split())
