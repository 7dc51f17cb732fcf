"""Whether the words of a link name another host than the one that it leads to.

Words that look like an address are believed: `[https://good.example](https://evil.example)` is a lie that no reader
can see on a telephone.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

ADDRESS = re.compile(
    r"(?:https?:)?(?://|\\\\)(?:[^\s/?#@]*@)?(?P<host>[^\s/?#:@\\]+)|(?<![\w@./-])www\.(?P<www>[^\s/?#:]+)",
    re.IGNORECASE,
)
ALONE = re.compile(r"(?:www\.)?(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,})(?::\d+)?(?:[/?#]\S*)?")
FILE = re.compile(r"\.(?:md|toml|py|js|txt|pdf|html?|csv|json)$", re.IGNORECASE)  # words that name a file


def misled(words: str, address: str) -> str:
    """The host that a link's words name while it leads elsewhere; nothing when they name none, or the same."""
    host = _host(address)
    named = [_plain(found["host"] or found["www"]) for found in ADDRESS.finditer(words)]
    alone = ALONE.fullmatch(words.strip())
    if alone and host and not FILE.search(alone["host"]):
        named.append(_plain(alone["host"]))
    return next((one for one in named if not _same(one, host)), "")


def _host(address: str) -> str:
    """The host of an address of the web, or of a mailbox; empty when it leads to a file of ours."""
    found = re.match(
        r"https?:(?://|\\\\|/)?(?:[^/?#\\]*@)?([^/?#:\\]*)|mailto:[^@?]*@([^?]*)", unquote(address), re.IGNORECASE
    )
    return _plain(found[1] or found[2] or "") if found else ""


def _plain(host: str) -> str:
    return host.lower().removeprefix("www.").rstrip(".,;:!?)”\"'")


def _same(named: str, host: str) -> bool:
    return named == host or host.endswith(f".{named}")
