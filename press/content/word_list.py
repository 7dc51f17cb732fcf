"""The words that we avoid: `content/words.toml`, a list for each language, written plainly and found in every form.

    commit(s|ted|ting) suicide      what stands in round brackets may be there or not
    [battled|fought] depression     one of what stands in square brackets must be there

A space stands for any space, line break or hyphen, an apostrophe for either kind; capital letters make no difference.
There are no other marks, so nothing that an author can write takes long to look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from math import prod
from typing import NamedTuple

from press.content.data_files import DataFiles, Row, are_rows, blank, parse_partial
from press.core.invisible import plain
from press.core.problems import Problem

FILE = "content/words.toml"
LEVELS = ("warning", "advice")
PART = re.compile(r"\((?P<maybe>[^()\[\]]*)\)|\[(?P<one>[^()\[\]]*)\]|(?P<text>[^()\[\]]+)|(?P<odd>.)")
WORDS = re.compile(r"[\w' ,.&-]*")
GAP = r"[\s\-‐‑]+"
MOST = 500  # forms of one pattern, far more than anybody thinks of


class Pattern(NamedTuple):
    """A pattern: its forms, and what a text must hold that could hold one: one out of each group."""

    forms: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for it in a plain text, which is a hundred times faster than to look."""
        return all(any(one in text for one in group) for group in self.needs)


@dataclass(frozen=True)
class Advice(Row):
    """One row: patterns to avoid, what to write instead and why, who says so, and how bad it is.

    `unless` are patterns in which the words are all right, such as the name of an organisation.
    """

    avoid: tuple[str, ...]
    instead: str
    why: str
    source: str
    level: str
    unless: tuple[str, ...] = ()


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
                small = compiled(pattern).sub(lambda found: "¦" * len(found[0]), small)
        found = [
            Found(match.start(), match.end(), row)
            for pattern, row in self.patterns
            if row and pattern.may_be_in(small)
            for match in compiled(pattern).finditer(small)
        ]
        kept: list[Found] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept


def read_words(files: DataFiles) -> tuple[dict[str, Words], list[Problem]]:
    """The words of each language, and what is wrong with the file.

    A pattern that cannot be understood is reported and left out; so is a row.
    """
    file, found = files.toml(FILE), dict[str, Words]()
    problems = [*file.problems]
    for language, rows in file.values.items():
        if not are_rows(rows):
            hint = "A row begins with its language: [[en]]"
            problems.append(file.part.problem(language, f"no key “{language}” is known here", hint, "data-key"))
            continue
        found[language] = Words()
        for values, part in zip(rows, file.part.rows(language, len(rows)), strict=True):
            row, wrong = parse_partial(Advice, values, part)
            problems += wrong or row.wrong(_wrong(row))
            found[language].patterns += [] if wrong else _patterns(row, problems)
    return found, problems


def _wrong(row: Advice) -> dict[str, str]:
    """What the kind of a value cannot say, by its name; empty where nothing is wrong."""
    level = "" if row.level in LEVELS else f"must be one of: {', '.join(LEVELS)}"
    return {"level": level, "instead": blank(row.instead), "why": blank(row.why), "source": blank(row.source)}


def _patterns(row: Advice, problems: list[Problem]) -> Iterator[tuple[Pattern, Advice | None]]:
    """A row's patterns, read; what is wrong with them goes to the problems."""
    for written, belongs in [*((one, row) for one in row.avoid), *((one, None) for one in row.unless)]:
        try:
            yield read_pattern(written), belongs
        except ValueError as error:
            line = row.part.where(re.escape(f'"{written}"')) or row.part.line("avoid")
            hint = "Write plain words; (s|ed) may be there or not, [a|b] is one of these."
            problems.append(Problem(FILE, line, "data-value", f"the pattern “{written}” {error}", hint))


def read_pattern(written: str) -> Pattern:
    """Read a pattern.

    Raises:
        ValueError: it cannot be understood; the argument says why, in an author's words.
    """
    text = " ".join(written.lower().replace("’", "'").replace("-", " ").split())
    parts = [(str(found.lastgroup), str(found[found.lastgroup or 0])) for found in PART.finditer(text)]
    for kind, content in parts:
        if kind == "odd":
            raise ValueError("has a bracket without its partner, or one inside another")
        if not all(WORDS.fullmatch(one) for one in content.split("|")) or (kind == "text" and "|" in content):
            raise ValueError("may hold words, (…) and […], and “|” inside brackets only")
        if kind != "text" and not all(one.strip() for one in content.split("|")):
            raise ValueError("has brackets with nothing in them, or nothing beside a “|”")
    words = [(word,) for kind, content in parts if kind == "text" for word in content.split()]
    choices = [tuple(one.split(" ")[0] for one in content.split("|")) for kind, content in parts if kind == "one"]
    if not words and not choices:
        raise ValueError("has no word that must be there")
    each = [[*content.split("|"), *([""] if kind == "maybe" else [])] for kind, content in parts]
    if prod(map(len, each)) > MOST:
        raise ValueError(f"stands for more than {MOST} forms: make two of it")
    forms = dict.fromkeys(" ".join("".join(chosen).split()) for chosen in product(*each))
    return Pattern((*forms,), (*words, *choices))


@cache
def compiled(pattern: Pattern) -> re.Pattern[str]:
    """What finds a pattern as whole words; compiled when a text holds its key, which few do."""
    forms = (GAP.join(map(re.escape, form.split(" "))) for form in pattern.forms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w|-\w)")
