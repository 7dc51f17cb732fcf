"""Every address in a text is one that may be followed, and leads where its words say.

What may be followed is decided in `press.link_rules`, for data files too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from press import link_rules
from press.problems import Problem
from press.tags import TagReader
from press.text import Rendered
from press.text.clean import is_left
from press.text.locate import lines_where, link_pattern

SAFE = "Write the whole address as it stands in a browser: https://example.org/page."
HONEST = "Let the words say what is there, or name the same host, mailbox or number."


ENTITY = r"&#?\w+;?"


class Lead(NamedTuple):
    """A link, or a picture: its address, and what readers see of it."""

    address: str
    words: str


def check(text: str, rendered: Rendered, path: str, hosts: Collection[str]) -> Iterator[Problem]:
    """The problems of a text's links; `path` is what they call the file, `hosts` as in `link_rules.url_fault`."""
    reader = _Reader()
    reader.feed(rendered.written)
    reader.close()
    for lead in dict.fromkeys(reader.found):
        line = _line(text, lead.address)
        shown = " ".join(lead.address.split())
        if told := link_rules.scheme_fault(lead.address):
            yield Problem(path, line, "link-scheme", f"the address “{shown}” {told}", SAFE)
        elif told := link_rules.url_fault(lead.address, hosts):
            yield Problem(path, line, "link-disguise", f"the address “{shown}” {told}", SAFE)
        elif host := link_rules.misleading_words(lead.words, lead.address):
            where = urlsplit(lead.address).hostname or shown
            message = f"a link shows “{host}”, and really leads to {where}"
            yield Problem(path, line, "link-disguise", message, HONEST)
        elif not is_left(lead.address):
            yield Problem(path, line, "link-scheme", f"the address “{shown}” is none that a browser can follow", SAFE)


def _line(text: str, address: str) -> int:
    """Where an address is written; one that is disguised may only be found by its beginning."""
    ways = [link_pattern(address), re.escape(address), *_loose(address)]
    return next((lines[0] for way in ways if (lines := lines_where(text, f"(?i:{way})"))), 0)


def _loose(address: str) -> Iterator[str]:
    """Patterns for an address some of whose letters are written as entities, or that was cut."""
    between = rf"(?:\s|{ENTITY})*"
    yield between.join(rf"(?:{ENTITY}|\\?{re.escape(one)})" for one in address[:40] if not one.isspace())


class _Reader(TagReader):
    """Links with their words and titles, and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Lead] = []
        self.open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link begins, or a picture stands here."""
        given = dict(attrs)
        if tag == "a" and "href" in given:
            self.open.append((given["href"] or "", [f"{given.get('title') or ''} "]))
        elif tag == "img":
            self.found.append(Lead(given.get("src") or "", ""))
            self.handle_data(given.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        """A link ends."""
        if tag == "a" and self.open:
            address, words = self.open.pop()
            self.found.append(Lead(address, "".join(words).strip()))

    def close(self) -> None:
        """A link that nobody has ended ends here."""
        super().close()
        while self.open:
            self.handle_endtag("a")

    def handle_data(self, data: str) -> None:
        """Words of every link that is open."""
        for _, words in self.open:
            words.append(data)
