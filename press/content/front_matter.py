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
LONG = 1_000_000  # columns; more than a line has
CUT = re.compile(r"\s*(#(?!\s*(?:no source:|word\s+[\"'“‘])).*)", re.IGNORECASE)
MARKS = (yaml.AnchorToken, yaml.TagToken, yaml.AliasToken)  # YAML's own words, which an author means as text
QUOTE = "Put the whole value in double quotes."
HINTS = {re.compile(pattern): hint for pattern, hint in {  # what stands in a line that YAML cannot read
    r"[\w-]+:[ \t]*[\u00a0\u2007\u202f]": "A no-break space stands after the colon: write a plain space instead.",
    r"\s*\t|[\w-]+:[ ]*\t": "A tab stands in this line: write plain spaces instead.",
    r"[\w-]+:[^\s]": "A space is missing after the colon: title: Compassion",
    r"[\w-]+:\s+'(?!(?:[^']|'')*'\s*(?:\s#.*)?$)": f"An apostrophe opens a quotation here. {QUOTE}",
    r'[\w-]+:\s+"[^"]*\\': "A backslash has a meaning in double quotes: write it twice.",
    r'[\w-]+:\s+"[^"]*$': "The quotation mark at the beginning has no second one at the end.",
    r'[\w-]+:\s+"[^"]*"\s*[^\s#]': "Put the whole value in single quotes: only its beginning is quoted.",
    r"[\w-]+:\s+(?:[@`%&*!|>{]|\[(?!.*\]\s*$))": f"A value cannot begin with this sign. {QUOTE}",
}.items()}  # fmt: skip
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
        found = [_unreadable(error, lines[:end])]
    else:
        found = [*_fill(front, node), *_cut(lines[:end])]
    front.problems.extend(Problem(path, *one) for one in found)
    return front


def _cut(header: list[str]) -> Iterator[Found]:
    """What YAML leaves out of a value: a note, as in `The #1 mistake`, or a word that begins with & or !."""
    ends = dict[int, int]()
    for token in yaml.scan("\n".join([*header[1:], ""]), Loader=yaml.BaseLoader):
        start, end = token.start_mark, token.end_mark
        if isinstance(token, MARKS):
            word = header[start.line + 1][start.column : end.column]
            yield start.line + 2, "header-broken", f"“{word}” would be left out, as YAML takes it for a mark", QUOTE
        ends.update(dict.fromkeys(range(start.line + 2, end.line + 2), LONG))
        ends[end.line + 2] = end.column
    for n, line in enumerate(header, 1):
        if (cut := CUT.match(line, ends.get(n, 0))) and not line.lstrip().startswith("#"):
            hint = "Put the whole value in quotes; a note to authors is a line of its own: # …"
            yield n, "header-broken", f"“{cut[1]}” would be left out, as YAML takes it for a note", hint


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


def _unreadable(error: Exception, header: list[str]) -> Found:
    """The line that is wrong, which may stand above the one where YAML gives up, and what to do about it."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it is nested too deep, or holds a character that YAML does not allow"
    last = mark.line + 2 if mark else 1
    likely = (
        (n, hint) for n, line in enumerate(header[:last], 1) for shape, hint in HINTS.items() if shape.match(line)
    )
    n, hint = next(likely, (last, 'A value with a colon and a space in it needs quotes: title: "One: two"'))
    return n, "header-broken", f"the header cannot be read: {what}", hint
