"""One file of a published site: is it what was published, and is it sent as it should be.

What readers would miss is broken. What only makes a page slower or less guarded is advice, because some hosts cannot be
told better: GitHub Pages sends no header of ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from email.message import Message

from press.build.manifest import Entry
from press.checks.addresses import address_of
from press.deploy.verify.line import Answer
from press.deploy.verify.model import Finding, Standing
from press.encodings import encodings_of
from press.headers import headers_of

NOT_FOUND = "404.html"
FOR_GOOD = {301, 308}
PLAIN = {"", "identity"}  # of encodings
SMALL = 1_000  # bytes; some hosts do not pack a smaller text, and little is lost
SAME = {"text/xml": "application/xml"}  # two names of one type
HIDDEN = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)
META = re.compile(rb'<meta name="robots" content="noindex">')


def look(name: str, site: Standing) -> Iterator[Finding]:
    """What is wrong with a file of the site.

    Raises:
        SilenceError: there is no answer.
        AnswerError: there is one that cannot be read.
    """
    path, entry = address_of(name), site.record.files[name]
    answer = site.line.get(path[1:])
    if wrong := _status(name, answer):
        yield Finding(path, wrong)
    elif digest(answer) != entry.sha256:
        yield Finding(path, *_differs(answer, entry, site))
    else:
        wanted = headers_of(name, encrypted=site.line.address.startswith("https:"))
        yield from (Finding(path, *told) for told in _headers(wanted, answer.headers))
        if name.endswith(".html"):
            yield from (Finding(path, wrong) for wrong in _search(answer, preview=site.record.preview))
        if encodings_of(name) and entry.bytes >= SMALL and answer.encoding in PLAIN:
            yield Finding(path, "is sent without compression", broken=False)


def digest(answer: Answer) -> str:
    """The SHA-256 of a body."""
    return hashlib.sha256(answer.body).hexdigest()


def _status(name: str, answer: Answer) -> str:
    """What is wrong with how a host has answered; it may say of the 404 page itself that it is not there."""
    if answer.leads:
        return f"leads to {answer.leads}"
    good = {200, 404} if name == NOT_FOUND else {200}
    return "" if answer.status in good else f"answers {answer.status}"


def _differs(answer: Answer, entry: Entry, site: Standing) -> tuple[str, bool]:
    """How a body is another one, and whether that is broken: an old address may lead on, if nobody here knows where."""
    if site.moved is None and FOR_GOOD.issuperset(answer.hops) and answer.hops and _is_known(answer, site):
        return f"leads to {answer.url}; whether it should is known only where the site was published from", False
    size = len(answer.body)
    other = (
        f"it has {size:,} bytes instead of {entry.bytes:,}" if size != entry.bytes else "it has other bytes, as many"
    )
    return f"is not what was published: {other}", True


def _is_known(answer: Answer, site: Standing) -> bool:
    return digest(answer) in {entry.sha256 for entry in site.record.files.values()}


def _headers(wanted: Mapping[str, str], given: Message) -> Iterator[tuple[str, bool]]:
    """What a host says otherwise than it should, and whether that breaks anything."""
    kind, charset = _type(wanted["Content-Type"])
    their_kind, their_charset = _type(given.get("Content-Type", ""))
    if (their_kind, their_charset or charset) != (kind, charset or their_charset):
        yield f"is sent as “{given.get('Content-Type', '')}”, not as “{wanted['Content-Type']}”", True
    elif their_charset != charset and charset:
        yield f"is sent without its charset, {charset}", False
    for name in wanted.keys() - {"Content-Type"}:
        sent = given.get_all(name, [])
        if not sent:
            yield f"without the header {name}: {wanted[name]}", False
        elif _plain(", ".join(sent)) != _plain(wanted[name]):
            yield f"with the header {name}: {', '.join(sent)}, instead of {wanted[name]}", False


def _type(text: str) -> tuple[str, str]:
    """A type and its charset, in small letters."""
    kind, _, rest = text.lower().partition(";")
    found = re.search(r"charset=[\"']?([\w-]+)", rest)
    return SAME.get(kind.strip(), kind.strip()), found[1] if found else ""


def _plain(value: str) -> str:
    return re.sub(r"\s+", "", value).rstrip(";").lower()


def _search(answer: Answer, *, preview: bool) -> Iterator[str]:
    """A preview is in no search, and a published page must not be kept out of it."""
    said = HIDDEN.search(answer.headers.get("X-Robots-Tag", ""))
    if preview and not said and not META.search(answer.body):
        yield "is an unchecked draft, and does not keep itself out of searches (noindex)"
    elif said and not preview:
        yield f"is kept out of searches: X-Robots-Tag: {answer.headers['X-Robots-Tag']}"
