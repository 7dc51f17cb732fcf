"""A row's keys changed in the text of content/helplines.toml, and nothing else.

People wrote that file: their comments, their order and their line endings stay as they are. So its lines are edited and
never written anew from values. Whether only these keys have changed is then asked of TOML itself.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from press.content.data_files import ROW
from press.content.helplines import FILE
from press.core.files import replace_file

BOM = "\ufeff"
VALUE = r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#]+)"


class EditError(ValueError):
    """The row is written in a way that cannot be edited here; says what to write by hand."""


def write_keys(root: Path, row: str, keys: Mapping[str, str]) -> None:
    """Give some keys of a row new values, in the file of the site at `root`, which is replaced in one step.

    `row` is the id of the row, `keys` are names and their values as TOML writes them.

    Raises:
        EditError: the row cannot be edited; the file is as it was.
        OSError: the file cannot be written; it is as it was.
    """
    file = (root / FILE).resolve()
    replace_file(file, with_keys(file.read_bytes().decode("utf-8"), row, keys))


def with_keys(text: str, row: str, keys: Mapping[str, str]) -> str:
    """The text of the file with some keys of a row changed, or added below its `seen_on`.

    Raises:
        EditError: the row cannot be edited.
    """
    lines = [f"{name} = {value}" for name, value in keys.items()]
    try:
        wanted = copy.deepcopy(tomllib.loads(text.removeprefix(BOM)))
        number = [one.get("id") for one in wanted["helpline"]].index(row)
        wanted["helpline"][number] |= tomllib.loads("\n".join(lines))
        heads = [head.start() for head in ROW.finditer(text) if head[1] == "helpline"]
        start, end = heads[number], [*heads, len(text)][number + 1]
        edited = text[:start] + _edited(text[start:end], keys) + text[end:]
        if tomllib.loads(edited.removeprefix(BOM)) == wanted:
            return edited
    except (KeyError, IndexError, ValueError):
        pass
    raise EditError(f"The row “{row}” of {FILE} cannot be edited here. Write into it: {', '.join(lines)}")


def _edited(part: str, keys: Mapping[str, str]) -> str:
    """The text of a row with some keys changed; new ones in their order below `seen_on`.

    Raises:
        IndexError: the row has no line of seen_on.
    """
    new = []
    for name, value in keys.items():
        line = re.search(rf"^[ \t]*{name}[ \t]*=[ \t]*{VALUE}", part, re.MULTILINE)
        if line:
            part = part[: line.start("value")] + value + part[line.end("value") :]
        else:
            new.append(f"{name} = {value}")
    before, below, after = re.split(r"(^[ \t]*seen_on[ \t]*=[^\r\n]*)", part, maxsplit=1, flags=re.MULTILINE)
    ending = "\r\n" if "\r\n" in part else "\n"
    return before + ending.join([below, *new]) + after
