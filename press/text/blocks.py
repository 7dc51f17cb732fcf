"""What a rendered text consists of: blocks of plain text, in reading order, with what stands in them but is not read.

Citations and comments are no words, so a block keeps them beside its text, each with the place where it stood.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from press.core.html import attributes, fragment, walk
from press.core.invisible import HIDDEN

# What stands in several of them is of the kind that comes first here.
NAMES = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading") | dict.fromkeys(("li", "dd", "dt"), "item")
NAMES |= {"td": "cell", "th": "cell", "figcaption": "caption", "pre": "code", "p": "paragraph"}
AROUND = {"blockquote", "caption", "div", "dl", "figure", "hr", "ol", "section", "table", "tbody", "thead", "tr", "ul"}
QUIET = {"cite", "code", "kbd", "q", "samp"}  # the author's own voice is silent in these
TITLE = "title"  # the class of an emphasis that is one, however it is written
EMPHASIS = {"em", "i"}  # in a note, the title of a work; elsewhere if it is written like one
NO_TITLE = re.compile(r"^[^A-Z]|(?<![\w'’])[a-z][\w'’-]{4}")  # a long word in small letters
UNREAD = {"script", "style"}


@dataclass(frozen=True)
class Mark:
    """A citation, or a comment, at a place of a block's text. `keys` are what it cites, notes as `^label`."""

    at: int
    keys: tuple[str, ...] = ()
    comment: str = ""


@dataclass
class Block:
    """A piece of text that stands by itself, as plain text with single spaces.

    `kind` is paragraph, heading, item, cell, caption, code, alt (the words of a picture), sure (how sure we are), or
    comment (one that stands outside all others). `row` is the same for the cells of one row of a table. `quiet` are the
    parts that quote, name a work or are code, `titles` those that look like the name of a work, `pointers` those that
    link to another place of ours, each as start and end. `quoted` means in a block quotation, `note` in a note.
    """

    kind: str
    row: int
    quoted: bool = False
    note: bool = False
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    quiet: list[tuple[int, int]] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    pointers: list[tuple[int, int]] = field(default_factory=list)

    def without(self, *parts: tuple[int, int]) -> str:
        """The text with some parts struck out; every other letter stays at its place."""
        text = self.text
        for start, end in parts:
            text = text[:start] + "¦" * (end - start) + text[end:]
        return text


def blocks(rendered: str) -> list[Block]:
    """The blocks of a rendered text (`press.text.Rendered.written`), notes included, in the order of the HTML."""
    reader = _Reader()
    for node, begins in walk(fragment(rendered)):
        if not begins:
            reader.end(node.tag or "")
        elif node.is_element_node:
            reader.begin(node.tag or "", attributes(node))
        elif node.is_comment_node:
            reader.comment(html.unescape(node.comment_content or "").strip())
        else:
            reader.words(node.text_content or "")
    reader.finish()
    return reader.found


def _role(given: dict[str, str]) -> str:
    """What a block is by its attributes, where its tag does not say it."""
    if "admonition-title" in given.get("class", ""):
        return "heading"
    return "sure" if "data-sure" in given else ""


def _keys(given: dict[str, str]) -> tuple[str, ...]:
    """What a mark of `press.text` cites."""
    if label := given.get("data-cite"):
        return (f"^{label}",)
    return tuple(one.partition(",")[0].strip() for one in given.get("data-source", "").split(";") if one.strip())


class _Reader:
    """One walk over the tree. `inside` counts, for each tag, how many are open."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.inside: Counter[str] = Counter()
        self.opened: list[tuple[str, str, int]] = []  # quiet parts and pointers that are not closed: tag, kind, start
        self.row = 0
        self.note = False
        self.block: Block | None = None

    def begin(self, tag: str, given: dict[str, str]) -> None:
        """A block begins, or something in it."""
        self.note = self.note or "data-notes" in given
        self.inside[tag] += 1
        if tag in NAMES:
            self.row += not (self.inside["td"] or self.inside["th"])
            self._begin(_role(given))
        elif tag in AROUND:
            self.row += 1
            self.finish()
        elif tag == "br":
            self.words(" ")
        elif tag == "img":
            self.found.append(Block("alt", self.row, note=self.note, text=" ".join(given.get("alt", "").split())))
        elif keys := _keys(given):
            self._open().marks.append(Mark(len(self._open().text), keys))
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

    def words(self, data: str) -> None:
        """Words, with single spaces."""
        if any(self.inside[tag] for tag in UNREAD) or (self.block is None and not data.strip()):
            return
        block = self._open()
        words = re.sub(r"\s+", " ", HIDDEN.sub("", data))
        block.text += words.lstrip() if not block.text or block.text.endswith(" ") else words

    def comment(self, comment: str) -> None:
        """A comment belongs to the block that it stands in, or is one by itself."""
        if self.block is None:
            self.found.append(Block("comment", self.row, note=self.note, text=comment))
        else:
            self.block.marks.append(Mark(len(self.block.text), comment=comment))

    def finish(self) -> None:
        """The open block is whole; one that holds nothing is none."""
        if self.block is not None and (self.block.text.strip() or self.block.marks):
            self.found.append(self.block)
        self.block = None
        self.opened.clear()

    def _begin(self, kind: str = "") -> Block:
        self.finish()
        kind = kind or next((kind for tag, kind in NAMES.items() if self.inside[tag]), "paragraph")
        self.block = Block(kind, self.row, quoted=self.inside["blockquote"] > 0, note=self.note)
        return self.block

    def _open(self) -> Block:
        return self.block or self._begin()
