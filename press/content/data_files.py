"""Data files in TOML, each read once, whoever asks; a table of one is a row, a dataclass that knows its lines.

A row is read as far as it can be, so that one mistake hides no other: what is missing, misspelt or of the wrong kind is
a problem. `tomllib` knows no line numbers for what it has read, so each row keeps its own part of the file, where a
key's line is found by looking for the key.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from press.core.files import read_text
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
ROW = re.compile(r"^[ \t]*\[\[?[ \t]*[\"']?([^\"'\[\]\n]*?)[\"']?[ \t]*\]\]?[ \t\r]*(?:#.*)?$", re.MULTILINE)
QUOTES = 'Text stands in quotes: name = "Best Books"'
HINTS = {  # what stands in a line that TOML cannot read
    r"[=\[,]\s*[“”„‘’]": 'Write straight quotation marks around the text, not curly ones: "…"',
    r'"[^"]*\\': "A backslash has a meaning in double quotes: write it twice, or use single quotes.",
}
LARGEST = 2_000_000  # bytes; about 3,000 sources


@dataclass(frozen=True)
class Part:
    """A part of a file: what problems call the file, the part's text, and the number of lines above it."""

    path: str = ""
    text: str = ""
    above: int = 0

    def where(self, pattern: str) -> int:
        """The line where a regular expression first matches, or 0; `^` is the start of a line."""
        line = line_where(self.text, pattern)
        return self.above + line if line else 0

    def line(self, name: str) -> int:
        """The line of a key, or of the head of its rows; where neither is there, the first one of the part."""
        return self.where(rf"^[ \t]*(?:\[\[?\s*)?[\"']?{re.escape(name)}[\"']?\s*[]=]") or self.above + 1

    def problem(self, name: str, message: str, hint: str = "", code: str = "data-value") -> Problem:
        """A problem at the line of a key."""
        return Problem(self.path, self.line(name), code, message, hint)

    def split(self) -> list[tuple[str, Part]]:
        """The part below each head, `[name]` or `[[name]]`, with that name; one pass, as files may be long."""
        found, parts, above, last = [*ROW.finditer(self.text)], [], self.above, 0
        for one, end in zip(found, [*(one.start() for one in found[1:]), len(self.text)], strict=False):
            above += self.text.count("\n", last, one.start())
            last = one.start()
            parts.append((one[1], Part(self.path, self.text[last:end], above)))
        return parts

    def rows(self, name: str, count: int) -> list[Part]:
        """The part of each row `[[name]]`; rows may be written in other ways, then each is the whole part."""
        parts = [part for head, part in self.split() if head == name]
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

    def toml(self, path: str, *, needed: bool = True) -> DataFile:
        """A file by its path from the root; one that is not `needed` and not there is empty."""
        if path not in self._read:
            absent = not (needed or (self.root / path).exists())
            self._read[path] = DataFile({}, Part(path), []) if absent else load(self.root / path, path)
        return self._read[path]


def load(file: Path, shown: str) -> DataFile:
    """Read a TOML file, which problems call `shown`."""
    text, values = "", dict[str, Any]()
    try:
        text = read_text(file, shown, LARGEST)
        values = tomllib.loads(text)
        found = next(filter(None, map(hidden, strings_of(values))), None)
        problems = [_hidden(found[0], Part(shown, text))] if found else []
    except FileNotFoundError:
        problems = [Problem(shown, 0, "data-missing", "this file is missing", "The site cannot do without it.")]
    except ContentError as error:
        problems = error.problems
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else text.rstrip().count("\n") + 1  # else it says: at the end of the document
        wrong = text.split("\n")[line - 1]
        hint = next((hint for shape, hint in HINTS.items() if re.search(shape, wrong)), QUOTES)
        problems = [Problem(shown, line, "data-broken", f"cannot be read: {error}", hint)]
    except (RecursionError, ValueError):  # Python reads no number of so many digits, since that would take minutes
        problems = [Problem(shown, 0, "data-broken", "cannot be read: a number is too long, or lists nest too deep")]
    return DataFile({} if problems else values, Part(shown, text), problems)


def strings_of(values: Any) -> Iterator[str]:
    """Every text in a table of a data file."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, Mapping | list):
        for value in values.values() if isinstance(values, Mapping) else values:
            yield from strings_of(value)


def _hidden(characters: str, part: Part) -> Problem:
    """A character that TOML lets be written by its number; in the file itself there is none."""
    numbers = "|".join(f"{ord(one):04x}" for one in characters)
    line = part.where(rf"(?i:\\u(?:0000)?(?:{numbers}))|\\[bf]")
    return Problem(part.path, line, "file-character", describe(characters), "Write it without the backslash.")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A table of a data file, with the part of the file where it stands. Its fields are the keys that it may have.

    A field is `str`, `bool`, `int`, `float`, `date`, any of these or None, a tuple of texts, or a tuple of rows, which
    stand in the file as `[[name]]`; a hyphen in a key stands for an underscore. What else a value must be is said by
    its annotation: `Annotated[str, reader]`, with a function like those of `press.content.values`, and a hint after it.
    """

    part: Part = field(default=Part(), compare=False, repr=False)

    def faults(self) -> Iterator[Problem]:
        """What is wrong between keys that are each right by themselves."""
        return iter(())


def parse_file(kind: type[AnyRow], file: DataFile) -> tuple[AnyRow, list[Problem]]:
    """A whole file as one row, as `parse_partial` reads it, and what is wrong with it."""
    row, problems = parse_partial(kind, file.values, file.part)
    return row, file.problems or problems


def parse_partial(
    kind: type[AnyRow], values: Mapping[str, Any], part: Part, **given: Any
) -> tuple[AnyRow, list[Problem]]:
    """A row as far as it can be read, else with defaults or something empty, and what is wrong with it.

    What is wrong between keys is told only if each of them is right. Fields that are `given` are no keys of the table.
    """
    readers = _readers(kind)  # type: ignore[arg-type] # a class can be hashed
    known = {one.name: one for one in fields(kind) if one.name not in {*given, "part"}}
    written = {name.replace("-", "_"): name for name in values}
    problems = [
        part.problem(name, f"no key “{name}” is known here", nearest(name, known), "data-key")
        for key, name in written.items()
        if key not in known
    ]
    for key, one in known.items():
        optional, empty = one.default is not MISSING, KINDS.get(readers[key][0], TEXTS)[1]
        given[key] = one.default if optional else empty
        if key in written:
            value, wrong = _read(readers[key], written[key], values[written[key]], part, optional=optional)
            given[key] = given[key] if value is None else value
            problems += wrong
        elif not optional:
            problems.append(Problem(part.path, part.above + 1, "data-key", f"the key “{key}” is missing"))
    row = kind(**given, part=part)
    return row, problems or [*row.faults()]


def read_rows(kind: type[AnyRow], name: str, value: Any, part: Part) -> tuple[tuple[AnyRow, ...], list[Problem]]:
    """Rows `[[name]]` as far as they can be read, and what is wrong with them."""
    if not (isinstance(value, list) and value and all(isinstance(row, dict) for row in value)):
        hint = f"Each row begins with a line [[{name}]], with two brackets on each side."
        return (), [part.problem(name, f"“{name}” must be rows", hint)]
    read = [parse_partial(kind, row, own) for row, own in zip(value, part.rows(name, len(value)), strict=True)]
    return tuple(row for row, _ in read), [problem for _, wrong in read for problem in wrong]


@cache
def _readers(kind: Any) -> dict[str, tuple[Any, Any, str]]:
    """The type of each field, the function that reads it or None, and a hint."""
    found = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        plain, *more = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        found[name] = (plain, *more, *(None, "")[len(more) :])
    return found


def _read(
    reading: tuple[Any, Any, str], name: str, value: Any, part: Part, *, optional: bool
) -> tuple[Any, list[Problem]]:
    """A value as a field holds it, None if it cannot be read, and what is wrong; an optional one may be empty."""
    plain, reader, advice = reading
    kind = next(iter(get_args(plain)), None)
    if isinstance(kind, type) and issubclass(kind, Row):
        return read_rows(kind, name, value, part)
    if wrong := _mismatch(value, plain):
        return None, [part.problem(name, f"“{name}” must be {wrong}")]
    if reader and not (optional and isinstance(value, str) and not value.strip()):
        try:
            value = reader(value)
        except ValueError as error:
            return None, [part.problem(name, f"“{name}” {error}", advice)]
    return tuple(value) if isinstance(value, list) else value, []


def _mismatch(value: Any, wanted: Any) -> str:
    """What the value should have been, or nothing when it is."""
    wanted = get_args(wanted)[0] if isinstance(wanted, UnionType) else wanted
    if wanted in KINDS:
        fits = type(value) is wanted or (wanted is float and type(value) is int)
    else:
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if fits else KINDS.get(wanted, TEXTS)[0]
