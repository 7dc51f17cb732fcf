r"""Lines travel through Python-Markdown, which knows none: as marks of control characters that no file may hold.

    put_marks       \x0e7\x0f goes to where the content of line 7 begins
    marked_html     the first tag of raw HTML gets it as an attribute, once the library has put it away
    take_marks      before words are read, the marks leave the tree again, whose elements keep the lines of their texts
    watch           of an element made of words it is known how many line ends of the source went into it
    return_marks    at the end each text gets a mark where the count of its line ends is not enough

So the reader of the HTML, `press.text.walk`, counts the line ends that it meets, from mark to mark. A mark stands where
nothing that the library looks for can begin, so that it changes no HTML; a line without such a place goes without.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, INLINE_PLACEHOLDER_RE

from press.text.block_reader import read_blocks

MARK = re.compile(r"\x0e(\d+)\x0f| \x0f(\d+)\x0e")
IN_TEXT, IN_TAG = "\x0e{}\x0f", " \x0f{}\x0e"
BEFORE = re.compile(r"(?:\s|[>#|:]|(?:\d+\.|[*+-])(?=\s)|\[\^[^\]]*\]:)*")  # what a block may begin with, in its line
NEVER = re.compile(r"[-_*=|: ]*$|```|~~~|\[(?![^\[\]]*(?:\[|\](?!:)))")  # a rule, a fence, a part of a reference
REFERENCE = re.compile(r"\[[^\[\]]*\]:[ ]*(?:<(?=https?:))?(?=[^\s<>])")
BLOCK_HTML = re.compile(rf"<(?:[!?]|(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})(?![^\s/>`]))", re.IGNORECASE)
TAG = re.compile(r"<(?:!--|/?[a-z][^\s/>]*(?=[ />]))", re.IGNORECASE)
STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
PIECES = re.compile("(\n|\x02wzxhzdk:\\d+\x03)")
TEXT, TAIL = "press-text", "press-tail"  # attributes that no element has in the end


def without_marks(text: str) -> str:
    """A text as it was before it was marked."""
    return MARK.sub("", text)


def marked_line(text: str) -> int:
    """The line on which a piece of marked text begins; 0 if nothing in it says so."""
    found = MARK.search(text)
    return int(found[1] or found[2]) - text.count("\n", 0, found.start()) if found else 0


def put_marks(text: str, first: int) -> str:
    """A text without tabs and control characters, with its lines marked; they count from `first`."""
    lines = text.split("\n")
    for block in read_blocks(text):
        for n, column in enumerate(block.columns if block.kind != "rule" else (), block.first):
            at = _place(lines[n], column, "".join(lines[max(0, n - 2) : n]))
            if at >= 0 and "\x0e" not in lines[n]:
                lines[n] = lines[n][:at] + IN_TEXT.format(first + n) + lines[n][at:]
    return "\n".join(lines)


def _place(line: str, column: int, above: str) -> int:
    """Where in a line a mark can stand; -1 for nowhere."""
    at = BEFORE.match(line, column).end()  # type: ignore[union-attr] # it matches anything
    if line.startswith("!!!", at):
        return len(line.rstrip())
    if found := REFERENCE.match(line, at):
        return found.end()
    title = "]:" in above and line.lstrip().startswith(("'", '"', "("))  # of a reference, perhaps
    html = not line[:at].strip() and BLOCK_HTML.match(line, at)
    return -1 if title or html or NEVER.match(line, at) else at


def line_in(marked: str, place: int, first: int) -> int:
    """The line of a place in a marked text that begins on the line `first`."""
    if found := MARK.match(marked, max(0, marked.rfind("\x0e", 0, place))):
        return int(found[1]) + marked.count("\n", found.end(), place)
    return marked_line(marked[place:]) or first + marked.count("\n", 0, place)


def marked_html(piece: str, line: int) -> str:
    """A piece of HTML that says on which line it stands, in its first tag or comment."""
    found = TAG.match(piece)
    form = IN_TEXT if piece.startswith("<!--") else IN_TAG
    return piece[: found.end()] + form.format(line) + piece[found.end() :] if found and line > 0 else piece


class Step(Treeprocessor):
    """A step that is a function."""

    def __init__(self, md: Markdown, step: Callable[[Element], None]) -> None:
        super().__init__(md)
        self.run = step  # type: ignore[method-assign, assignment] # it changes the tree


class Lines:
    """Keeps lines; when all is done, `last` holds that of each element's end, `pieces` those of inline HTML."""

    def __init__(self, md: Markdown) -> None:
        self.md = md
        self.last: dict[Element, int] = {}
        self.pieces: dict[str, int] = {}
        self.references: dict[str, int] = {}  # URL and line
        self.ends: dict[Element, int] = {}  # how many line ends of the source went into an element of words
        self.inside: dict[Element | str, list[Element]] = {}  # what went into an element, or into a piece of HTML
        self.root = Element("div")
        self.lines: list[int] = []  # of a text that is being marked, in which we have come to the line number n
        self.n = self.line = 0  # and `line` is what a reader of the HTML would take that for

    def watch(self) -> None:
        """Count from now on, for all patterns that are registered."""
        for pattern in self.md.inlinePatterns:
            setattr(pattern, "handleMatch", self._watched(pattern.handleMatch))  # noqa: B010 - it is a method

    def _watched(self, handle: Callable[..., Any]) -> Callable[..., Any]:
        def handle_match(m: re.Match[str], data: str) -> Any:
            node, start, end = handle(m, data)
            if node is not None:
                key = node if isinstance(node, Element) else node.strip()
                self.inside[key] = [one for one in self._stashed(data[start:end]) if isinstance(one, Element)]
            if isinstance(node, Element):
                self.ends[node] = self.line_ends(data[start:end])
            return node, start, end

        return handle_match

    def line_ends(self, data: str) -> int:
        """How many line ends of the source went into a text that the library is working on."""
        pieces = "".join(str(self.md.htmlStash.rawHtmlBlocks[int(n)]) for n in STASHED.findall(data))
        count = data.count("\n") + pieces.count("\n")
        for node in self._stashed(data):
            count += self.line_ends(node) if isinstance(node, str) else self.ends.get(node, 0)
        return count

    def _stashed(self, data: str) -> list[Element | str]:
        nodes: dict[str, Element | str] = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        return [nodes[n] for n in INLINE_PLACEHOLDER_RE.findall(data) if n in nodes]

    def take_marks(self, root: Element) -> None:
        """Take the marks out of a tree of blocks; each element gets the lines of its text and tail as attributes."""
        for key, (url, title) in self.md.references.items():
            self.md.references[key] = (without_marks(url), title and without_marks(title))
            self.references[without_marks(url)] = marked_line(url)
        for element in root.iter():
            element.text = self._taken(element, TEXT, element.text)
            element.tail = self._taken(element, TAIL, element.tail)
        for row in root.iter("tr"):  # it has one mark for all its cells
            line = next((known for cell in row if (known := cell.get(TEXT))), "")
            for cell in row:
                cell.set(TEXT, line)

    def _taken(self, element: Element, name: str, text: str | None) -> str | None:
        lines = [marked_line(line) for line in (text or "").split("\n")]
        known = next((n for n, line in enumerate(lines) if line), -1)
        element.set(name, "")
        if text is None or known < 0:
            return text
        lines[:known] = range(lines[known] - known, lines[known])
        for n in range(1, len(lines)):
            lines[n] = lines[n] or lines[n - 1] + 1
        element.set(name, " ".join(map(str, lines)))
        return type(text)(without_marks(text))

    def return_marks(self, root: Element) -> None:
        """Mark a finished tree: every block with its words, and what stands between the blocks in it."""
        raw: Any = self.md.postprocessors["raw_html"]
        self.root = root
        root.attrib.clear()
        for block in [one for one in root.iter() if TEXT in one.attrib or one is root]:
            self._begin(block.attrib.pop(TEXT, ""))
            self.line = self.lines[0] if self.lines else self.line
            self.last[block] = self.lines[-1] if self.lines else self.line
            only = None if len(block) else STASHED.fullmatch((block.text or "").strip())
            if only and raw.isblocklevel(str(self.md.htmlStash.rawHtmlBlocks[int(only[1])])):
                self.pieces[only[0]] = self.line  # with a mark it would stay a paragraph
            else:
                block.text = self._text(block.text, begins=True)
            for child in block:
                if TAIL in child.attrib:
                    self._begin(child.attrib.pop(TAIL))
                    child.tail = self._text(child.tail, begins=True)
                else:
                    self._words(child)
                    child.tail = self._text(child.tail)

    def _begin(self, lines: str) -> None:
        self.lines, self.n = [*map(int, lines.split())], 0

    def _words(self, element: Element) -> None:
        """An element within words."""
        start, ends = self.n, self.ends.get(element, 0)
        for value in element.attrib.values():
            self.pieces.update((one[0], self.line) for one in STASHED.finditer(value or ""))
        element.text = self._text(element.text)
        for child in element:
            self._words(child)
            child.tail = self._text(child.tail)
        if element.tag != "br":  # behind which the library writes the line end anew
            self.n = max(self.n, start + ends)
        self.last[element] = self._line()

    def _line(self) -> int:
        return self.lines[min(self.n, len(self.lines) - 1)] if self.lines else self.line

    def _text(self, text: str | None, *, begins: bool = False) -> str | None:
        """A text with a mark wherever a reader would count wrong."""
        if not self.lines:
            return text
        marked = self._synchronised(begins=begins)
        for piece in PIECES.split(text or ""):
            marked += piece
            if piece == "\n":
                self.n, self.line = self.n + 1, self.line + 1
            elif STASHED.fullmatch(piece):
                self.pieces[piece] = self._line()
                self.n += self.line_ends(piece)
            marked += self._synchronised()
        return type(text)(marked) if text is not None else marked or None

    def _synchronised(self, *, begins: bool = False) -> str:
        if self.line == self._line() and not begins:
            return ""
        self.line = self._line()
        return f"\x0e{self.line}\x0f"
