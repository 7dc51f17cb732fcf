"""Every address in a text is one that may be followed, and leads where its words say.

What may be followed is decided in `press.core.link_rules`, for data files too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from press.core import link_rules
from press.core.documents import Document, Link
from press.core.problems import Problem
from press.text.sanitize import is_left

SAFE = "Write the whole address as it stands in a browser: https://example.org/page."
HONEST = "Let the words say what is there, or name the same host, mailbox or number."


def check(document: Document, hosts: Collection[str]) -> Iterator[Problem]:
    """The problems of a text's links and pictures; `hosts` as in `link_rules.url_fault`."""
    path = document.path
    targets = [*document.links, *(Link(one.url, "", one.line) for one in document.images)]
    for address, words, line in {(url, words): (url, words, line) for url, words, line in reversed(targets)}.values():
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
