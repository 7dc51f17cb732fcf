"""A page as it was rendered: a plain value, which says whatever others ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from press.core.problems import Problem

LINKS = ("href", "src", "poster")
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
    problems: tuple[Problem, ...] = ()
    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()
    pictures: frozenset[str] = frozenset()
    looked_up: tuple[LookedUp, ...] = ()


def page_of(
    name: str,
    html: str,
    problems: Iterable[Problem] = (),
    pictures: Iterable[str] = (),
    looked_up: Iterable[LookedUp] = (),
) -> Page:
    """A page of some HTML, whose ids, links and headings are read out of it."""
    ids: list[str] = []
    links: list[str] = []
    headings: list[int] = []
    for node in LexborHTMLParser(html).css("*"):
        for attribute, value in node.attributes.items():
            if attribute == "id" and value:
                ids.append(value)
            elif attribute in LINKS and value is not None:
                links.append(unquote(value))
            elif attribute == "srcset" and value:
                links.extend(map(unquote, SRCSET.findall(value)))
        if node.tag in HEADINGS:
            headings.append(HEADINGS.index(node.tag) + 1)
    found = (tuple(ids), tuple(links), tuple(headings))
    return Page(name, html, tuple(problems), *found, frozenset(pictures), tuple(looked_up))
