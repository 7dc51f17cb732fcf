"""Data files in TOML, read by a list of keys: what is missing, misspelt or of the wrong kind is a problem.

`tomllib` knows no line numbers for what it has read, so a key's line is found by looking for the key.
"""

from __future__ import annotations

import datetime
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, TypeGuard, TypeVar, get_args, get_type_hints

from press.core.files import LARGEST, read_text
from press.core.invisible import describe, hidden
from press.core.problems import ContentError, Problem, line_where, nearest

Row = TypeVar("Row")
KINDS: Mapping[Any, str] = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number without quotes: 8",
    float: "a number without quotes: 0.20",
    datetime.date: "a day without quotes: 2026-11-22",
}
EMPTY: Mapping[Any, Any] = {str: "", bool: False, int: 0, float: 0.0, datetime.date: datetime.date.min}
HEAD = re.compile(r"^[ \t]*\[[^]\n,]*\]+[ \t]*(#.*)?$", re.MULTILINE)
ENDLESS = rf"(?<![\w\"'])[+-]?\d[\d_]{{{sys.int_info.default_max_str_digits},}}(?![\w\"'])"
ROW = re.compile(r"^[ \t]*\[\[\s*([\w-]+)\s*\]\]", re.MULTILINE)


def load(file: Path, shown: str, largest: int = LARGEST) -> tuple[dict[str, Any], str, list[Problem]]:
    """A TOML file's values, its text, and what was wrong; no values when it cannot be read at all.

    `largest` is how many bytes it may have.
    """
    try:
        text = read_text(file, shown, largest)
    except FileNotFoundError:
        return {}, "", [Problem(shown, 0, "data-missing", "this file is missing", "The site cannot do without it.")]
    except ContentError as error:
        return {}, "", error.problems
    try:
        values = tomllib.loads(text)
        found = next(filter(None, map(hidden, _texts(values))), None)
        return ({}, text, [_hidden(found[0], text, shown)]) if found else (values, text, [])
    except RecursionError:
        return {}, text, [Problem(shown, 0, "data-broken", "cannot be read: it is nested too deep")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else text.rstrip().count("\n") + 1  # else it says: at the end of the document
        hint = 'Text stands in quotes: name = "Best Books"'
        return {}, text, [Problem(shown, line, "data-broken", f"cannot be read: {error}", hint)]
    except ValueError:  # Python reads no number of so many digits, since that would take minutes
        hint = "Write a number that somebody could mean."
        return {}, text, [Problem(shown, line_where(text, ENDLESS), "data-broken", "a number is too long", hint)]


def _texts(value: Any) -> Iterator[str]:
    """Every key and every text of what a file holds."""
    if isinstance(value, dict):
        yield from value
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def _hidden(characters: str, text: str, shown: str) -> Problem:
    """A character that TOML lets be written by its number; in the file itself there is none."""
    numbers = "|".join(f"{ord(one):04x}" for one in characters)
    line = line_where(text, rf"(?i:\\u(?:0000)?(?:{numbers}))|\\[bf]")
    return Problem(shown, line, "file-character", describe(characters), "Write it without the backslash.")


def part(text: str, head: str, start: int = 0) -> str:
    """The part of a TOML text that begins where a regular expression finds its head, up to the next head.

    It is padded in front, so that its lines count from the file's top. The whole text where no head is found. `start`
    is from where on it is looked for.
    """
    found = re.compile(head, re.MULTILINE).search(text, start)
    if not found:
        return text
    following = HEAD.search(text, found.end())
    end = following.start() if following else len(text)
    return "\n" * text.count("\n", 0, found.start()) + text[found.start() : end]


def fill(
    kind: type[Row], values: Mapping[str, Any], text: str, shown: str, **given: Any
) -> tuple[Row | None, list[Problem]]:
    """A dataclass made from a TOML table.

    Args:
        kind: a dataclass whose fields are `str`, `bool`, `int`, `float`, `date`, any of these or None,
            `tuple[str, ...]`, or a tuple of such dataclasses, which stand in the file as rows: `[[name]]`.
        values: the table; a hyphen in a key stands for the underscore that a field has. Where that is how the key is
            spelt, the field says so in its metadata, as `name`.
        text: the part of the file that the table stands in, padded in front so that lines count from the file's top.
        shown: what problems call the file.
        given: fields that no key of the table may give.

    Returns:
        The object, or None when a required key is missing or a value is of the wrong kind, and the problems.
    """
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name not in given}
    ours = [field for field in fields(kind) if field.name in hints]  # type: ignore[arg-type] # see Args
    problems = []
    for name, value in values.items():
        field = name.replace("-", "_")
        if field not in hints:
            told, hint = f"no key “{name}” is known here", nearest(name, (f.metadata.get("name", f.name) for f in ours))
            problems.append(Problem(shown, line_of_key(text, name), "data-key", told, hint))
        elif row := _row(hints[field]):
            given[field], wrong_rows = _rows(row, name, value, text, shown)
            problems += wrong_rows
        elif wrong := _mismatch(value, hints[field]):
            problems.append(Problem(shown, line_of_key(text, name), "data-value", f"“{name}” must be {wrong}"))
        else:
            given[field] = tuple(value) if isinstance(value, list) else value
    found = {name.replace("-", "_") for name in values}
    missing = [field.name for field in ours if _required(field) and field.name not in found]
    problems += [Problem(shown, _first(text), "data-key", f"the key “{name}” is missing") for name in missing]
    return (None if problems else kind(**given)), problems


def rough(kind: type[Row], values: Mapping[str, Any], **given: Any) -> tuple[Row, frozenset[str]]:
    """The same object as far as it can be read, so that one mistake in a row hides no other.

    Returns:
        The object, with something empty in each place where nothing could be read, and the names of these fields, and
        of those in whose rows there are some.
    """
    hints = get_type_hints(kind)  # once: Python works them out of text
    by_field = {name.replace("-", "_"): value for name, value in values.items()} | given
    read: dict[str, Any] = {}
    unread: set[str] = set()
    for field in fields(kind):  # type: ignore[arg-type] # see `fill`
        wanted, value = hints[field.name], by_field.get(field.name)
        row = _row(wanted)
        if field.name in given:
            read[field.name] = value
        elif row and _are_rows(value):
            rows = [rough(row, one) for one in value]
            read[field.name] = tuple(one for one, _ in rows)
            unread.update(field.name for _, missing in rows if missing)
        elif field.name in by_field and not row and not _mismatch(value, wanted):
            read[field.name] = tuple(value) if isinstance(value, list) else value
        elif field.name in by_field or _required(field):
            unread.add(field.name)
            read[field.name] = EMPTY.get(wanted, ()) if _required(field) else field.default
    return kind(**read), frozenset(unread)


def line_of_key(text: str, name: str) -> int:
    """The line of a key, or of the head of its rows; where neither is there, the first one of the part of its table."""
    return line_where(text, rf"^[ \t]*(?:\[\[?\s*)?[\"']?{re.escape(name)}[\"']?\s*[]=]") or _first(text)


def _first(text: str) -> int:
    """The first line of a part that is padded in front."""
    return len(text) - len(text.lstrip("\n")) + 1


def parts(text: str, name: str, count: int) -> list[str]:
    """The text of each row `[[name]]`, padded with the lines above it so that its lines count from the file's top."""
    found = [*ROW.finditer(text)]
    ends = [*(row.start() for row in found[1:]), len(text)]
    spans = [(row.start(), end) for row, end in zip(found, ends, strict=False) if row[1] == name]
    if len(spans) != count:  # rows may be written in other ways; then lines are looked for in the whole file
        return [text] * count
    return ["\n" * text.count("\n", 0, start) + text[start:end] for start, end in spans]


def _rows(kind: type[Row], name: str, value: Any, text: str, shown: str) -> tuple[tuple[Row, ...], list[Problem]]:
    """The rows of one name, those that can be read, and what is wrong with the others."""
    if not _are_rows(value):
        line = line_where(text, rf"^[^\w\n]*{re.escape(name)}\b") or 1
        hint = f"Each row begins with a line [[{name}]], with two brackets on each side."
        return (), [Problem(shown, line, "data-value", f"“{name}” must be rows", hint)]
    read = [fill(kind, row, part, shown) for row, part in zip(value, parts(text, name, len(value)), strict=True)]
    return tuple(row for row, _ in read if row is not None), [problem for _, wrong in read for problem in wrong]


def _are_rows(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _row(wanted: Any) -> Any:
    """The dataclass whose rows a field holds, if it does."""
    inner = get_args(wanted)[:1]
    return inner[0] if inner and is_dataclass(inner[0]) else None


def _mismatch(value: Any, wanted: Any) -> str:
    """What the value should have been, or nothing when it is."""
    wanted = get_args(wanted)[0] if isinstance(wanted, UnionType) else wanted
    if wanted in KINDS:
        fits = type(value) is wanted or (wanted is float and type(value) is int)
        return "" if fits else KINDS[wanted]
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if texts else 'a list of texts: ["one", "two"]'


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
