"""Data files in TOML, each read once, whoever asks for it: its values, its text, and what is wrong with it."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press.content.rows import Part
from press.core.files import LARGEST, read_text
from press.core.invisible import hidden, told
from press.core.problems import ContentError, Problem

ENDLESS = rf"(?<![\w\"'])[+-]?\d[\d_]{{{sys.int_info.default_max_str_digits},}}(?![\w\"'])"


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
    return Problem(part.path, line, "file-character", told(characters), "Write it without the backslash.")
