"""A page as it was rendered: a plain value, which says whatever others ask of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from press.core.html import attribute, attributes
from press.core.problems import Problem

LINKS = ("href", "src", "poster")
LINKED = ":is([href], [src], [poster], [srcset])"  # a list alone finds an element twice
SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")  # an address, and the width for which it is meant
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class LookedUp(NamedTuple):
    """A question that a page asked about another text or file, and the answer as a plain value; None: there is none."""

    kind: str
    key: str
    found: object


@dataclass(frozen=True)
class Page:
    """A page's file in the output, its HTML, and what was found while it was rendered.

    `ids`, `links` and the levels of its `headings` are in the order of the HTML, links without escapes. `pictures` are
    the paths of the files of media folders that it shows or links to. `looked_up` is what it asked about other texts.
    """

    name: str
    html: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    pictures: frozenset[str] = frozenset()
    looked_up: tuple[LookedUp, ...] = ()


def found_in(html: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """The ids, the links and the levels of the headings of a page's HTML, as `Page` has them."""
    tree = LexborHTMLParser(html)
    links: list[str] = []
    for node in tree.css(LINKED):
        for name, value in attributes(node).items():
            if name in LINKS:
                links.append(value)
            elif name == "srcset":
                links.extend(SRCSET.findall(value))
    headings = (HEADINGS.index(node.tag or "") + 1 for node in tree.css(", ".join(HEADINGS)))
    return tuple(filter(None, attribute("id", tree))), tuple(map(unquote, links)), tuple(headings)
