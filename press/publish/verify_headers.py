"""What a host says with a file of the published site.

What harms readers is broken. What only makes a page slower or less guarded is advice, since some hosts cannot be told
better. An owner's own server can: a header that is missing there says that our configuration is not installed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from email.utils import parsedate
from typing import NamedTuple

from urllib3 import HTTPHeaderDict

from press.core.http_headers import SECURITY, headers_of, is_hashed
from press.publish.http_client import Answer

TYPE, CACHING, POLICY, ROBOTS = "Content-Type", "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"
LONGEST = 600  # seconds that a browser may keep what can change; GitHub Pages says so of everything
NOT_INSTALLED = "the rules in .build/hosts are not installed on the server"
DECIDES = re.compile(r"\b(style|img|default)-src")  # directives that can take styles or pictures from a page


class Fault(NamedTuple):
    """What is wrong with an answer: something broken, or advice."""

    message: str
    broken: bool = True


def header_faults(name: str, answer: Answer, *, encrypted: bool, preview: bool, own_server: bool) -> Iterator[Fault]:
    """What is wrong with the headers of a file whose body is as published."""
    given, wanted = answer.headers, dict(headers_of(name, encrypted=encrypted))
    ours, theirs = wanted.pop(TYPE), given.get(TYPE, "")
    kind, _, charset = _plain(theirs).replace("text/xml", "application/xml").partition(";charset=")
    if kind != ours.partition(";")[0] or charset not in {"", "utf-8"}:
        yield Fault(f"is sent as “{theirs}”, not as “{ours}”")
    if "Refresh" in given:
        yield Fault(f"sends readers away by itself (Refresh: {given['Refresh']})")
    if names := sorted({cookie.partition("=")[0].strip() for cookie in given.getlist("Set-Cookie")}):
        yield Fault(f"sets a cookie ({', '.join(names)}), by which readers can be recognised")
    if kept_too_long(name, given):
        yield Fault("is kept by browsers for long without asking, so that no correction reaches them")
    if name.endswith(".html"):
        policy = given.get(POLICY, "")
        if DECIDES.search(policy.lower()) and _plain(policy) != _plain(wanted[POLICY]):
            yield Fault(f"may lose styles or pictures by a policy that is not ours ({POLICY}: {policy})")
        hidden = re.search(r"\b(noindex|none)\b", given.get(ROBOTS, ""), re.IGNORECASE)
        if hidden and not preview:
            yield Fault(f"is kept out of searches ({ROBOTS}: {given[ROBOTS]})")
        if preview and not hidden and b'<meta name="robots" content="noindex">' not in answer.body:
            yield Fault("is an unchecked draft, and does not keep itself out of searches (noindex)")
    if lacks := [header for header, value in wanted.items() if _lacks(given, header, value)]:
        hint = f": {NOT_INSTALLED}" if own_server else ""
        yield Fault(f"is sent without our {', '.join(lacks)}{hint}", broken=own_server)


def _lacks(given: HTTPHeaderDict, header: str, value: str) -> bool:
    """Whether a header is missing, or weaker than ours; other rules are for policies and caching."""
    return header not in given or (header in SECURITY and _plain(given[header]) != _plain(value))


def kept_too_long(name: str, given: HTTPHeaderDict) -> bool:
    """Whether browsers keep a file for so long that no new release reaches them."""
    said = given.get(CACHING, "").lower()
    if is_hashed(name) or re.search(r"\bno-(cache|store)\b", said):
        return False
    if ages := re.findall(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", said):
        return "immutable" in said or max(map(int, ages)) > LONGEST
    until = parsedate(given.get("Expires", ""))
    return "immutable" in said or (until is not None and until > time.gmtime(time.time() + LONGEST))


def _plain(value: str) -> str:
    return re.sub(r"[\s\"]+|;$", "", value.lower())
