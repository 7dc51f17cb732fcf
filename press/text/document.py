"""A text of content/ as it was read: what its body became, and what others ask of it later.

One is made for each text in a build, so that a text is rendered and cut into sentences once, whichever check asks. It
is a plain value: what it answers depends on nothing but its fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from press.core.problems import Problem, line_of
from press.text.blocks import Block, blocks
from press.text.locate import lines_where, link_pattern
from press.text.positions import Source, markdown
from press.text.render import Heading, Rendered, TooComplexError, render
from press.text.sentences import Sentence, sentences_of


@dataclass(frozen=True)
class Document:
    """A text: `path` is what problems call its file, `lang` its language, empty when it has the site's.

    `text` is its body behind as many empty lines as stand above it, so that lines count from the file's top, where it
    begins on `first_line`; `trusted` is whether it may hold raw HTML. `rendered` is None where it could not be
    rendered; then it has no words at all, and `problems` says why.
    """

    path: str
    first_line: int
    text: str
    lang: str
    trusted: bool
    rendered: Rendered | None
    problems: tuple[Problem, ...] = ()

    @property
    def html(self) -> str:
        """Its HTML with neutral marks, which a page may hold."""
        return self._known.html

    @property
    def words(self) -> int:
        """How many words a reader reads."""
        return self._known.words

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings in order."""
        return self._known.headings

    @property
    def ids(self) -> tuple[str, ...]:
        """Its ids in order, those in notes left out."""
        return self._known.ids

    @property
    def pictures(self) -> tuple[str, ...]:
        """The URLs of its pictures, as they are written."""
        return self._known.pictures

    @property
    def sources(self) -> frozenset[str]:
        """The keys of the sources that it cites."""
        return self._known.sources

    @property
    def sure(self) -> frozenset[str]:
        """The levels that it says how sure we are with, each as one word."""
        return self._known.sure

    @property
    def defined(self) -> frozenset[str]:
        """The labels of the notes that it defines."""
        return self._known.defined

    @property
    def cited(self) -> frozenset[str]:
        """The labels of the notes that it cites."""
        return self._known.cited

    @property
    def sourced(self) -> frozenset[str]:
        """The labels of the notes in which it cites a source."""
        return self._known.sourced

    def problems_at(self, lines: Iterable[int], code: str, message: str, hint: str) -> Iterator[Problem]:
        """A problem at each of some lines; one for the whole file if there are none."""
        for line in [*lines] or [0]:
            yield Problem(self.path, line, code, message, hint)

    def lines_of_link(self, url: str) -> list[int]:
        """The lines of links and pictures that lead to a URL."""
        return lines_where(self.text, link_pattern(url))

    def lines_of_source(self, key: str) -> list[int]:
        """The lines that cite a source."""
        return lines_where(self.text, rf"@{re.escape(key)}(?![\w:-])")

    def lines_of_note(self, label: str) -> list[int]:
        """The lines that define a note."""
        return lines_where(self.text, rf"^ {{0,3}}\[\^{re.escape(label)}\]:")

    def lines_of_cite(self, label: str) -> list[int]:
        """The lines that cite a note."""
        return lines_where(self.text, rf"\[\^{re.escape(label)}\](?!:)")

    def lines_of_id(self, name: str) -> list[int]:
        """The lines that give an id."""
        return lines_where(self.text, rf"\{{[^}}\n]*#{re.escape(name)}[\s}}]")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks of plain text in reading order, notes included."""
        return tuple(blocks(self.rendered.written)) if self.rendered else ()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in reading order, those of notes left out."""
        return tuple(sentences_of(self.blocks))

    @cached_property
    def source(self) -> Source:
        """Its file, made to be searched for the line of words."""
        return markdown(self.text)

    @property
    def _known(self) -> Rendered:
        assert self.rendered
        return self.rendered


def parse(body: str, first_line: int = 1, path: str = "", lang: str = "", *, trusted: bool = False) -> Document:
    """A text as it is read.

    Args:
        body: its Markdown, below the header.
        first_line: the line of its file on which it begins.
        path: what problems call the file.
        lang: its language, empty when it has the site's.
        trusted: whether it may hold raw HTML.
    """
    text = "\n" * (first_line - 1) + body
    try:
        return Document(path, first_line, text, lang, trusted, render(body))
    except TooComplexError as error:
        hint = "Break it up with empty lines, or make it less deep."
        line = line_of(text, str(error))
        wrong = Problem(path, line, "file-size", "this part is too tangled to be read", hint)
        return Document(path, first_line, text, lang, trusted, None, (wrong,))
