r"""Whether an address may stand in a link: the one place that decides, for texts and for data.

A browser takes more for an address than people see in it: it drops line ends and spaces, reads `\` as `/`, takes all
before an `@` for a name, and shows letters of other alphabets that look like ours. Whoever has something to hide uses
that; nobody else needs it. So an address is refused as soon as it is not what it looks like.

    hosts    the name of a host: no disguise, no number that nobody can read
    letters  which letters go together in it, and which pass for others
    words    whether a link's words name another host or mailbox than it leads to
    numbers  whether they show another number than it dials
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from press.href.hosts import readable, wrong_host
from press.href.words import misled
from press.unseen import name_of, unseen

__all__ = ["is_elsewhere", "misled", "readable", "unsafe", "wrong"]

SCHEMES = ("http", "https", "mailto", "tel", "sms")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
NAMED = re.compile(r"\{\w+\}")  # an address of a file of ours
MAIL = re.compile(
    r"mailto:[\w.+'-]+@[\w-]+(?:\.[\w-]+)+(?:\?subject=(?:[^&%]|%[2-9a-f][\da-f])*)?", re.ASCII | re.IGNORECASE
)
CALL = re.compile(r"(?:tel|sms):\+?\d[\d().-]*", re.IGNORECASE)
HIDING = re.compile(r"[\s\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")
DEEP = 4  # times that somebody may have hidden a scheme


def unsafe(address: str) -> str:
    """What is wrong with the kind of an address, or nothing: only the web, mail, telephones, and files of ours."""
    bare = _bare(address)
    scheme = SCHEME.match(bare)
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"begins with “{scheme[1].lower()}:”; a link may lead to https, http, mailto, tel, sms or a file of ours"
    if scheme and not SCHEME.match(address):
        return f"hides that it begins with “{scheme[1].lower()}:”"
    return ""


def wrong(address: str) -> str:
    """What is wrong with an address of any kind, or nothing. Whether a file of ours is there is told elsewhere."""
    if told := unsafe(address):
        return told
    if found := unseen(address) or unseen(unquote(address)):
        return f"holds a character that nobody sees: {name_of(found[0])}"
    scheme, colon, rest = address.partition(":")
    if scheme.lower() in {"tel", "sms"} and not CALL.fullmatch(address):
        written = re.sub(r"[^+\d]", "", unquote(rest).partition("?")[0])
        return f"is no telephone number; one is written without spaces: {scheme.lower()}:{written or '116123'}"
    if SCHEME.match(address) and re.search(r"\s", address):
        return "has a space or the end of a line in it"
    return _wrong_rest(scheme.lower() if colon else "", rest, address)


def _wrong_rest(scheme: str, rest: str, address: str) -> str:
    """The same for what stands behind a scheme that is allowed."""
    if scheme == "mailto":
        return "" if MAIL.fullmatch(address) else "is more than one address to write to, and a subject"
    if scheme in {"http", "https"}:
        return wrong_host(rest)
    if scheme in {"tel", "sms"}:
        return ""
    return "has a backslash, which browsers read as another mark" if "\\" in address else ""


def is_elsewhere(address: str) -> bool:
    """Whether an address leads to a page of the web by its host."""
    return re.match(r"https?:", address, re.IGNORECASE) is not None


def _bare(address: str) -> str:
    """An address without what hides its beginning: entities, percent signs, spaces and control characters."""
    if NAMED.match(address):
        return ""
    for _ in range(DEEP):
        plain = HIDING.sub("", unquote(html.unescape(address)))
        if plain == address:
            break
        address = plain
    return address
