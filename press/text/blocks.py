"""What a rendered text consists of: blocks of plain text, in reading order, with what stands in them but is not read.

Citations and comments are no words, so a block keeps them beside its text, each with the place where it stood.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from press.core.documents import Block, Mark
from press.core.invisible import HIDDEN
from press.text.sanitize import DROPPED

# What stands in several of them is of the kind that comes first here.
NAMES = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading") | dict.fromkeys(("li", "dd", "dt"), "item")
NAMES |= {"td": "cell", "th": "cell", "figcaption": "caption", "pre": "code", "p": "paragraph"}
AROUND = {"blockquote", "caption", "div", "dl", "figure", "hr", "ol", "section", "table", "tbody", "thead", "tr", "ul"}
CODE = {"code", "kbd", "samp"}
QUIET = {"cite", "code", "kbd", "q", "samp"}  # the author's own voice is silent in these
TITLE = "title"  # the class of an emphasis that is one, however it is written
EMPHASIS = {"em", "i"}  # in a note, the title of a work; elsewhere if it is written like one
NO_TITLE = re.compile(r"^[^A-Z]|(?<![\w'’])[a-z][\w'’-]{4}")  # a long word in small letters


def _role(given: dict[str, str]) -> str:
    """What a block is by its attributes, where its tag does not say it."""
    if "admonition-title" in given.get("class", ""):
        return "heading"
    return "sure" if "data-sure" in given else ""


class Blocks:
    """Reads blocks from the events of a walk. `inside` counts, for each tag, how many are open.

    Of the block that is being read `head` is what comes first in a `Block`, `text` its text so far, and `lists` what
    stands in it, by the names that a `Block` has for that.
    """

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.inside: Counter[str] = Counter()
        self.opened: list[tuple[str, str, int]] = []  # quiet parts and pointers that are not closed: tag, kind, start
        self.row = 0
        self.note = ""
        self.head: tuple[str, int, bool, str] | None = None
        self.text = ""
        self.lists: defaultdict[str, list[Any]] = defaultdict(list)

    def begin(self, tag: str, given: dict[str, str], mark: Mark) -> None:
        """A block begins, or something in it; `mark` has its line and, if it is one, what it cites."""
        self.note = given.get("data-note", self.note)
        self.inside[tag] += 1
        if "title" in given:
            self._add("alt", given["title"], mark.line)
        if tag in NAMES:
            self.row += not (self.inside["td"] or self.inside["th"])
            self._begin(_role(given))
        elif tag in AROUND:
            self.row += 1
            self.finish()
        elif tag == "br":
            self.words(" ", mark.line)
        elif tag == "img":
            self._add("alt", given.get("alt", ""), mark.line)
        elif mark.keys:
            place = self._place()
            self.lists["marks"].append(mark._replace(at=place))
        elif tag in QUIET or (tag in EMPHASIS and (self.note or TITLE in given.get("class", "").split())):
            self.opened.append((tag, "quiet", self._place()))
        elif tag in EMPHASIS:
            self.opened.append((tag, "titles", self._place()))
        elif tag == "a" and re.match(r"\{|#", given.get("href", "")):
            self.opened.append((tag, "pointers", self._place()))

    def end(self, tag: str) -> None:
        """A block ends, or something in it."""
        self.inside[tag] -= 1
        if tag in NAMES or tag in AROUND:
            self.finish()
        elif self.opened and self.opened[-1][0] == tag:
            _, kind, start = self.opened.pop()
            if kind != "titles" or not NO_TITLE.search(self.text[start:]):
                self.lists[kind].append((start, len(self.text)))
            if tag in CODE:
                self.lists["code"].append((start, len(self.text)))

    def words(self, data: str, line: int) -> None:
        """Words of one line, with single spaces."""
        if any(self.inside[tag] for tag in DROPPED) or (self.head is None and not data.strip()):
            return
        place, lines = self._place(), self.lists["lines"]
        words = re.sub(r"\s+", " ", HIDDEN.sub("", data))
        if data.strip() and not (lines and lines[-1][1] == line):
            lines.append((place, line))
        self.text += words.lstrip() if not self.text or self.text.endswith(" ") else words

    def comment(self, comment: str, line: int) -> None:
        """A comment belongs to the block that it stands in, or is one by itself."""
        if self.head is None:
            self._add("comment", comment, line)
        else:
            self.lists["marks"].append(Mark(len(self.text), line, comment=comment))

    def finish(self) -> None:
        """The open block is whole; one that holds nothing is none."""
        if self.head and (self.text.strip() or self.lists["marks"]):
            parts: dict[str, Any] = {name: tuple(some) for name, some in self.lists.items()}
            self.found.append(Block(*self.head, self.text, **parts))
        self.head, self.text = None, ""
        self.lists.clear()
        self.opened.clear()

    def _add(self, kind: str, words: str, line: int) -> None:
        """A block that stands on one line, and in no other block."""
        text = " ".join(words.split())
        self.found.append(Block(kind, self.row, note=self.note, text=text, lines=((0, line),)))

    def _begin(self, kind: str = "") -> None:
        self.finish()
        kind = kind or next((kind for tag, kind in NAMES.items() if self.inside[tag]), "paragraph")
        self.head = (kind, self.row, self.inside["blockquote"] > 0, self.note)

    def _place(self) -> int:
        """Where we are in the text of the open block, or of one that begins now."""
        if self.head is None:
            self._begin()
        return len(self.text)
