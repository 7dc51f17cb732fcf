"""What a host says with a file of the published site.

What harms readers is broken. What only makes a page slower or less guarded is advice, since some hosts cannot be told
better. An owner's own server can: a header that is missing there says that our configuration is not installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from urllib3 import HTTPHeaderDict

from press.http_client import Answer
from press.http_headers import headers_of, is_hashed

TYPE, CACHING, POLICY, ROBOTS = "Content-Type", "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"
LONGEST = 600  # seconds that a browser may keep what can change; GitHub Pages says so of everything
KEPT = "is kept by browsers for long without asking, so that no correction reaches them"
NOT_INSTALLED = "the rules in .build/hosts are not installed on the server"
DECIDES = re.compile(r"\b(style|img|default)-src")  # directives that can take styles or pictures from a page


class Fault(NamedTuple):
    """What is wrong with an answer: something broken, or advice."""

    message: str
    broken: bool = True


def header_faults(name: str, answer: Answer, *, encrypted: bool, preview: bool, own_server: bool) -> Iterator[Fault]:
    """What is wrong with the headers of a file whose body is as published."""
    given, wanted = answer.headers, dict(headers_of(name, encrypted=encrypted))
    yield from _type_faults(wanted.pop(TYPE), given.get(TYPE, ""))
    if given.get("Content-Disposition", "").strip().lower().startswith("attachment"):
        yield Fault("is offered for saving instead of shown (Content-Disposition: attachment)")
    if "Refresh" in given:
        yield Fault(f"sends readers away by itself (Refresh: {given['Refresh']})")
    if names := sorted({cookie.partition("=")[0].strip() for cookie in given.getlist("Set-Cookie")}):
        yield Fault(f"sets a cookie ({', '.join(names)}), by which readers can be recognised")
    if kept := kept_too_long(name, given):
        del wanted[CACHING]
        yield Fault(kept)
    if name.endswith(".html"):
        policy = given.get(POLICY, "")
        if DECIDES.search(policy.lower()) and _plain(policy) != _plain(wanted[POLICY]):
            del wanted[POLICY]
            yield Fault(f"may lose styles or pictures by a policy that is not ours ({POLICY}: {policy})")
        hidden = re.search(r"\b(noindex|none)\b", given.get(ROBOTS, ""), re.IGNORECASE)
        if hidden and not preview:
            yield Fault(f"is kept out of searches ({ROBOTS}: {given[ROBOTS]})")
        if preview and not hidden and b'<meta name="robots" content="noindex">' not in answer.body:
            yield Fault("is an unchecked draft, and does not keep itself out of searches (noindex)")
    yield from _own_headers(wanted, given, own_server=own_server)


def _own_headers(wanted: Mapping[str, str], given: HTTPHeaderDict, *, own_server: bool) -> Iterator[Fault]:
    """Our headers that are missing or different."""
    missing = [header for header in wanted if header not in given]
    if missing and own_server:
        yield Fault(f"is sent without {', '.join(missing)}: {NOT_INSTALLED}")
    for header, value in wanted.items():
        if header in missing and not own_server:
            yield Fault(f"without the header {header}: {value}", broken=False)
        elif header in given and _plain(given[header]) != _plain(value):
            yield Fault(f"with the header {header}: {given[header]}, instead of {value}", broken=False)


def _type_faults(wanted: str, given: str) -> Iterator[Fault]:
    kind, _, charset = _plain(wanted).partition(";charset=")
    their_kind, _, their_charset = _plain(given).replace("text/xml", "application/xml").partition(";charset=")
    if their_kind != kind or (charset and their_charset not in {charset, ""}):
        yield Fault(f"is sent as “{given}”, not as “{wanted}”")


def _plain(value: str) -> str:
    return re.sub(r"[\s\"]+|;$", "", value.lower())


def kept_too_long(name: str, given: HTTPHeaderDict) -> str:
    """In words, that browsers keep a file for so long that no new release reaches them; empty if they do not."""
    said = given.get(CACHING, "").lower()
    if is_hashed(name) or re.search(r"\bno-(cache|store)\b", said):
        return ""
    ages = [int(age) for age in re.findall(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", said)]
    if "immutable" in said or max(ages, default=0) > LONGEST:
        return f"{KEPT} (Cache-Control: {said})"
    try:
        until, now = (parsedate_to_datetime(given[header]) for header in ("Expires", "Date"))
        return f"{KEPT} (Expires)" if not ages and (until - now).total_seconds() > LONGEST else ""
    except (KeyError, TypeError, ValueError, OverflowError):
        return ""  # one of them is missing or no date, which browsers take for the past
