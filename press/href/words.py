"""Whether the words of a link name another host, mailbox or number than the one that it leads to.

Words that look like an address are believed: `[https://good.example](https://evil.example)` is a lie that no reader
can see on a telephone, and a false number behind a true one could cost more than money.

A host is looked for anywhere in the words, as people see them: what nobody sees is left out, and what looks like a dot
is one. Its ending is one that the web has, and names of files and of a few products are none.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from urllib.parse import unquote

from publicsuffixlist import PublicSuffixList

from press.href.hosts import plain
from press.href.numbers import misdialled

WORD = re.compile(
    r"(?P<scheme>https?:[/\\]*|(?<![\w:])//|\\\\)?(?:[^\s/?#@]{0,64}@)?(?P<host>[^\W_][\w.-]*)", re.IGNORECASE
)
MAILBOX = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[^\W_][\w-]*(?:\.[\w-]+)+")
DOTS = str.maketrans("。", ".")
LARGE = re.compile(  # endings of more than two letters that readers take for an address
    "app|blog|biz|chat|charity|cloud|club|com|coop|dev|edu|example|foundation|gov|health|help|hospital|info|int|life|live"
    "|mil|mobi|museum|name|net|ngo|online|org|page|pro|shop|site|social|space|store|support|tech|test|website|wiki|world"
    "|xyz"
)
FILES = {"md", "py", "sh"}  # of two letters, of files and of countries
USERS = {"wordpress.com", "tumblr.com", "substack.com", "medium.com", "squarespace.com", "livejournal.com"}
PRODUCTS = {"asp.net", "ado.net", "vb.net"}
TOLD = re.compile(
    r"https?:(?://|\\\\|/)?(?:[^/?#\\]*@)?(?P<host>[^/?#:\\]*)(?P<path>.*)|(?:mailto):(?P<box>[^?]*)", re.IGNORECASE
)
KEPT = re.compile(r"/web/\d+[a-z_]*/(?:https?:/+)?(?P<host>[^/?#:\\]+)", re.IGNORECASE)  # a page in an archive
ARCHIVE = "web.archive.org"


def misled(words: str, address: str) -> str:
    """What a link's words name while it leads elsewhere; nothing when they name no such thing, or the same.

    Args:
        words: what readers see of a link, in any form.
        address: what it leads to.
    """
    seen = "".join(one for one in unicodedata.normalize("NFKC", words) if unicodedata.category(one) != "Cf")
    return _other_host(seen, address) or _other_mailbox(seen, address) or misdialled(seen, address)


def _other_host(words: str, address: str) -> str:
    hosts = _hosts(address)
    for named, sure in _named(words.translate(DOTS)):
        if (sure or hosts) and not any(_same(named, host) for host in hosts):
            return named
    return ""


def _other_mailbox(words: str, address: str) -> str:
    """A mailbox in the words that is not the link's, and not at its host."""
    found = TOLD.match(unquote(address))
    if not found:
        return ""
    boxes = (box[0].rstrip(".-").lower() for box in MAILBOX.finditer(words))
    if found["box"]:
        return next((box for box in boxes if box != found["box"].lower()), "")
    return next((box for box in boxes if not any(_same(_bare(box.partition("@")[2]), h) for h in _hosts(address))), "")


def _hosts(address: str) -> list[str]:
    """The host of an address of the web, or of a mailbox, and of the page that an archive keeps."""
    found = TOLD.match(unquote(address))
    if not found:
        return []
    host = _bare(found["host"] or found["box"].partition("@")[2])
    kept = KEPT.match(found["path"] or "") if host == ARCHIVE else None
    return [host, _bare(kept["host"])] if kept else [host]


def _named(words: str) -> list[tuple[str, bool]]:
    """The hosts that words name; with each, whether it is written as nothing else is."""
    found = []
    for one in WORD.finditer(words):
        host = one["host"].rstrip(".-_").lower()
        behind = words[one.start("host") + len(host) :]
        sure = bool(one["scheme"]) or host.startswith("www.")
        if sure and (one["scheme"] or "." in host):
            found.append((_bare(host), True))
        elif _is_host(host, followed=behind.startswith("/") and behind[1:2].isalnum()):
            found.append((_bare(host), False))
    return found


def _is_host(word: str, *, followed: bool) -> bool:
    """Whether a word is the name of a host; `followed` says that a path stands behind it."""
    *labels, end = word.split(".")
    if not labels or not all(labels) or word in PRODUCTS:
        return False
    if len(end) == len("uk") or not end.isascii():
        return _suffixes().is_public(end) and (followed or end not in FILES) and any(len(one) > 1 for one in labels)
    return LARGE.fullmatch(end) is not None


def _bare(host: str) -> str:
    return plain(host.lower()).removeprefix("www.").rstrip(".,;:!?)”\"'")


def _same(named: str, host: str) -> bool:
    """Whether a host is the one that is named, or belongs to it; below some, everybody may have a site."""
    return named == host or (host.endswith(f".{named}") and named not in USERS and not _suffixes().is_public(named))


@functools.cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
