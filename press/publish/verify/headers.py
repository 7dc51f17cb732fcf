"""What a host says with a file of a published site.

What readers would miss, or should never get, is broken. What only makes a page slower or less guarded is advice, since
some hosts cannot be told better: GitHub Pages sends no header of ours. A server that is published to over SSH is its
owner's, and can: a header that is missing there says that nobody has installed our rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.message import Message

from press.publish.verify import caching, policies
from press.publish.verify.line import Answer
from press.publish.verify.model import Fault, Standing
from press.publish.verify.packed import PLAIN
from press.http_headers import headers_of

OWN_SERVER = "rsync"  # the kind of place
SAME = {"text/xml": "application/xml"}  # two names of one type
HIDDEN = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)
META = re.compile(rb'<meta name="robots" content="noindex">')
TYPE, CACHING, POLICY, ROBOTS = "Content-Type", "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"


def faults(name: str, answer: Answer, site: Standing) -> Iterator[Fault]:
    """What is wrong with the headers of a file that is otherwise as it should be."""
    wanted = headers_of(name, encrypted=site.line.address.startswith("https:"))
    given = answer.headers
    is_page = name.endswith(".html")
    wrong = {
        CACHING: caching.too_long(name, given),
        POLICY: policies.too_strict(answer.body, given.get_all(POLICY, [])) if is_page else "",
    }
    yield from _type_faults(wanted[TYPE], given.get(TYPE, ""))
    yield from (Fault(told) for told in [*wrong.values(), *_harmful(given)] if told)
    ours = {header: value for header, value in wanted.items() if header != TYPE and not wrong.get(header)}
    yield from _missing([header for header in ours if header not in given], ours, site)
    yield from _other(ours, given)
    if is_page:
        yield from _search(answer, preview=site.record.preview)
    if answer.encoding not in PLAIN and not re.search(r"\*|accept-encoding", _all(given, "Vary"), re.IGNORECASE):
        yield Fault("is compressed without the header Vary: Accept-Encoding", broken=False)


def _all(given: Message, header: str) -> str:
    return ", ".join(given.get_all(header, []))


def _type_faults(wanted: str, given: str) -> Iterator[Fault]:
    kind, charset = _type(wanted)
    their_kind, their_charset = _type(given)
    if (their_kind, their_charset or charset) != (kind, charset or their_charset):
        yield Fault(f"is sent as “{given}”, not as “{wanted}”")
    elif their_charset != charset and charset:
        yield Fault(f"is sent without its charset, {charset}", broken=False)


def _type(text: str) -> tuple[str, str]:
    """A type and its charset, in small letters."""
    kind, _, rest = text.lower().partition(";")
    found = re.search(r"charset=[\"']?([\w-]+)", rest)
    return SAME.get(kind.strip(), kind.strip()), found[1] if found else ""


def _harmful(given: Message) -> Iterator[str]:
    """What no file of ours is ever sent with."""
    if re.match(r"\s*attachment\b", given.get("Content-Disposition", ""), re.IGNORECASE):
        yield "is offered for saving instead of shown (Content-Disposition: attachment)"
    if "Refresh" in given:
        yield f"leads away by itself (Refresh: {given['Refresh']})"
    if cookies := given.get_all("Set-Cookie"):
        names = sorted({cookie.partition("=")[0].strip() for cookie in cookies})
        yield f"sets a cookie ({', '.join(names)}), by which readers can be known again"


def _missing(headers: list[str], wanted: Mapping[str, str], site: Standing) -> Iterator[Fault]:
    """Headers that are not there, each as advice; of a server of one's own together, and the caching apart."""
    guards = [header for header in headers if header != CACHING] if site.place == OWN_SERVER else []
    if guards:
        every = len(guards) == len(wanted.keys() - {CACHING})
        which = "any of our headers" if every else ", ".join(guards)
        yield Fault(f"is sent without {which}: the rules in .build/hosts are not installed on the server")
    yield from (
        Fault(f"without the header {header}: {wanted[header]}", broken=False)
        for header in headers
        if header not in guards
    )


def _other(wanted: Mapping[str, str], given: Message) -> Iterator[Fault]:
    for header, value in wanted.items():
        if header in given and _plain(_all(given, header)) != _plain(value):
            yield Fault(f"with the header {header}: {_all(given, header)}, instead of {value}", broken=False)


def _plain(value: str) -> str:
    return re.sub(r"\s+", "", value).rstrip(";").lower()


def _search(answer: Answer, *, preview: bool) -> Iterator[Fault]:
    """A preview is in no search, and a published page must not be kept out of it."""
    said = HIDDEN.search(_all(answer.headers, ROBOTS))
    if preview and not said and not META.search(answer.body):
        yield Fault("is an unchecked draft, and does not keep itself out of searches (noindex)")
    elif said and not preview:
        yield Fault(f"is kept out of searches: {ROBOTS}: {_all(answer.headers, ROBOTS)}")
