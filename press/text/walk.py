"""One walk over a rendered text, before it is cleaned: what is in it, and on which line of its source.

The text is parsed here, and nowhere else. Attributes of `press.text.lines` say on which line an element begins; from
there on, line ends are counted.
"""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborNode

from press.core.documents import Attribute, Link, Mark, Picture, Written
from press.core.html import attributes, fragment, walk
from press.core.invisible import hidden
from press.text.blocks import Blocks
from press.text.lines import END, LINE, marked_line, without_marks
from press.text.sanitize import ELSEWHERE, may_stand

NESTS = {"em", "strong", "blockquote", "ul", "ol"}  # what people put into each other, and deeper than is good


class Walk:
    """What one walk finds, each list in the order of the HTML; `depth` is how deep elements stand in each other."""

    def __init__(self, rendered: str) -> None:
        self.blocks = Blocks()
        self.inside = self.blocks.inside
        self.links: list[Link] = []
        self.images: list[Picture] = []
        self.anchors: list[Written] = []
        self.removed: list[Attribute] = []
        self.hidden: list[Written] = []  # the first character that nobody sees, or the first false letter
        self.depth = self.line = 0
        for node, begins in walk(fragment(rendered)):
            if not begins:
                self._end(node)
            elif node.is_element_node:
                self._begin(node)
            elif node.is_comment_node:
                self._comment(node.comment_content or "")
            else:
                self._text(node.text_content or "")
        self.blocks.finish()

    def _begin(self, node: LexborNode) -> None:
        tag, given = node.tag or "", attributes(node)
        self.line = int(given.pop(LINE, self.line))
        given.pop(END, None)
        for value in given.values():
            self._look(value)
        mark = Mark(0, self.line, _keys(given), in_link=self.inside["a"] > 0)
        self.blocks.begin(tag, given, mark)
        self.depth = max(self.depth, sum(self.inside[one] for one in NESTS) if tag in NESTS else 0)
        if "id" in given and not self.blocks.note:
            self.anchors.append(Written(given["id"], self.line))
        self._judge(tag, given)
        if tag == "img":
            url, alt = given.get("src", ""), given.get("alt", "")
            shown = "src" in given and not ELSEWHERE.match(url)
            self.images.append(Picture(url, alt, given.get("credit"), shown, self.line))

    def _judge(self, tag: str, given: dict[str, str]) -> None:
        """Note what no page holds of an element; a box has the class of its kind, which is reported as that."""
        if not may_stand(tag):
            self.removed.append(Attribute(tag, "", "", self.line))
            return
        classes = given.get("class", "").split()
        wrong = [("class", one) for one in classes if "admonition" not in classes and not may_stand(tag, "class", one)]
        wrong += [(name, value) for name, value in given.items() if name != "class" and not may_stand(tag, name)]
        self.removed += [Attribute(tag, name, value, self.line) for name, value in wrong]

    def _end(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self.blocks.end(tag)
        if tag == "a" and "href" in node.attributes:
            self.links.append(Link(node.attributes["href"] or "", _words(node), self.line))
        self.line = int(node.attributes.get(END) or self.line)

    def _comment(self, comment: str) -> None:
        self.line = marked_line(comment) or self.line
        comment = html.unescape(without_marks(comment))
        self._look(comment)
        self.blocks.comment(" ".join(comment.split()), self.line)
        self.line += comment.count("\n")

    def _text(self, data: str) -> None:
        self._look(data)
        for piece in re.split("(\n)", data):
            self.line += piece == "\n"
            self.blocks.words(piece, self.line)

    def _look(self, text: str) -> None:
        """Look for what nobody sees; what browsers take for text may hold an attribute of ours."""
        text = text.replace(LINE, "")
        if not self.hidden and (found := hidden(text)):
            self.hidden.append(Written(found[0], self.line + text.count("\n", 0, found.start())))


def _words(link: LexborNode) -> str:
    """What a link says: its title, its text, and the words of the pictures in it."""
    words = [attributes(link).get("title", ""), link.text()]
    return " ".join([*words, *(attributes(picture).get("alt", "") for picture in link.css("img"))]).strip()


def _keys(given: dict[str, str]) -> tuple[str, ...]:
    """What a mark of `press.text` cites."""
    if label := given.get("data-cite"):
        return (f"^{label}",)
    return tuple(one.partition(",")[0].strip() for one in given.get("data-source", "").split(";") if one.strip())
