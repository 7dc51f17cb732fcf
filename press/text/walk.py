"""One walk over a rendered text, before it is cleaned: what is in it, and on which line of its source.

The text is parsed here, and nowhere else. Marks of `press.text.lines` say on which line something begins; from there
on, line ends are counted.
"""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborNode

from press.core.documents import Attribute, Link, Mark, Picture, Written
from press.core.html import attributes, fragment, walk
from press.core.invisible import hidden, spelt_out
from press.text.blocks import Blocks
from press.text.lines import MARK, marked_line, without_marks
from press.text.sanitize import DROPPED, ELSEWHERE, may_stand

NESTS = {"em", "strong", "blockquote", "ul", "ol"}  # what people put into each other, and deeper than is good
PIECES = re.compile(r"(\x0e\d+\x0f| \x0f\d+\x0e|\n)")


class Walk:
    """What one walk finds, each list in the order of the HTML; `words` is their number, `depth` how deep they stand."""

    def __init__(self, rendered: str) -> None:
        self.blocks = Blocks()
        self.inside = self.blocks.inside
        self.links: list[Link] = []
        self.images: list[Picture] = []
        self.anchors: list[Written] = []
        self.removed: list[Attribute] = []
        self.sourced: set[str] = set()
        self.words = self.depth = self.line = 0
        self.open_links: list[tuple[dict[str, str], list[str]]] = []
        self.note, self.pending = "", ""  # the label of the note that is being read; words that are not counted yet
        for node, begins in walk(fragment(rendered)):
            if not begins:
                self._end(node.tag or "")
            elif node.is_element_node:
                self._begin(node)
            elif node.is_comment_node:
                comment = node.comment_content or ""
                self.line = marked_line(comment) or self.line
                self.blocks.comment(html.unescape(without_marks(comment)).strip(), self.line)
            else:
                self._text(node.text_content or "")
        self.blocks.finish()
        self._count()

    def _begin(self, node: LexborNode) -> None:
        tag, given = node.tag or "", {}
        for name, value in attributes(node).items():
            if name.startswith("\x0f"):
                self.line = int(name[1:-1])
            else:
                given[without_marks(name)] = without_marks(value)
        line = _first_line(node) or self.line
        mark = Mark(0, self.line, _keys(given), in_link=any("href" in link for link, _ in self.open_links))
        self.blocks.begin(tag, given, mark)
        self.depth = max(self.depth, sum(self.inside[one] for one in NESTS) if tag in NESTS else 0)
        self.note = given.get("data-note", self.note)
        if "id" in given and not self.blocks.note:
            self.anchors.append(Written(given["id"], line))
        if self.note and "data-source" in given:
            self.sourced.add(self.note)
        self._judge(tag, given, line)
        if tag == "a":
            self.open_links.append((given, []))
        elif tag == "img":
            url, alt = given.get("src", ""), given.get("alt", "")
            shown = "src" in given and not ELSEWHERE.match(url)
            self.images.append(Picture(url, alt, given.get("credit"), shown, self.line))
            self._to_links(alt)

    def _judge(self, tag: str, given: dict[str, str], line: int) -> None:
        """Note what no page holds of an element; a box has the class of its kind, which is reported as that."""
        if not may_stand(tag):
            self.removed.append(Attribute(tag, "", "", line))
            return
        self._count()
        classes = given.get("class", "").split()
        wrong = [("class", one) for one in classes if "admonition" not in classes and not may_stand(tag, "class", one)]
        wrong += [(name, value) for name, value in given.items() if name != "class" and not may_stand(tag, name)]
        self.removed += [Attribute(tag, name, value, line) for name, value in wrong]

    def _end(self, tag: str) -> None:
        self.blocks.end(tag)
        if may_stand(tag):
            self._count()
        if tag == "a" and self.open_links:
            given, words = self.open_links.pop()
            if "href" in given:
                shown = f"{given.get('title', '')} {''.join(words)}".strip()
                self.links.append(Link(given["href"], shown, self.line))

    def _text(self, data: str) -> None:
        for piece in PIECES.split(data):
            if MARK.fullmatch(piece):
                self.line = marked_line(piece)
            else:
                self.line += piece == "\n"
                self.blocks.words(piece, self.line)
                self._to_links(piece)
                self.pending += "" if any(self.inside[tag] for tag in DROPPED) else piece

    def _to_links(self, words: str) -> None:
        for _, said in self.open_links:
            said.append(words)

    def _count(self) -> None:
        """Count the words that stand between two tags of the page, where a reader reads them."""
        if not self.blocks.note:
            self.words += sum(any(map(str.isalnum, word)) for word in self.pending.split())
        self.pending = ""


def first_hidden(rendered: str) -> tuple[Written, ...]:
    """The first character of a rendered text that nobody sees, or its first false letter."""
    pieces = MARK.split(rendered)[::3]
    lines = [0, *(int(one[1] or one[2]) for one in MARK.finditer(rendered))]
    shown = [*map(spelt_out, pieces)]
    found = hidden("".join(shown))
    if not found:
        return ()
    place, n = found.start(), 0
    while place >= len(shown[n]):
        place, n = place - len(shown[n]), n + 1
    return (Written(found[0], lines[n] + shown[n].count("\n", 0, place)),)


def _first_line(node: LexborNode) -> int:
    """The line that the first text of an element begins with; 0 if it says none."""
    inner: LexborNode | None = node
    while inner is not None and inner.is_element_node:
        inner = inner.first_child
    return marked_line((inner.text_content or "").lstrip()) if inner is not None and inner.is_text_node else 0


def _keys(given: dict[str, str]) -> tuple[str, ...]:
    """What a mark of `press.text` cites."""
    if label := given.get("data-cite"):
        return (f"^{label}",)
    return tuple(one.partition(",")[0].strip() for one in given.get("data-source", "").split(";") if one.strip())
