"""A text's blocks as GitHub reads them, written anew in the one form that Python-Markdown reads in the same way.

Authors know Markdown from GitHub: a list may stand right below a paragraph, two spaces nest it, a fence may stand in
it. Python-Markdown, which compiles the text, reads each of these as something else, and says nothing. So markdown-it-py
reads the blocks, as CommonMark does, with tables, our boxes and notes; and `read_lines` writes them with an empty line
between two of them and four spaces for each level. Words are not touched, and each line keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.tree import SyntaxTreeNode

HEAD = re.compile(r"!!!.*|\[\^[^\]]+\]:[ ]*")  # of a box or a note, whose text is indented
LANGUAGE = re.compile(r"\{.*\}|[\w#.+-]*")  # behind a fence; GitHub shows nothing else of what stands there
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
OUTER = re.compile(r"[ >]*(?:(?:[*+-]|\d+[.)]) +)*")  # what a table in a list or a quotation has before its row
STEP = 4  # spaces for each level


class Line(NamedTuple):
    """A line of the rewritten text; its number in the file, 0 for an empty one that was put in; its block's kind.

    `begins` says that it is the first line of its block.
    """

    text: str
    number: int
    kind: str = ""
    begins: bool = True


EMPTY = Line("", -1)


def read_lines(text: str, first: int) -> list[Line]:
    """The lines of a text without tabs, which begins on the line `first` of its file, rewritten."""
    env: dict[str, Any] = {}
    source, root = text.split("\n"), SyntaxTreeNode(PARSER.parse(text, env))
    places = [one["map"] for one in (*env.get("references", {}).values(), *env.get("duplicate_refs", []))]
    references = [Line(source[n], n, "reference") for place in sorted(places) for n in range(*place)]
    lines = _joined(root.children, source, references) or [EMPTY]
    return [line._replace(number=line.number + first if line.number >= 0 else 0) for line in lines]


def _head_and_body(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A rule of the parser for a box or a note: its head, and the lines that are indented below it."""
    start, indent = state.bMarks[first] + state.tShift[first], state.blkIndent
    found = HEAD.match(state.src, start, state.eMarks[first])
    if not found or state.is_code_block(first) or silent:
        return bool(found) and not state.is_code_block(first)
    note = not found[0].startswith("!")
    after = end if note else _end_of_box(state, first, end)  # the words of a note may go on without indent
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.lineMax, state.parentType
    token = state.push("note_open" if note else "box_open", "", 1)
    token.content = found[0]
    state.blkIndent, state.lineMax, state.parentType = indent + STEP, after, "list"
    if note:
        state.bMarks[first], state.tShift[first], state.sCount[first] = found.end(), 0, state.blkIndent
    state.line = first + 1
    state.md.block.tokenize(state, first if note else first + 1, after)
    state.bMarks[first], state.tShift[first], state.sCount[first], state.lineMax, state.parentType = kept
    state.blkIndent = indent
    token.map = [first, state.line]
    state.push("note_close" if note else "box_close", "", -1)
    return True


def _end_of_box(state: StateBlock, first: int, end: int) -> int:
    """The line behind the last one that may belong to a box."""
    lines = (line for line in range(first + 1, end) if not state.isEmpty(line))
    return next((line for line in lines if state.sCount[line] < state.blkIndent + STEP), end)


PARSER = MarkdownIt("commonmark", {"maxNesting": 1_000}).enable("table")
PARSER.core.ruler.enableOnly(["normalize", "block"])
PARSER.block.ruler.before(
    "reference", "head_and_body", _head_and_body, {"alt": ["paragraph", "reference", "blockquote", "list"]}
)


def _joined(nodes: Iterable[SyntaxTreeNode], source: list[str], references: Iterable[Line] = ()) -> list[Line]:
    """Blocks with an empty line between them, and the URLs of links where they stand."""
    waiting, lines, before = list(references), list[Line](), None
    for node in nodes:
        lines += _taken(waiting, _first(node), lines)
        tight = before is not None and before.type == "paragraph" and before.hidden and node.type.endswith("_list")
        new = _block(node, source)
        lines += [*([EMPTY] if lines and new and not tight else []), *new]
        before = node
    return lines + _taken(waiting, len(source), lines)


def _taken(waiting: list[Line], until: int, lines: list[Line]) -> list[Line]:
    """The references above a line, which leave the list of those that wait."""
    taken = [line for line in waiting if line.number < until]
    del waiting[: len(taken)]
    return [*([EMPTY] if taken and lines else []), *taken]


def _block(node: SyntaxTreeNode, source: list[str]) -> list[Line]:
    return WRITERS[node.type](node, source)


def _first(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0


def _lines(content: str, first: int, kind: str) -> list[Line]:
    return [Line(line, n, kind, n == first) for n, line in enumerate(content.split("\n"), first)]


def _indented(lines: Iterable[Line]) -> list[Line]:
    return [line._replace(text=" " * STEP + line.text if line.text else "") for line in lines]


def _paragraph(node: SyntaxTreeNode, _source: list[str]) -> list[Line]:
    return _lines(node.children[0].content, _first(node), "paragraph")


def _heading(node: SyntaxTreeNode, _source: list[str]) -> list[Line]:
    """A heading with its marks in front of it; behind its words the library would take a number sign for a mark."""
    words = " ".join(node.children[0].content.split("\n"))
    closed = " #" if words.endswith("#") else ""
    return [Line(f"{'#' * int(node.tag[1])} {words}{closed}", _first(node), "heading")]


def _code(node: SyntaxTreeNode, _source: list[str]) -> list[Line]:
    return _indented(_lines(node.content.rstrip("\n"), _first(node), "code"))


def _fence(node: SyntaxTreeNode, _source: list[str]) -> list[Line]:
    """Code between fences; within another block the library knows only code that is indented."""
    body = _lines(node.content.removesuffix("\n"), _first(node) + 1, "code")
    if node.parent and node.parent.type != "root":
        return _indented(body)
    language = LANGUAGE.match(node.info.strip())
    begins = Line(f"{node.markup}{language[0] if language else ''}", _first(node), "fence")
    return [begins, *body, begins._replace(text=node.markup)]


def _html(node: SyntaxTreeNode, _source: list[str]) -> list[Line]:
    return _lines(node.content.rstrip("\n"), _first(node), "html")


def _rule(node: SyntaxTreeNode, _source: list[str]) -> list[Line]:
    return [Line("* * *", _first(node), "rule")]


def _table(node: SyntaxTreeNode, source: list[str]) -> list[Line]:
    first, end = node.map or (0, 0)
    head, rule, *rows = [Line(_row(source[n]), n, "row") for n in range(first, end)]
    return [head, rule._replace(kind="rule"), *rows]


def _quotation(node: SyntaxTreeNode, source: list[str]) -> list[Line]:
    return [line._replace(text=f"> {line.text}" if line.text else ">") for line in _joined(node.children, source)]


def _row(line: str) -> str:
    """A row of a table; in code GitHub wants a pipe escaped, and the library does not."""
    return CODE.sub(lambda code: code[0].replace("\\|", "|"), line[OUTER.match(line).end() :])  # type: ignore[union-attr]


def _box(node: SyntaxTreeNode, source: list[str]) -> list[Line]:
    inside = _indented(_joined(node.children, source))
    return [Line(_head_of(node).rstrip(), _first(node), "box"), *([EMPTY] if inside else []), *inside]


def _note(node: SyntaxTreeNode, source: list[str]) -> list[Line]:
    """A note, whose first line stands behind its label."""
    head, *rest = _indented(_joined(node.children, source)) or [Line("", _first(node), "paragraph")]
    return [head._replace(text=_head_of(node) + head.text.lstrip()), *rest]


def _head_of(node: SyntaxTreeNode) -> str:
    return node.nester_tokens.opening.content if node.nester_tokens else ""


def _list(node: SyntaxTreeNode, source: list[str]) -> list[Line]:
    lines = list[Line]()
    number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    loose = any(child.type == "paragraph" and not child.hidden for item in node.children for child in item.children)
    for n, item in enumerate(node.children):
        mark = "-" if number is None else f"{number + n}."
        inside = _item(item, f"{mark:<{STEP - 1}} ", source)
        lines += [*([EMPTY] if lines and loose else []), *inside]
        loose = loose or EMPTY in inside  # what follows would else go on with the item's last block
    return lines


def _item(item: SyntaxTreeNode, mark: str, source: list[str]) -> list[Line]:
    """An item; the words of its first paragraph keep the indent that they have, which says nothing."""
    inside = _joined(item.children, source) or [Line("", _first(item))]
    head, *rest = inside
    own = len(_block(item.children[0], source)) - 1 if item.children and item.children[0].type == "paragraph" else 0
    kept = [_placed(line, _indent(source[line.number]) - _indent(source[head.number])) for line in rest[:own]]
    return [head._replace(text=mark + head.text), *kept, *_indented(rest[own:])]


def _placed(line: Line, column: int) -> Line:
    return line._replace(text=" " * column + line.text.lstrip(" "))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" >"))


WRITERS: dict[str, Callable[[SyntaxTreeNode, list[str]], list[Line]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "code_block": _code,
    "fence": _fence,
    "html_block": _html,
    "hr": _rule,
    "table": _table,
    "blockquote": _quotation,
    "bullet_list": _list,
    "ordered_list": _list,
    "box": _box,
    "note": _note,
}
