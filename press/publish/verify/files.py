"""One file of a published site: is it what was published, whichever way a reader's browser asks for it.

A text stands on a host as often as there are ways to pack it, and each of them can be an old one: a server may find a
new `.br` beside a `.gz` of last year. So a text is asked for in each of these ways, and anything else once.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from press.build.manifest import Entry
from press.checks.addresses import address_of
from press.publish.verify import headers
from press.publish.verify.line import AS_BROWSERS, Answer
from press.publish.verify.model import Fault, Finding, Standing
from press.publish.verify.packed import PLAIN, AnswerError
from press.publish.compress import compressed_names
from press.outside.request import SilenceError

NOT_FOUND = "404.html"
INDEX = "index.html"
FOR_GOOD = {301, 308}
WAYS = {"identity": "without compression", "gzip": "as gzip", "br": "as br"}  # of asking for a text
SMALL = 1_000  # bytes; some hosts do not pack a smaller text, and little is lost


def look(name: str, site: Standing) -> Iterator[Finding]:
    """What is wrong with a file of the site, and with which way of asking for it, if not with all of them."""
    path, answers = address_of(name), dict(_answers(name, site))
    heard: dict[Fault, list[str]] = defaultdict(list)
    for way, answer in answers.items():
        for fault in [answer] if isinstance(answer, Fault) else _faults(name, answer, site):
            heard[fault].append(way)
    for fault, those in heard.items():
        some = fault.broken and len(those) < len(answers)
        asked = f"asked for {' and '.join(WAYS[way] for way in those)}: " if some else ""
        yield Finding(path, f"{asked}{fault.message}", fault.broken, fault.more)
    if not any(fault.broken for fault in heard) and _is_never_packed(name, answers.values(), site):
        yield Finding(path, "is sent without compression", broken=False)


def _answers(name: str, site: Standing) -> Iterator[tuple[str, Answer | Fault]]:
    """Each way of asking for a file, and what came of it; a host that says nothing is not waited for again."""
    for way in WAYS if compressed_names(name) else (AS_BROWSERS,):
        try:
            yield way, site.line.get(address_of(name)[1:], packing=way)
        except AnswerError as error:
            yield way, Fault(str(error))
        except SilenceError as error:
            yield way, Fault(str(error))
            return


def _is_never_packed(name: str, answers: Iterable[Answer | Fault], site: Standing) -> bool:
    """Whether a text that is worth it comes without compression in every way."""
    packings = {answer.encoding for answer in answers if isinstance(answer, Answer)}
    return bool(compressed_names(name)) and site.record.files[name].bytes >= SMALL and packings <= PLAIN


def digest(answer: Answer) -> str:
    """The SHA-256 of a body."""
    return hashlib.sha256(answer.body).hexdigest()


def _faults(name: str, answer: Answer, site: Standing) -> Iterator[Fault]:
    """What is wrong with one answer; when it is another file, nothing more is said of it."""
    entry = site.record.files[name]
    if wrong := _status(name, answer):
        yield Fault(wrong)
    elif digest(answer) != entry.sha256:
        yield _differs(answer, entry, site)
    else:
        if name != NOT_FOUND and not _is_where(address_of(name), answer, site):
            yield Fault("leads to a copy of itself at another address", more=answer.url)
        yield from headers.faults(name, answer, site)


def _status(name: str, answer: Answer) -> str:
    """What is wrong with how a host has answered; it may say of the 404 page itself that it is not there."""
    if answer.leads:
        return f"leads to {answer.leads}"
    good = {200, 404} if name == NOT_FOUND else {200}
    return "" if answer.status in good else f"answers {answer.status}"


def _differs(answer: Answer, entry: Entry, site: Standing) -> Fault:
    """How a body is another one, and whether that is broken: an old address may lead on, if nobody here knows where."""
    if site.moved is None and FOR_GOOD.issuperset(answer.hops) and answer.hops and _is_known(answer, site):
        where = f"leads to {answer.url}; whether it should is known only where the site was published from"
        return Fault(where, broken=False)
    size = len(answer.body)
    other = (
        f"it has {size:,} bytes instead of {entry.bytes:,}" if size != entry.bytes else "it has other bytes, as many"
    )
    return Fault("is not what was published", more=other)


def _is_known(answer: Answer, site: Standing) -> bool:
    return digest(answer) in {entry.sha256 for entry in site.record.files.values()}


def _is_where(path: str, answer: Answer, site: Standing) -> bool:
    """Whether an answer came from where it was asked for; a host may add a slash, and the name of a folder's page."""
    asked, came = (unquote(urlsplit(url).path) for url in (site.line.url(path[1:]), answer.url))
    return came.removesuffix(INDEX) in {asked, f"{asked}/"}
