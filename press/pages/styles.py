"""The theme's CSS, out of which each page carries only what it shows.

One sheet is made of the layers and of the styles of all parts; a part is a folder, `theme/parts/<name>/`, with its HTML
and CSS side by side. A page then takes the rules whose elements and classes stand in it, so that nobody keeps a list of
what belongs to which kind of page, and a plain page pays for neither tables nor helplines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tinycss2
from markupsafe import Markup
from tinycss2.ast import AtRule, Node, QualifiedRule

BEFORE, AFTER = ("tokens", "base", "prose", "topics"), ("print",)
OPEN = re.compile(r":(?:is|not|where)\([^()]*(?:\([^()]*\)[^()]*)*\)")  # what stands in these need not be there
NAME = re.compile(r"\.[\w-]+|(?<![\w.#:-])[a-z][a-z0-9]*")


@dataclass(frozen=True)
class Rule:
    """A rule: each of its selectors with the names that it needs, and its declarations with their braces."""

    selectors: tuple[tuple[str, frozenset[str]], ...]
    block: str

    def taken(self, names: set[str]) -> str:
        """The rule for a page that has these names; empty when none of its selectors can match."""
        fitting = ",".join(selector for selector, needs in self.selectors if needs <= names)
        return fitting and fitting + self.block


@dataclass(frozen=True)
class Group:
    """Rules under a condition; or, without any, an at-rule that stands for itself."""

    head: str
    rules: tuple[Rule | Group, ...]

    def taken(self, names: set[str]) -> str:
        """The group with what a page takes of it; empty when that is nothing."""
        inside = "".join(rule.taken(names) for rule in self.rules)
        return f"{self.head}{{{inside}}}" if inside else "" if self.rules else self.head


class Sheet:
    """The whole theme's CSS."""

    def __init__(self, theme: Path) -> None:
        files = [
            *(theme / "css" / f"{name}.css" for name in BEFORE),
            *sorted(theme.glob("parts/*/*.css")),
            *(theme / "css" / f"{name}.css" for name in AFTER),
        ]
        text = "".join(file.read_text("utf-8") for file in files)
        self.rules = tuple(_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))

    def of(self, page: str) -> Markup:
        """What a page's HTML takes of it."""
        names = {"html", "body", *re.findall(r"<([a-z][a-z0-9]*)", page)}
        names.update(f".{name}" for found in re.findall(r'class="([^"]*)"', page) for name in found.split())
        return Markup("".join(rule.taken(names) for rule in self.rules))


def beside(notes: int) -> Markup:
    """The CSS that ties each of a page's notes to the mark that cites it first; `notes.css` says what that is for.

    CSS cannot count names, so each pair is named here.
    """
    pairs = (f"#ref-{n}{{anchor-name:--ref-{n}}}#note-{n}{{position-anchor:--ref-{n}}}" for n in range(1, notes + 1))
    return Markup("".join(pairs))


def _rules(nodes: Iterable[Node]) -> Iterator[Rule | Group]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            block = _tight(tinycss2.serialize(node.content))
            yield Rule(tuple(_selectors(node.prelude)), f"{{{block}}}")
        elif isinstance(node, AtRule):
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            if node.lower_at_keyword in {"media", "supports"}:
                inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield Group(head, tuple(_rules(inside)))
            else:
                yield Group(f"{head}{{{_tight(tinycss2.serialize(node.content))}}}", ())


def _selectors(prelude: list[Node]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each selector of a rule, and the names without which it matches nothing."""
    parts: list[list[Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        selector = re.sub(r" ?([>~+]) ?", r"\1", tinycss2.serialize(part).strip())
        plain = re.sub(r"\[[^]]*\]|::?(?!has\()[\w-]+(\([^()]*\))?", "", OPEN.sub("", selector)).replace(":has(", " ")
        yield selector, frozenset(NAME.findall(plain))


def _tight(block: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", block, flags=re.DOTALL)).strip()
