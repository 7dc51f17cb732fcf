"""Every address in a text is one that may be followed, and leads where its words say.

What may be followed is decided in `press.link_rules`, for data files too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from press import link_rules
from press.problems import Problem
from press.tags import pieces
from press.text import Rendered
from press.text.clean import is_left
from press.text.locate import lines_where, link_pattern

SAFE = "Write the whole address as it stands in a browser: https://example.org/page."
HONEST = "Let the words say what is there, or name the same host, mailbox or number."
ENTITY = r"&#?\w+;?"


def check(text: str, rendered: Rendered, path: str, hosts: Collection[str]) -> Iterator[Problem]:
    """The problems of a text's links; `path` is what they call the file, `hosts` as in `link_rules.url_fault`."""
    for address, words in dict.fromkeys(_links(rendered.written)):
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


def _links(written: str) -> Iterator[tuple[str, str]]:
    """The address of each link, with its title and its words, and of each picture, which has none."""
    opened: list[tuple[str, list[str]]] = []
    for tag, attrs, data in pieces(written):
        given = dict(attrs)
        if tag == "a" and "href" in given:
            opened.append((given["href"] or "", [f"{given.get('title') or ''} "]))
        elif tag == "/a" and opened:
            address, words = opened.pop()
            yield address, "".join(words).strip()
        elif tag == "img":
            yield given.get("src") or "", ""
        seen = (given.get("alt") or "") if tag == "img" else data
        for _, words in opened:
            words.append(seen)
    for address, words in reversed(opened):  # links that nobody has ended
        yield address, "".join(words).strip()
