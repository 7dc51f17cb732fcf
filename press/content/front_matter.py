"""The header of a Markdown file: YAML between two `---` lines, read as text with its line numbers.

Pelican's own header takes any key in silence and ends at the first line that it does not understand. Here values are
text or lists of text, exactly as they look (`no` is the word no, 2026-11-22 is ten characters); what they mean is the
schema's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from press.content.values import Raw
from press.core.invisible import describe, hidden
from press.core.problems import Problem

Found = tuple[int, str, str, str]  # a problem's line, code, message and hint
FENCE = "---"
CUT = re.compile(r"(\w+):\s+[^\s\"'\[#][^#]*?\s(#(?! ?(?:no source:|word\b)).*)")
SHAPE = "A file begins like this:\n---\ntitle: Compassion\nsummary: One plain sentence.\n---"


@dataclass
class FrontMatter:
    """A header's values and the line of each, the text below it, and what was wrong.

    `text` is the header with its fences. `offset` is the number of lines above `body`, so that line n of the body is
    line n + offset of the file.
    """

    values: dict[str, Raw] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    text: str = ""
    body: str = ""
    offset: int = 0
    problems: list[Problem] = field(default_factory=list)


def read(text: str, path: str) -> FrontMatter:
    """Split a file and read its header. `path` is what problems call the file."""
    lines = text.split("\n")
    begins = lines[0].rstrip() == FENCE
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == FENCE), 0)
    if not (begins and end):
        wrong = "the header has no second “---” line" if begins else "the header between two “---” lines is missing"
        return FrontMatter(problems=[Problem(path, 1, "header-missing", wrong, SHAPE)])
    front = FrontMatter(text="\n".join(lines[: end + 1]), body="\n".join(lines[end + 1 :]), offset=end + 1)
    try:
        node = yaml.compose("\n".join(lines[1:end]), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        found = [_unreadable(error)]
    else:
        found = [*_fill(front, node), *_cut(lines[:end])]
    front.problems.extend(Problem(path, *one) for one in found)
    return front


def _cut(header: list[str]) -> Iterator[Found]:
    """Values without quotes that YAML ends at a number sign, as in `title: The #1 mistake`."""
    for n, line in enumerate(header, 1):
        if cut := CUT.match(line):
            hint = f'Put the whole value in quotes, {cut[1]}: "…"; a note to authors is a line of its own: # …'
            yield n, "header-broken", f"“{cut[2]}” would be left out, as YAML takes it for a note", hint


def _fill(front: FrontMatter, node: yaml.Node | None) -> Iterator[Found]:
    """Take the values out of the parsed header, and yield what is not text or a list of text."""
    if not isinstance(node, yaml.MappingNode):
        yield 2, "header-broken", "the header is not lines of “key: value”", SHAPE
        return
    for key, value in node.value:
        line, items = key.start_mark.line + 2, value.value if isinstance(value, yaml.SequenceNode) else [value]
        if not isinstance(key, yaml.ScalarNode):
            yield line, "header-broken", "a key must be a word", SHAPE
        elif key.value in front.values:
            yield line, "key-twice", f"“{key.value}” stands twice", "Keep one of them."
        elif not all(isinstance(item, yaml.ScalarNode) for item in items):
            yield line, "header-broken", f"“{key.value}” must be text or a list of text", "Put it in quotes."
        else:
            texts = [str(item.value) for item in items]
            front.values[key.value] = texts if isinstance(value, yaml.SequenceNode) else texts[0]
            front.lines[key.value] = line
            if characters := hidden("".join(texts)):
                yield line, "file-character", describe(characters[0]), "Write it without the backslash."


def _unreadable(error: Exception) -> Found:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it is nested too deep, or holds a character that YAML does not allow"
    hint = 'A value with a colon and a space in it needs quotes: title: "One: two"'
    return mark.line + 2 if mark else 1, "header-broken", f"the header cannot be read: {what}", hint
