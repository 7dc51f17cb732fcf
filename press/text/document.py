"""A text of content/ as it was read: its file, its header, its rendering, and what others ask of it later.

One is made for each text in a build, by the reader, so that a text is read, rendered and cut into sentences once,
whichever check asks. It is a plain value: what it answers depends on nothing but its fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from press.content.front_matter import FrontMatter, read
from press.core.paths import Place
from press.core.problems import Problem, line_of
from press.text.blocks import Block, blocks
from press.text.locate import lines_where
from press.text.positions import Source, markdown
from press.text.render import Rendered, TooComplexError, render
from press.text.sentences import Sentence, sentences_of


@dataclass(frozen=True)
class Document:
    """A text: `path` is what problems call its file, `text` the whole file, `lang` the language it gives, if any.

    `rendered` is None where the body could not be rendered; then it has no blocks and no sentences.
    """

    path: str
    text: str
    place: Place
    front: FrontMatter
    rendered: Rendered | None

    @property
    def lang(self) -> str:
        """The language that its place or its header gives; empty when it has the site's."""
        return self.place.lang or str(self.front.values.get("lang") or "")

    def problems_at(self, pattern: str, code: str, message: str, hint: str) -> Iterator[Problem]:
        """A problem at each line in whose prose a regular expression matches; one for the whole file if none does."""
        for line in lines_where(self.text, pattern) or [0]:
            yield Problem(self.path, line, code, message, hint)

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


def parse(text: str, path: str, place: Place) -> tuple[Document, list[Problem]]:
    """A text as it is read, and a problem where its body would take minutes; what is wrong in it otherwise is in it."""
    front = read(text, path)
    try:
        return Document(path, text, place, front, render(front.body)), []
    except TooComplexError as error:
        line = line_of(front.body, str(error)) + front.offset
        hint = "Break it up with empty lines, or make it less deep."
        wrong = Problem(path, line, "file-size", "this part is too tangled to be read", hint)
        return Document(path, text, place, front, None), [wrong]
