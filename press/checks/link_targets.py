"""Every address in a text is one that may be followed, and leads where its words say.

What may be followed is decided in `press.core.link_rules`, for data files too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from press.core import link_rules
from press.core.html import attributes
from press.core.problems import Problem
from press.text.locate import lines_where, link_pattern
from press.text.sanitize import is_left

SAFE = "Write the whole address as it stands in a browser: https://example.org/page."
HONEST = "Let the words say what is there, or name the same host, mailbox or number."
ENTITY = r"&#?\w+;?"


def check(text: str, tree: LexborHTMLParser, path: str, hosts: Collection[str]) -> Iterator[Problem]:
    """The problems of a text's links.

    `tree` is that of `Rendered.written`, `path` what they call the file, `hosts` as in `link_rules.url_fault`.
    """
    for address, words in dict.fromkeys(_links(tree)):
        line = _line(text, address)
        shown = " ".join(address.split())
        if told := link_rules.scheme_fault(address):
            yield Problem(path, line, "link-scheme", f"the address “{shown}” {told}", SAFE)
        elif told := link_rules.url_fault(address, hosts):
            yield Problem(path, line, "link-disguise", f"the address “{shown}” {told}", SAFE)
        elif host := link_rules.misleading_words(words, address):
            message = f"a link shows “{host}”, and really leads to {urlsplit(address).hostname or shown}"
            yield Problem(path, line, "link-disguise", message, HONEST)
        elif not is_left(address):
            yield Problem(path, line, "link-scheme", f"the address “{shown}” is none that a browser can follow", SAFE)


def _line(text: str, address: str) -> int:
    """Where an address is written; one that was cut, or some of whose letters are entities, by its beginning."""
    between = rf"(?:\s|{ENTITY})*"
    loose = between.join(rf"(?:{ENTITY}|\\?{re.escape(one)})" for one in address[:40] if not one.isspace())
    ways = [link_pattern(address), re.escape(address), loose]
    return next((lines[0] for way in ways if (lines := lines_where(text, f"(?i:{way})"))), 0)


def _links(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """The address of each link, with its title and its words, and of each picture, which has none."""
    for node in tree.css("a[href], img"):
        given = attributes(node)
        if node.tag == "img":
            yield given.get("src", ""), ""
        else:
            inside = node.traverse(include_text=True)  # what is read of a text, and told of a picture
            words = "".join(one.text_content or one.attributes.get("alt") or "" for one in inside)
            yield given["href"], f"{given.get('title', '')} {words}".strip()
