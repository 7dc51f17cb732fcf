r"""Lines travel through Python-Markdown, which knows none.

    put_marks    \x0e7\x0f, which no file may hold, goes to where the content of line 7 begins
    mark_html    the first tag of raw HTML gets its line as an attribute, a comment as a mark
    take_marks   before words are read, marks become attributes of the elements that hold them
    watch        of an element made of words it is known how many line ends of the source went into it
    count        at the end every element knows on which line it begins and ends, as attributes that no page holds

So the reader of the HTML, `press.text.walk`, counts the line ends that it meets, from element to element. A mark stands
where nothing that the library looks for can begin, so that it changes no HTML; a line without such a place has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS

from press.text.source_blocks import Line

MARK = re.compile(r"\x0e(\d+)\x0f")
IN_TEXT = "\x0e{}\x0f"
LINE, END = "\x0e", "\x0f"  # attributes: the lines on which an element begins, and what follows it
BEFORE = re.compile(r"(?:\s|[>#|:]|(?:\d+\.|[*+-])(?=\s)|\[\^[^\]]*\]:)*")  # what a block may begin with, in its line
NEVER = re.compile(r"[-_*=|: ]*$|```|~~~|\[(?![^\[\]]*(?:\[|\](?!:)))")  # a rule, a fence, a part of a reference
REFERENCE = re.compile(r"\[[^\[\]]*\]:[ ]*(?:<(?=https?:))?(?=[^\s<>])")
BLOCK_HTML = re.compile(rf"<(?:[!?]|(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})(?![^\s/>`]))", re.IGNORECASE)
TAG = re.compile(r"<(?:!--|/?[a-z][^\s/>]*(?=[ />]))", re.IGNORECASE)
HELD_BACK = re.compile("\x02[^\x03]*\x03")  # how the library keeps raw HTML and escaped marks until the end
STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")  # what the library puts in the place of raw HTML
PIECES = re.compile("(\n|\x02wzxhzdk:\\d+\x03)")


def without_marks(text: str) -> str:
    """A text as it was before it was marked."""
    return MARK.sub("", text)


def marked_line(text: str) -> int:
    """The line on which a piece of marked text begins; 0 if nothing in it says so."""
    found = MARK.search(text)
    return int(found[1]) - text.count("\n", 0, found.start()) if found else 0


def put_marks(lines: Iterable[Line]) -> str:
    """A text with its lines marked."""
    marked = list[str]()
    above = ("", "")
    for text, number, kind, _ in lines:
        at = -1 if not number or kind in {"rule", "fence"} else _place(text, "".join(above), code=kind == "code")
        marked.append(text[:at] + IN_TEXT.format(number) + text[at:] if at >= 0 else text)
        above = (above[1], text)
    return "\n".join(marked)


def _place(line: str, above: str, *, code: bool) -> int:
    """Where in a line a mark can stand; -1 for nowhere."""
    at = BEFORE.match(line).end()  # type: ignore[union-attr] # it matches anything
    if code:
        return at if line[at:] else -1
    if line.startswith("!!!", at):
        return len(line.rstrip())
    if found := REFERENCE.match(line, at):
        return found.end()
    title = "]:" in above and line.lstrip().startswith(("'", '"', "("))  # of a reference, perhaps
    html = not line[:at].strip() and BLOCK_HTML.match(line, at)
    return -1 if title or html or NEVER.match(line, at) else at


class Step(Treeprocessor):
    """A step that is a function."""

    def __init__(self, md: Markdown, step: Callable[[Element], None]) -> None:
        super().__init__(md)
        self.run = step  # type: ignore[method-assign, assignment] # it changes the tree


class Lines:
    """Keeps the lines of a text; `numbers` has that of each line which the library is given.

    At the end `pieces` has those of raw HTML, by the numbers under which the library has put it away, and `references`
    those of URLs that stand by themselves.
    """

    def __init__(self, md: Markdown, numbers: list[int]) -> None:
        self.md = md
        self.numbers = numbers
        self.root = Element("div")
        self.references: dict[str, int] = {}
        self.pieces: dict[int, int] = {}
        self.ends: dict[Element, int] = {}  # how many line ends of the source went into the words of an element
        self.line = numbers[0]  # of the place that `count` has come to

    def line_of(self, element: Element) -> int:
        """The line on which the words of an element end, where its author gives it attributes; 0 for unknown."""
        return int(element.get(LINE, 0)) + self.ends.get(element, 0)

    def is_block(self, number: int) -> bool:
        """Whether a piece of raw HTML is no part of a line."""
        raw: Any = self.md.postprocessors["raw_html"]
        return bool(raw.isblocklevel(str(self.md.htmlStash.rawHtmlBlocks[number])))

    def mark_html(self, number: int, line: int) -> None:
        """Say on which line a piece of raw HTML stands, in its first tag or comment."""
        self.pieces[number] = line
        piece = str(self.md.htmlStash.rawHtmlBlocks[number])
        if found := TAG.match(piece):
            mark = IN_TEXT.format(line) if piece.startswith("<!--") else f" {LINE}={line} "
            self.md.htmlStash.rawHtmlBlocks[number] = piece[: found.end()] + mark + piece[found.end() :]

    def watch(self) -> None:
        """Count from now on, for all patterns that are registered."""
        for pattern in self.md.inlinePatterns:
            setattr(pattern, "handleMatch", self._watched(pattern.handleMatch))  # noqa: B010 - it is a method

    def _watched(self, handle: Callable[..., Any]) -> Callable[..., Any]:
        def handle_match(m: re.Match[str], data: str) -> Any:
            node, start, end = handle(m, data)
            if isinstance(node, Element) and node.tag != "br":  # behind which the library writes a line end of its own
                self.ends[node] = data.count("\n", start, end)
            return node, start, end

        return handle_match

    def take_marks(self, root: Element) -> None:
        """Take the marks out of a tree of blocks, whose elements get their lines as attributes."""
        for key, (url, title) in self.md.references.items():
            self.md.references[key] = (without_marks(url), title and without_marks(title))
            self.references[without_marks(url)] = marked_line(url)
        for element in root.iter():
            self.ends[element] = (element.text or "").count("\n")
            element.text = _taken(element, LINE, element.text)
            element.tail = _taken(element, END, element.tail)
        for row in root.iter("tr"):  # it has one mark for all its cells
            line = next((known for cell in row if (known := cell.get(LINE))), "")
            for cell in row:
                cell.set(LINE, line)

    def count(self, root: Element) -> None:
        """Give every element of a finished tree its lines."""
        self.root = root
        self._count(root)
        root.attrib.clear()

    def _count(self, element: Element) -> None:
        begins = self.line = int(element.get(LINE) or self.line)
        for value in element.attrib.values():
            self.pieces.update((int(n), begins) for n in STASHED.findall(value or ""))
        self._text(element, element.text)
        for child in element:
            self._count(child)
            self._text(child, child.tail)
        self.line = int(element.get(END) or max(self.line, begins + self.ends.get(element, 0)))
        element.attrib |= {LINE: str(begins), END: str(self.line)}
        only = STASHED.fullmatch(element.text or "") if element.tag == "p" else None
        if only and self.is_block(int(only[1])):  # the library takes such a paragraph away, which it knows by its form
            del element.attrib[LINE], element.attrib[END]

    def _text(self, element: Element, text: str | None) -> None:
        """Count the line ends of an element's text or tail, and note the lines of raw HTML in it."""
        if not (text or "").strip() and self.md.is_block_level(element.tag):
            return  # the library has put line ends between blocks
        for piece in PIECES.split(text or ""):
            if found := STASHED.fullmatch(piece):
                n = int(found[1])
                if n not in self.pieces:
                    self.mark_html(n, self.line)
                self.line = self.pieces[n] + str(self.md.htmlStash.rawHtmlBlocks[n]).count("\n")
            self.line += piece == "\n"


def _taken(element: Element, name: str, text: str | None) -> str | None:
    """A text without its marks; the line that it begins on becomes an attribute."""
    if text and (line := marked_line(text)):
        element.set(name, str(line))
    return text and type(text)(without_marks(text))
