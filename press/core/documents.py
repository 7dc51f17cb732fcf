"""A text of content/ as it was read: plain, immutable values, each with the line of the file where it stands.

`press.text.document.parse` makes a `Document` of a text once; whatever is asked of that text later is answered from
it, in this process or in another one. Line 0 means that nobody knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from press.core.problems import Problem

THEME_ID = re.compile(r"main|to-mend|(note|ref)-\d[\d-]*|page-.*", re.DOTALL)  # ids that the theme gives on any page


class Written(NamedTuple):
    """What an author wrote: a piece of raw HTML, an id, the label of a note."""

    text: str
    line: int


def lines_of(text: str, written: Iterable[Written]) -> list[int]:
    """The lines on which a text was written."""
    return [one.line for one in written if one.text == text]


class Heading(NamedTuple):
    """A heading as its author wrote it: `level` 1 to 6, its short `id`, its words as plain text."""

    level: int
    id: str
    title: str
    line: int


class Link(NamedTuple):
    """A link: `words` are its title and what is read of it; `line` is where its URL stands."""

    url: str
    words: str
    line: int


class Picture(NamedTuple):
    """A picture; `credit` is None if it has none, or if a figure shows it; `shown` is whether a page may load it."""

    url: str
    alt: str
    credit: str | None
    shown: bool
    line: int


class Attribute(NamedTuple):
    """An attribute of an element, or the element itself if `name` is empty."""

    tag: str
    name: str
    value: str
    line: int


@dataclass(frozen=True)
class Box:
    """A box: `written` is the line that opens it, `kind` and `title` what that says, `kind` empty if it says neither.

    `why` is what the only paragraph of a box of the kind `sure` says, empty when it has none or several; `early` says
    that nothing stands above such a box that it could belong to.
    """

    written: str
    kind: str
    title: str
    line: int = 0
    why: str = ""
    early: bool = False


class Mark(NamedTuple):
    """A citation, or a comment, at a place of a block's text. `keys` are what it cites, notes as `^label`."""

    at: int
    line: int
    keys: tuple[str, ...] = ()
    comment: str = ""
    in_link: bool = False


Part = tuple[int, int]  # of a block's text: start and end


@dataclass(frozen=True)
class Block:
    """A piece of text that stands by itself, as plain text with single spaces.

    `kind` is paragraph, heading, item, cell, caption, code, alt (the words of a picture, or a title), sure (how sure we
    are), or comment (one that stands outside all others). `row` is the same for the cells of one row of a table.
    `quiet` are the parts that quote, name a work or are code, `code` the last of these, `titles` those that look like
    the name of a work, `pointers` those that link to another place of ours. `quoted` means in a block quotation, `note`
    is the label of the note that it stands in. `lines` are the places at which a line of the file begins, each with its
    number.
    """

    kind: str
    row: int
    quoted: bool = False
    note: str = ""
    text: str = ""
    marks: tuple[Mark, ...] = ()
    quiet: tuple[Part, ...] = ()
    code: tuple[Part, ...] = ()
    titles: tuple[Part, ...] = ()
    pointers: tuple[Part, ...] = ()
    lines: tuple[Part, ...] = ()

    def line_at(self, place: int) -> int:
        """The line of a place in the text."""
        n = bisect_right(self.lines, (place, 2**31)) - 1
        return self.lines[max(0, n)][1] if self.lines else 0

    def without(self, *parts: Part) -> str:
        """The text with some parts struck out; every other letter stays at its place."""
        text = self.text
        for start, end in parts:
            text = text[:start] + "¦" * (end - start) + text[end:]
        return text


@dataclass(frozen=True)
class Sentence:
    """A sentence as plain text with single spaces.

    `cites` are the keys of its sources and its notes, these as `^label`, in order. `alone` is the reason, given in a
    comment, why it needs no source: empty when the comment gives none, None when there is no comment. `start` is its
    place in its block.
    """

    text: str
    block: Block
    start: int
    cites: tuple[str, ...] = ()
    alone: str | None = None

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.block.line_at(self.start)


@dataclass(frozen=True)
class Document:
    """A text: `path` is what problems call its file, in which it begins on `first_line`; `lang` is its language.

    `lang` is empty for that of the site. `trusted` is whether it may hold raw HTML, `empty` whether nothing stands
    below its header. `html` is what a page may hold of it, with neutral marks; `words` is how many of them a reader
    reads. `blocks` are what it consists of, notes included, which `sentences`, `words` and `ids` leave out. `cited` are
    the labels of the notes that it cites, `sourced` of those that cite a source, `sources` the keys of all sources that
    it cites, `sure` the levels that it says how sure we are with, each as one word.

    `notes` has every definition of a note, `anchors` every id, `given` every attribute in braces by the name that
    its author wrote, `removed` what no page holds. `unlike` are lines of blocks that GitHub would show in another
    way. `hidden` is the first character that nobody sees, or the first false letter. A text that cannot be read has
    none of all this, and `problems` says why.
    """

    path: str
    first_line: int
    lang: str
    trusted: bool
    empty: bool
    html: str = ""
    words: int = 0
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Picture, ...] = ()
    notes: tuple[Written, ...] = ()
    anchors: tuple[Written, ...] = ()
    boxes: tuple[Box, ...] = ()
    raw: tuple[Written, ...] = ()
    removed: tuple[Attribute, ...] = ()
    given: tuple[Attribute, ...] = ()
    hidden: tuple[Written, ...] = ()
    unlike: tuple[int, ...] = ()
    cited: frozenset[str] = frozenset()
    sourced: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def defined(self) -> frozenset[str]:
        """The labels of the notes that it defines."""
        return frozenset(note.text for note in self.notes)

    @property
    def ids(self) -> tuple[str, ...]:
        """Its ids in order."""
        return tuple(anchor.text for anchor in self.anchors)

    @property
    def pictures(self) -> tuple[str, ...]:
        """The URLs of the pictures that its page shows, as they are written."""
        return tuple(picture.url for picture in self.images if picture.shown)

    def problems_at(self, lines: Iterable[int], code: str, message: str, hint: str) -> Iterator[Problem]:
        """A problem at each of some lines, once; one for the whole file if there are none."""
        for line in sorted({*lines}) or [0]:
            yield Problem(self.path, line, code, message, hint)

    def lines_of_link(self, url: str) -> list[int]:
        """The lines of links and pictures that lead to a URL."""
        links = [link.line for link in self.links if link.url == url]
        return links + [picture.line for picture in self.images if picture.url == url]

    def lines_of_source(self, key: str) -> list[int]:
        """The lines that cite a source, or a note as `^label`."""
        return [mark.line for block in self.blocks for mark in block.marks if key in mark.keys]
