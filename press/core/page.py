"""A page as it was rendered: a plain value, which says whatever others ask of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from press.core.problems import Problem

LINKS = ("href", "src", "poster")
SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")  # an address, and the width for which it is meant
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Page:
    """A page's file in the output, its HTML, and what was found while it was rendered.

    `ids` and the levels of its `headings` are in the order of the HTML, `links` are without escapes. `pictures` are
    the paths of the files of media folders that it shows or links to. `looked_up` is what it asked about other
    texts and files: the kind and the key of each question, and the answer as a plain value, None if there is none.
    """

    name: str
    html: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    pictures: frozenset[str] = frozenset()
    looked_up: Mapping[tuple[str, str], object] = field(default_factory=dict)


def found_in(tree: LexborHTMLParser) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """The ids, the links and the levels of the headings of a parsed page, as `Page` has them."""
    ids = (node.attributes["id"] for node in tree.css("[id]"))
    links = [node.attributes[name] or "" for name in LINKS for node in tree.css(f"[{name}]")]
    for node in tree.css("[srcset]"):
        links += SRCSET.findall(node.attributes["srcset"] or "")
    headings = (HEADINGS.index(node.tag or "") + 1 for node in tree.css(", ".join(HEADINGS)))
    return tuple(filter(None, ids)), tuple(map(unquote, links)), tuple(headings)
