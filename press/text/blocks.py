"""What a rendered text consists of: blocks of plain text, in reading order, with what stands in them but is not read.

Citations and comments are no words, so a block keeps them beside its text, each with the place where it stood.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from press.core.documents import Block, Mark, Part
from press.core.invisible import HIDDEN

# What stands in several of them is of the kind that comes first here.
NAMES = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading") | dict.fromkeys(("li", "dd", "dt"), "item")
NAMES |= {"td": "cell", "th": "cell", "figcaption": "caption", "pre": "code", "p": "paragraph"}
AROUND = {"blockquote", "caption", "div", "dl", "figure", "hr", "ol", "section", "table", "tbody", "thead", "tr", "ul"}
CODE = {"code", "kbd", "samp"}
QUIET = {"cite", "code", "kbd", "q", "samp"}  # the author's own voice is silent in these
TITLE = "title"  # the class of an emphasis that is one, however it is written
EMPHASIS = {"em", "i"}  # in a note, the title of a work; elsewhere if it is written like one
NO_TITLE = re.compile(r"^[^A-Z]|(?<![\w'’])[a-z][\w'’-]{4}")  # a long word in small letters
UNREAD = {"script", "style"}


@dataclass
class Draft:
    """A block that is being read."""

    kind: str
    row: int
    quoted: bool
    note: bool
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    quiet: list[Part] = field(default_factory=list)
    code: list[Part] = field(default_factory=list)
    titles: list[Part] = field(default_factory=list)
    pointers: list[Part] = field(default_factory=list)
    lines: list[Part] = field(default_factory=list)

    def block(self) -> Block:
        """It, for good."""
        parts = map(tuple[Part, ...], (self.quiet, self.code, self.titles, self.pointers, self.lines))
        return Block(self.kind, self.row, self.quoted, self.note, self.text, tuple(self.marks), *parts)


def _role(given: dict[str, str]) -> str:
    """What a block is by its attributes, where its tag does not say it."""
    if "admonition-title" in given.get("class", ""):
        return "heading"
    return "sure" if "data-sure" in given else ""


class Blocks:
    """Reads blocks from the events of a walk. `inside` counts, for each tag, how many are open."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.inside: Counter[str] = Counter()
        self.opened: list[tuple[str, str, int]] = []  # quiet parts and pointers that are not closed: tag, kind, start
        self.row = 0
        self.note = False
        self.block: Draft | None = None

    def begin(self, tag: str, given: dict[str, str], mark: Mark) -> None:
        """A block begins, or something in it; `mark` has its line and, if it is one, what it cites."""
        self.note = self.note or "data-notes" in given
        self.inside[tag] += 1
        if tag in NAMES:
            self.row += not (self.inside["td"] or self.inside["th"])
            self._begin(_role(given))
        elif tag in AROUND:
            self.row += 1
            self.finish()
        elif tag == "br":
            self.words(" ", mark.line)
        elif tag == "img":
            words = " ".join(given.get("alt", "").split())
            self.found.append(Block("alt", self.row, note=self.note, text=words, lines=((0, mark.line),)))
        elif mark.keys:
            self._open().marks.append(mark._replace(at=len(self._open().text)))
        elif tag in QUIET or (tag in EMPHASIS and (self.note or TITLE in given.get("class", "").split())):
            self.opened.append((tag, "quiet", len(self._open().text)))
        elif tag in EMPHASIS:
            self.opened.append((tag, "titles", len(self._open().text)))
        elif tag == "a" and re.match(r"\{|#", given.get("href", "")):
            self.opened.append((tag, "pointers", len(self._open().text)))

    def end(self, tag: str) -> None:
        """A block ends, or something in it."""
        self.inside[tag] -= 1
        if tag in NAMES or tag in AROUND:
            self.finish()
        elif self.opened and self.opened[-1][0] == tag:
            _, kind, start = self.opened.pop()
            if kind != "titles" or not NO_TITLE.search(self._open().text[start:]):
                getattr(self._open(), kind).append((start, len(self._open().text)))
            if tag in CODE:
                self._open().code.append((start, len(self._open().text)))

    def words(self, data: str, line: int) -> None:
        """Words of one line, with single spaces."""
        if any(self.inside[tag] for tag in UNREAD) or (self.block is None and not data.strip()):
            return
        block = self._open()
        words = re.sub(r"\s+", " ", HIDDEN.sub("", data))
        if data.strip() and not (block.lines and block.lines[-1][1] == line):
            block.lines.append((len(block.text), line))
        block.text += words.lstrip() if not block.text or block.text.endswith(" ") else words

    def comment(self, comment: str, line: int) -> None:
        """A comment belongs to the block that it stands in, or is one by itself."""
        if self.block is None:
            self.found.append(Block("comment", self.row, note=self.note, text=comment, lines=((0, line),)))
        else:
            self.block.marks.append(Mark(len(self.block.text), line, comment=comment))

    def finish(self) -> None:
        """The open block is whole; one that holds nothing is none."""
        if self.block is not None and (self.block.text.strip() or self.block.marks):
            self.found.append(self.block.block())
        self.block = None
        self.opened.clear()

    def _begin(self, kind: str = "") -> Draft:
        self.finish()
        kind = kind or next((kind for tag, kind in NAMES.items() if self.inside[tag]), "paragraph")
        self.block = Draft(kind, self.row, self.inside["blockquote"] > 0, self.note)
        return self.block

    def _open(self) -> Draft:
        return self.block or self._begin()
