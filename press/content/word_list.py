"""The words that we avoid: `content/words.toml`, a list for each language, written plainly and found in every form.

    commit(s|ted|ting) suicide      what stands in round brackets may be there or not
    [battled|fought] depression     one of what stands in square brackets must be there

A space stands for any space, line break or hyphen, an apostrophe for either kind; capital letters make no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import Annotated, NamedTuple

from press.content import values
from press.content.data_files import DataFiles, Row, read_rows
from press.core.invisible import plain
from press.core.problems import Problem

FILE = "content/words.toml"
WORD = r"[\w',.&-]+"
CHOICE = rf" ?{WORD}(?: {WORD})* ?(?:\| ?{WORD}(?: {WORD})* ?)*"
PART = re.compile(rf"\((?P<maybe>{CHOICE})\)|\[(?P<one>{CHOICE})\]|(?P<text>[\w' ,.&-]+)|(?P<odd>.)")
GAP = r"[\s\-‐‑]+"
MOST = 500  # forms of one pattern; each bracket multiplies them, so a few more would fill the memory
MARKS = "Write plain words; (s|ed) may be there or not, [a|b] is one of these; “|” stands in brackets only."


@dataclass(frozen=True)
class Pattern:
    """A pattern: its forms, and what a text must hold that could hold one: one out of each group."""

    forms: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What finds it as whole words; compiled when a text may hold it, which few do."""
        forms = (GAP.join(map(re.escape, form.split(" "))) for form in self.forms)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w|-\w)")

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for it in a plain text, which is a hundred times faster than to look."""
        return all(any(one in text for one in group) for group in self.needs)


def read_pattern(written: str) -> Pattern:
    """Read a pattern; ValueError says in an author's words why it cannot be understood."""
    text = " ".join(written.lower().replace("’", "'").replace("-", " ").split())
    parts = [(str(found.lastgroup), str(found[found.lastgroup or 0])) for found in PART.finditer(text)]
    if any(kind == "odd" for kind, _ in parts):
        raise ValueError(f"holds what is no pattern: “{written}”")
    words = [(word,) for kind, content in parts if kind == "text" for word in content.split()]
    choices = [tuple(one.split(" ")[0] for one in content.split("|")) for kind, content in parts if kind == "one"]
    if not words and not choices:
        raise ValueError(f"holds a pattern with no word that must be there: “{written}”")
    each = [[*content.split("|"), *([""] if kind == "maybe" else [])] for kind, content in parts]
    if prod(map(len, each)) > MOST:
        raise ValueError(f"holds a pattern of more than {MOST} forms, write several: “{written}”")
    forms = dict.fromkeys(" ".join("".join(chosen).split()) for chosen in product(*each))
    return Pattern((*forms,), (*words, *choices))


Patterns = Annotated[tuple[Pattern, ...], values.list_of(read_pattern), MARKS]


@dataclass(frozen=True)
class Advice(Row):
    """One row: patterns to avoid, what to write instead and why, who says so, and how bad it is.

    `unless` are patterns in which the words are all right, such as the name of an organisation.
    """

    avoid: Patterns
    instead: Annotated[str, values.filled]
    why: Annotated[str, values.filled]
    source: Annotated[str, values.filled]
    level: Annotated[str, values.one_of("warning", "advice")]
    unless: Patterns = ()

    @property
    def patterns(self) -> list[tuple[Pattern, Advice | None]]:
        """Each pattern, with this row if its words are to be avoided."""
        return [*((one, self) for one in self.avoid), *((one, None) for one in self.unless)]


class Found(NamedTuple):
    """Where words of a text begin and end, and the row that they are in."""

    start: int
    end: int
    row: Advice


@dataclass
class Words:
    """What is looked for in one language: each pattern with its row, or with none if it is all right."""

    patterns: list[tuple[Pattern, Advice | None]] = field(default_factory=list)

    def search(self, text: str) -> list[Found]:
        """What is found in a text, in its order. Of two that overlap, the one that begins first or is longer counts.

        What is all right is struck out before.
        """
        small = plain(text)
        for pattern, row in self.patterns:
            if row is None and pattern.may_be_in(small):
                small = pattern.expression.sub(lambda found: "¦" * len(found[0]), small)
        found = [
            Found(match.start(), match.end(), row)
            for pattern, row in self.patterns
            if row and pattern.may_be_in(small)
            for match in pattern.expression.finditer(small)
        ]
        kept: list[Found] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept


def read_words(files: DataFiles) -> tuple[dict[str, Words], list[Problem]]:
    """The words of each language, as far as they can be read, and what is wrong with the file."""
    file, found = files.toml(FILE), dict[str, Words]()
    problems = [*file.problems]
    for language, given in file.values.items():
        rows, wrong = read_rows(Advice, language, given, file.part)
        found[language] = Words([pattern for row in rows for pattern in row.patterns])
        problems += wrong
    return found, problems
