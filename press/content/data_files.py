"""Data files in TOML, each read once, whoever asks; a table of one is a row, a dataclass that knows its lines.

A row is read as far as it can be, so that one mistake hides no other: what is missing, misspelt or of the wrong kind is
a problem. `tomllib` knows no line numbers for what it has read, so each row keeps its own part of the file, where a
key's line is found by looking for the key.
"""

from __future__ import annotations

import datetime
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, TypeGuard, TypeVar, get_args, get_type_hints

from press.core.files import LARGEST, read_text
from press.core.invisible import describe, hidden
from press.core.problems import ContentError, Problem, line_where, nearest

AnyRow = TypeVar("AnyRow", bound="Row")
KINDS: Mapping[Any, tuple[str, Any]] = {  # what a value should have been, and what stands for one that is not
    str: ("text in quotes", ""),
    bool: ("true or false", False),
    int: ("a whole number without quotes: 8", 0),
    float: ("a number without quotes: 0.20", 0.0),
    datetime.date: ("a day without quotes: 2026-11-22", datetime.date.min),
}
TEXTS = ('a list of texts: ["one", "two"]', ())
ROW = re.compile(r"^[ \t]*\[\[\s*([\w-]+)\s*\]\]", re.MULTILINE)
TABLE = re.compile(r"^[ \t]*\[[ \t]*[\"']?([^\"'\[\]\n]*?)[\"']?[ \t]*\][ \t]*(?:#.*)?$", re.MULTILINE)
ENDLESS = rf"(?<![\w\"'])[+-]?\d[\d_]{{{sys.int_info.default_max_str_digits},}}(?![\w\"'])"


@dataclass(frozen=True)
class Part:
    """A part of a file: what problems call the file, the part's text, and the number of lines above it."""

    path: str = ""
    text: str = ""
    above: int = 0

    @property
    def first(self) -> int:
        """Its first line that is not empty."""
        return self.above + len(self.text) - len(self.text.lstrip("\n")) + 1

    def where(self, pattern: str) -> int:
        """The line where a regular expression first matches, or 0; `^` is the start of a line."""
        line = line_where(self.text, pattern)
        return self.above + line if line else 0

    def line(self, name: str) -> int:
        """The line of a key, or of the head of its rows; where neither is there, the first one of the part."""
        return self.where(rf"^[ \t]*(?:\[\[?\s*)?[\"']?{re.escape(name)}[\"']?\s*[]=]") or self.first

    def problem(self, name: str, message: str, hint: str = "", code: str = "data-value") -> Problem:
        """A problem at the line of a key."""
        return Problem(self.path, self.line(name), code, message, hint)

    def split(self, head: re.Pattern[str]) -> list[tuple[str, Part]]:
        """The part below each head, which is a ROW or a TABLE, with the name in it; one pass, as files may be long."""
        found, parts, above, last = [*head.finditer(self.text)], [], self.above, 0
        for one, end in zip(found, [*(one.start() for one in found[1:]), len(self.text)], strict=False):
            above += self.text.count("\n", last, one.start())
            last = one.start()
            parts.append((one[1], Part(self.path, self.text[last:end], above)))
        return parts

    def rows(self, name: str, count: int) -> list[Part]:
        """The part of each row `[[name]]`; rows may be written in other ways, then each is the whole part."""
        parts = [part for head, part in self.split(ROW) if head == name]
        return parts if len(parts) == count else [self] * count


@dataclass(frozen=True)
class DataFile:
    """A file as it was read: what stands in it, its text, and the problems; no values when it cannot be read at all."""

    values: Mapping[str, Any]
    part: Part
    problems: list[Problem]


class DataFiles:
    """The data files of the site at `root`, kept as they were read first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, DataFile] = {}

    def toml(self, path: str, largest: int = LARGEST, *, needed: bool = True) -> DataFile:
        """A file by its path from the root; one that is not `needed` and not there is empty."""
        if path not in self._read:
            absent = not (needed or (self.root / path).exists())
            self._read[path] = DataFile({}, Part(path), []) if absent else load(self.root / path, path, largest)
        return self._read[path]


def load(file: Path, shown: str, largest: int = LARGEST) -> DataFile:
    """Read a TOML file, which problems call `shown`, and which may have `largest` bytes."""
    text = ""
    try:
        text = read_text(file, shown, largest)
        values = tomllib.loads(text)
        found = next(filter(None, map(hidden, strings_of(values, keys=True))), None)
        problems = [_hidden(found[0], Part(shown, text))] if found else []
    except FileNotFoundError:
        problems = [Problem(shown, 0, "data-missing", "this file is missing", "The site cannot do without it.")]
    except ContentError as error:
        problems = error.problems
    except RecursionError:
        problems = [Problem(shown, 0, "data-broken", "cannot be read: it is nested too deep")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else text.rstrip().count("\n") + 1  # else it says: at the end of the document
        hint = 'Text stands in quotes: name = "Best Books"'
        problems = [Problem(shown, line, "data-broken", f"cannot be read: {error}", hint)]
    except ValueError:  # Python reads no number of so many digits, since that would take minutes
        line, hint = Part(shown, text).where(ENDLESS), "Write a number that somebody could mean."
        problems = [Problem(shown, line, "data-broken", "a number is too long", hint)]
    return DataFile({} if problems else values, Part(shown, text), problems)


def strings_of(values: Any, *, keys: bool = False) -> Iterator[str]:
    """Every text in a table of a data file, and every key if `keys`."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, Mapping):
        yield from values if keys else ()
        values = [*values.values()]
    if isinstance(values, list):
        for value in values:
            yield from strings_of(value, keys=keys)


def _hidden(characters: str, part: Part) -> Problem:
    """A character that TOML lets be written by its number; in the file itself there is none."""
    numbers = "|".join(f"{ord(one):04x}" for one in characters)
    line = part.where(rf"(?i:\\u(?:0000)?(?:{numbers}))|\\[bf]")
    return Problem(part.path, line, "file-character", describe(characters), "Write it without the backslash.")


class Fault(NamedTuple):
    """A key that is wrong, why, what to do, and what kind of problem it is.

    `rests_on` are other keys of the row or of the file from which that follows: if one is unread, it may not be so.
    """

    key: str
    message: str
    hint: str = ""
    code: str = "data-value"
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """What `parse_partial` adds to every row: its part of the file, and the names of the fields that it cannot read."""

    part: Part = field(default=Part(), compare=False, repr=False)
    unread: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def wrong(self, values: Mapping[str, str], hint: str = "") -> Iterator[Problem]:
        """Problems of values, by their names, that are as said after the name; empty text where nothing is wrong."""
        return self.problems(Fault(name, f"“{name}” {why}", hint) for name, why in values.items() if why)

    def problems(self, faults: Iterable[Fault], unread: frozenset[str] = frozenset()) -> Iterator[Problem]:
        """Faults as problems, but for those that follow from what is unread, here or as `unread` in the file."""
        for key, message, hint, code, rests_on in faults:
            if not {key, *rests_on} & (self.unread | unread):
                yield self.part.problem(key, message, hint, code)


def parse_partial(
    kind: type[AnyRow], values: Mapping[str, Any], part: Part, **given: Any
) -> tuple[AnyRow, list[Problem]]:
    """A row as far as it can be read, and what is wrong with it.

    Args:
        kind: a dataclass whose fields are `str`, `bool`, `int`, `float`, `date`, any of these or None,
            `tuple[str, ...]`, or a tuple of rows, which stand in the file as `[[name]]`.
        values: the table; a hyphen in a key stands for the underscore that a field has. Where that is how the key is
            spelt, the field says so in its metadata, as `name`.
        part: where the table stands.
        given: fields that no key of the table may give.

    Returns:
        The row, with its default or something empty where nothing could be read, and the problems.
    """
    hints = get_type_hints(kind)
    known = {one.name: one for one in fields(kind) if one.name not in {*given, "part", "unread"}}
    written, unread = {name.replace("-", "_"): name for name in values}, set[str]()
    spelt = [one.metadata.get("name", one.name) for one in known.values()]
    problems = [
        part.problem(name, f"no key “{name}” is known here", nearest(name, spelt), "data-key")
        for key, name in written.items()
        if key not in known
    ]
    for key, one in known.items():
        if key in written:
            value, wrong, readable = _read(hints[key], written[key], values[written[key]], part)
        elif one.default is MISSING:
            missing = Problem(part.path, part.first, "data-key", f"the key “{key}” is missing")
            value, wrong, readable = None, [missing], False
        else:
            continue
        empty = KINDS.get(hints[key], TEXTS)[1] if one.default is MISSING else one.default
        given[key] = empty if value is None else value
        problems += wrong
        unread |= set() if readable else {key}
    return kind(**given, part=part, unread=frozenset(unread)), problems


def are_rows(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    """Whether a value is rows, or an empty list."""
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def blank(text: str) -> str:
    """What is wrong with a text without words."""
    return "" if text.strip() else "is empty"


def _read(hint: Any, name: str, value: Any, part: Part) -> tuple[Any, list[Problem], bool]:
    """A value as a field holds it, None if it is of the wrong kind; what is wrong; whether all of it could be read."""
    kind = next(iter(get_args(hint)), None)
    if not (isinstance(kind, type) and issubclass(kind, Row)):
        wrong = _mismatch(value, hint)
        value = tuple(value) if isinstance(value, list) else value
        return (None, [part.problem(name, f"“{name}” must be {wrong}")], False) if wrong else (value, [], True)
    if not are_rows(value):
        advice = f"Each row begins with a line [[{name}]], with two brackets on each side."
        return None, [part.problem(name, f"“{name}” must be rows", advice)], False
    read = [parse_partial(kind, row, own) for row, own in zip(value, part.rows(name, len(value)), strict=True)]
    rows = tuple(row for row, _ in read)
    return rows, [problem for _, wrong in read for problem in wrong], not any(row.unread for row in rows)


def _mismatch(value: Any, wanted: Any) -> str:
    """What the value should have been, or nothing when it is."""
    wanted = get_args(wanted)[0] if isinstance(wanted, UnionType) else wanted
    if wanted in KINDS:
        fits = type(value) is wanted or (wanted is float and type(value) is int)
    else:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if fits else KINDS.get(wanted, TEXTS)[0]
