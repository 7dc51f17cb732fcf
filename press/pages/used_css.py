"""The theme's CSS, out of which each page carries only what it shows.

A page takes the rules whose selectors match something in it, so that nobody keeps a list of what belongs to which kind
of page, and a plain page pays for neither tables nor helplines. What a reader does can make more of them match:
pointing, focusing, opening. So a selector is asked without the parts that come and go.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tinycss2
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import AtRule, Node, QualifiedRule

LAYERS = ("css/tokens.css", "css/base.css", "css/prose.css", "css/topics.css", "parts/*/*.css", "css/print.css")
COMES_AND_GOES = re.compile(
    r":not\((?:[^()]|\([^()]*\))*\)|:lang\([^()]*\)|::[\w-]+|:(?:active|checked|focus|hover|target)(?:-[\w-]+)?|\[open\]"
)
NOTHING_LEFT = re.compile(r"(?:^|(?<=[ >~+]))(?=$|[ >~+),])|(?<=[(,])(?=[ ),])")


@dataclass(frozen=True)
class Rule:
    """A rule: each of its selectors, with what of it must match a page as it is written, and its block.

    A condition is one too: its head matches any page, and `rules` are those under it.
    """

    selectors: tuple[tuple[str, str], ...]
    block: str = ""
    rules: tuple[Rule, ...] = ()

    def taken(self, page: LexborHTMLParser) -> str:
        """The rule for a page; empty when none of its selectors can match, or nothing is left in it."""
        fitting = ",".join(selector for selector, lasting in self.selectors if page.css_first(lasting) is not None)
        block = self.block or "".join(rule.taken(page) for rule in self.rules)
        return f"{fitting}{{{block}}}" if fitting and block else ""


class Sheet:
    """The whole theme's CSS."""

    def __init__(self, theme: Path) -> None:
        files = (file for layer in LAYERS for file in sorted(theme.glob(layer)) or [theme / layer])  # else it is missed
        self.rules = _parsed("".join(file.read_text("utf-8") for file in files))

    def of(self, page: LexborHTMLParser) -> Markup:
        """What a page takes of it."""
        return Markup("".join(rule.taken(page) for rule in self.rules))


def note_anchors(notes: int) -> Markup:
    """The CSS that ties each of a page's notes to the mark that cites it first, since CSS cannot count names."""
    pairs = (f"#ref-{n}{{anchor-name:--ref-{n}}}#note-{n}{{position-anchor:--ref-{n}}}" for n in range(1, notes + 1))
    return Markup("".join(pairs))


@functools.lru_cache(maxsize=4)  # the preview builds the same theme again and again, and parsing takes half a build
def _parsed(text: str) -> tuple[Rule, ...]:
    return tuple(_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))


def _rules(nodes: Iterable[Node]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield Rule(tuple(_selectors(node.prelude)), _tight(node.content))
        elif isinstance(node, AtRule):
            head = ((f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}", "*"),)
            if node.lower_at_keyword in {"media", "supports"}:
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield Rule(head, rules=tuple(_rules(inside)))
            else:
                yield Rule(head, _tight(node.content))


def _selectors(prelude: list[Node]) -> Iterator[tuple[str, str]]:
    """Each selector of a rule, and what of it must match a page as it is written."""
    parts = (list(tokens) for comma, tokens in itertools.groupby(prelude, lambda node: node == ",") if not comma)
    for part in parts:
        selector = re.sub(r" ?([>~+]) ?", r"\1", tinycss2.serialize(part).strip())
        yield selector, NOTHING_LEFT.sub("*", COMES_AND_GOES.sub("", selector.replace(", ", ",")))


def _tight(block: list[Node]) -> str:
    """A block without comments and line breaks."""
    return " ".join(tinycss2.serialize(node for node in block if node.type != "comment").split())
