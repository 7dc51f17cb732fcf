"""The blocks of a Markdown text as GitHub reads them: which lines each takes up, and where its content begins.

Python-Markdown, which compiles the text, keeps no lines, and reads some blocks in a way of its own. markdown-it-py
reads them as CommonMark does, with tables; its block rules alone are run here, which leave the words as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table")
INLINE = {"paragraph_open": "paragraph", "heading_open": "heading", "th_open": "cell", "td_open": "cell"}
OTHERS = {"code_block": "code", "fence": "fence", "html_block": "html", "hr": "rule"}


class SourceBlock(NamedTuple):
    """A block without blocks in it.

    `kind` is paragraph, heading, cell (the first one of its row), code (indented), fence, html, rule, or reference (the
    URL of a link, or a note that looks like one). `columns` has, for each line from `first` on, counted from 0, the
    column where its content begins, behind the marks of the lists and quotations that it stands in.
    """

    kind: str
    first: int
    columns: tuple[int, ...]


def read_blocks(text: str) -> Iterator[SourceBlock]:
    """Every block of a text that has no tabs; a table has one for each row, and references come last."""
    lines, tokens, found = text.split("\n"), list[Token](), dict[str, Any]()
    PARSER.block.parse(text, PARSER, found, tokens)
    row = -1
    for before, token in zip([None, *tokens], tokens, strict=False):
        kind = INLINE.get(before.type, "") if before and token.type == "inline" else OTHERS.get(token.type, "")
        if kind and token.map and not (kind == "cell" and token.map[0] == row):
            yield _block(kind, lines, token.map, token.content.split("\n"))
            row = token.map[0] if kind == "cell" else row
    for reference in (*found.get("references", {}).values(), *found.get("duplicate_refs", [])):
        yield _block("reference", lines, reference["map"], [])


def _block(kind: str, lines: list[str], where: list[int], content: Iterable[str]) -> SourceBlock:
    """A block whose content is known, line by line; where it is not, a line begins behind its spaces."""
    (first, end), known = where, dict(enumerate(content))
    return SourceBlock(kind, first, tuple(_column(line, known.get(n, "")) for n, line in enumerate(lines[first:end])))


def _column(line: str, content: str) -> int:
    at = line.rfind(content.strip()) if content.strip() else -1
    return at if at >= 0 else len(line) - len(line.lstrip(" "))
