"""Data files in TOML, read by a list of keys: what is missing, misspelt or of the wrong kind is a problem.

`tomllib` knows no line numbers for what it has read, so a key's line is found by looking for the key.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from press.problems import Problem, line_of, nearest

Row = TypeVar("Row")
KINDS: Mapping[Any, str] = {
    str: "text in quotes",
    bool: "true or false",
    datetime.date: "a day without quotes: 2026-11-22",
}


def load(file: Path, shown: str) -> tuple[dict[str, Any], str, list[Problem]]:
    """A TOML file's values, its text, and what was wrong; no values when it cannot be read at all."""
    try:
        text = file.read_text("utf-8")
        return tomllib.loads(text), text, []
    except FileNotFoundError:
        return {}, "", [Problem(shown, 0, "this file is missing")]
    except UnicodeDecodeError:
        return {}, "", [Problem(shown, 0, "the file is not UTF-8 text", "Save it again with the encoding UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        hint = 'Text stands in quotes: name = "Best Books"'
        return {}, text, [Problem(shown, int(at[1]) if at else 0, f"cannot be read: {error}", hint)]


def fill(kind: type[Row], values: Mapping[str, Any], text: str, shown: str) -> tuple[Row | None, list[Problem]]:
    """A dataclass made from a TOML table.

    Args:
        kind: a dataclass whose fields are `str`, `bool`, `date`, any of these or None, or `tuple[str, ...]`.
        values: the table.
        text: the part of the file that the table stands in, padded in front so that lines count from the file's top.
        shown: what problems call the file.

    Returns:
        The object, or None when a required key is missing or a value is of the wrong kind, and the problems.
    """
    hints = get_type_hints(kind)
    problems, given = [], {}
    for name, value in values.items():
        line = line_of(text, f"\n{name} ") + 1 if f"\n{name} " in text else line_of(text, name)
        if name not in hints:
            problems.append(Problem(shown, line, f"no key “{name}” is known here", nearest(name, hints)))
        elif wrong := _mismatch(value, hints[name]):
            problems.append(Problem(shown, line, f"“{name}” must be {wrong}"))
        else:
            given[name] = tuple(value) if isinstance(value, list) else value
    first = len(text) - len(text.lstrip("\n")) + 1
    missing = [f.name for f in fields(kind) if f.name not in values and _required(f)]  # type: ignore[arg-type] # see Args
    problems += [Problem(shown, first, f"the key “{name}” is missing") for name in missing]
    return (None if problems else kind(**given)), problems


def _mismatch(value: Any, wanted: Any) -> str:
    """What the value should have been, or nothing when it is."""
    wanted = get_args(wanted)[0] if isinstance(wanted, UnionType) else wanted
    if wanted in KINDS:
        return "" if type(value) is wanted else KINDS[wanted]
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return "" if texts else 'a list of texts: ["one", "two"]'


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
