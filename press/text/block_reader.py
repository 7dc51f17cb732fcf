"""The blocks of a Markdown text as GitHub reads them: which lines each takes up.

Python-Markdown, which compiles the text, keeps no lines, and reads some blocks in a way of its own. markdown-it-py
reads them as CommonMark does, with tables; its block rules alone are run here, which leave the words as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table")
INLINE = {"paragraph_open": "paragraph", "heading_open": "heading", "th_open": "cell", "td_open": "cell"}
OTHERS = {"code_block": "code", "fence": "fence", "html_block": "html", "hr": "rule"}


class SourceBlock(NamedTuple):
    """A block without blocks in it, from the line `first`, counted from 0, to the one before `end`.

    `kind` is paragraph, heading, cell (one of the row on that line), code (indented), fence, html, rule, or reference
    (the URL of a link, or a note that looks like one).
    """

    kind: str
    first: int
    end: int


def read_blocks(text: str) -> Iterator[SourceBlock]:
    """Every block of a text that has no tabs; references come last."""
    tokens, found = list[Token](), dict[str, Any]()
    PARSER.block.parse(text, PARSER, found, tokens)
    for before, token in zip([None, *tokens], tokens, strict=False):
        kind = INLINE.get(before.type, "") if before and token.type == "inline" else OTHERS.get(token.type, "")
        if kind and token.map:
            yield SourceBlock(kind, *token.map)
    for reference in (*found.get("references", {}).values(), *found.get("duplicate_refs", [])):
        yield SourceBlock("reference", *reference["map"])
