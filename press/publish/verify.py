"""`invoke verify`: every file of a published site fetched and compared with what was published.

A host can send an old page, half a page or a picture as text. So everything is asked for as browsers ask, and so is
what only a host can get wrong: old addresses, made-up ones, hidden files. A text is asked for plain, as gzip and as
brotli, because each copy on a host can be an old one.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from rich.console import Console
from urllib3 import HTTPHeaderDict, Retry

from press.builder.manifest import RECORD
from press.core.http_headers import SECURITY, headers_of, is_hashed
from press.core.problems import printable
from press.core.urls import SITE, file_of, url_path
from press.publish.http_client import Answer, FetchError, HttpClient, SilentHostError
from press.publish.model import LARGEST, UNREADABLE, LastRelease, PublishError, Record, last_release, load
from press.publish.server_files import TEXT
from press.publish.targets import own_site

AT_ONCE, TIMEOUT = 8, 15.0  # requests; seconds until a host counts as silent
SILENT = 8  # requests in a row without an answer; then nothing more is asked for
OK, NOT_FOUND, PERMANENT, BUSY = 200, 404, {301, 308}, {429, 500, 502, 503, 504}
RETRIES = Retry(2, status_forcelist=BUSY, backoff_factor=0.5, respect_retry_after_header=False, raise_on_status=False)
WAYS = {"identity": "without compression", "gzip": "as gzip", "br": "as br"}  # of asking for a text
NAMED = 3  # paths with the same fault
MADE_UP = ("no-page-was-ever-here/", "help/no-page-was-ever-here/file.html")
HIDDEN = (".git/HEAD", ".gitignore", ".env", ".htaccess", ".DS_Store")
NO_ADDRESS = "Where is the site? Write its address into content/site.toml, or say --at https://example.org"
TYPE, CACHING, POLICY, ROBOTS = "Content-Type", "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"
LONGEST = 600  # seconds that a browser may keep what can change; GitHub Pages says so of everything
NOT_INSTALLED = "the rules in .build/hosts are not installed on the server"
DECIDES = re.compile(r"\b(style|img|default)-src")  # directives that can take styles or pictures from a page


class Fault(NamedTuple):
    """What is wrong with an answer: broken if it harms readers, or advice, since some hosts cannot be told better."""

    message: str
    broken: bool = True


Finding = tuple[str, Fault]  # with the path that it is about


def verify(root: Path, at: str = "", say: Callable[[str], None] = print, *, theirs: bool = False) -> bool:
    """Fetch a published site, and compare it with what was last published from `root`, or else with its own record.

    It is at the address of site.toml, or `at`. `say` is called with what it is compared with, and then with what was
    found. With `theirs`, the host's own record counts. Returns whether nothing is broken.

    Raises:
        PublishError: the address is none, cannot be reached, or there is nothing to compare with.
        ContentError: site.toml cannot be read.
    """
    address = (at or own_site(root).address).rstrip("/")
    if not SITE.fullmatch(address) or "@" in address:
        raise PublishError(NO_ADDRESS)
    last = None if theirs else last_release(root)
    site = _Site(address, last)
    live, wrong = site.live_record()
    record = last.record if last else live
    if record is UNREADABLE:
        raise PublishError(f"There is nothing to compare with: {address}/{RECORD} {wrong}.")
    say(f"Compared with {'the last publish from here' if last else f'what its {RECORD} says'}: {record}.")
    if live is not UNREADABLE and live != record:
        wrong = f"is of another release, {live}. If that is as you want it, verify with --theirs"
    findings = [*([(f"/{RECORD}", Fault(wrong))] if wrong else []), *site.check(record)]
    say(_report(record, findings))
    return not any(fault.broken for _, fault in findings)


def _report(record: Record, findings: Collection[Finding]) -> str:
    """A line for each fault, with some of the paths that have it, and how many files have none."""
    paths: dict[Fault, list[str]] = defaultdict(list)
    for path, fault in sorted(findings, key=lambda finding: (not finding[1].broken, finding)):
        paths[fault].append(path)
    lines = []
    for fault, same in paths.items():
        more = f" and {len(same) - NAMED} more" if len(same) > NAMED else ""
        lines.append(f"{', '.join(same[:NAMED])}{more}: {'' if fault.broken else 'advice: '}{fault.message}")
    good = len({url_path(name) for name in record.files} - {path for path, fault in findings if fault.broken})
    return "\n".join([*map(printable, lines), f"{good} of {len(record.files)} files are as published."])


class _Site:
    """A published site, and the record that it is compared with; `last` is None if nobody here has published it."""

    def __init__(self, address: str, last: LastRelease | None) -> None:
        self.address, self.last, self.record = address, last, UNREADABLE
        self.client = HttpClient("invoke verify", TIMEOUT, inside=True, retries=RETRIES)
        self.limit, self.silent = LARGEST, 0  # bytes of a body; requests in a row without an answer

    def get(self, path: str, accept: str = "br, gzip") -> Answer:
        """The answer for a path from the site's root."""
        if self.silent >= SILENT:
            raise FetchError("was not asked for: the host has fallen silent")
        url = f"{self.address}/{quote(path, safe='/~')}"
        try:
            answer = self.client.request(url, limit=self.limit + 1, accept=accept)
        except SilentHostError:
            self.silent += 1
            raise
        self.silent = 0
        return answer

    def live_record(self) -> tuple[Record, str]:
        """The record on the host, and what is wrong with it."""
        try:
            answer = self.get(RECORD)
        except SilentHostError as error:
            raise PublishError(f"{self.address} cannot be reached: {error}.") from None
        except FetchError as error:
            return UNREADABLE, str(error)
        if answer.location:
            raise PublishError(f"{self.address} redirects to {answer.location}: ask there, with --at.")
        if answer.status != OK:
            return UNREADABLE, f"answers {answer.status}"
        record = load(answer.body)
        return record, "is no record" if record is UNREADABLE else ""

    def check(self, record: Record) -> list[Finding]:
        """What is wrong, with paths."""
        self.record = record
        self.limit = max([self.limit, *(entry.bytes for entry in record.files.values())])
        old, files = self.last.redirects if self.last else {}, record.files
        folders = {name[: at + 1] for name in files for at, letter in enumerate(name) if letter == "/"}
        checks = [
            *((self.file, name) for name in files if url_path(name)[1:] not in old),
            *((partial(self.old_address, new=new), path) for path, new in old.items()),
            *((self.missing, path) for path in (*MADE_UP, *HIDDEN, *folders) if file_of(path) not in files),
        ]
        with Console(stderr=True).status(f"Asking for {len(checks)} files …"), ThreadPoolExecutor(AT_ONCE) as pool:
            return [finding for findings in pool.map(self._found, *zip(*checks, strict=True)) for finding in findings]

    def _found(self, check: Callable[[str], Iterator[Fault]], what: str) -> list[Finding]:
        try:
            return [(url_path(what), fault) for fault in check(what)]
        except FetchError as error:
            return [(url_path(what), Fault(str(error)))]

    def file(self, name: str) -> Iterator[Fault]:
        """What is wrong with a file, and with which way of asking for it, if not with all of them."""
        ways = WAYS if name.endswith(TEXT) else {"br, gzip": ""}
        faults: dict[Fault, list[str]] = defaultdict(list)
        for accept, words in ways.items():
            for fault in self._faults(name, accept):
                faults[fault].append(words)
        for fault, those in faults.items():
            some = fault.broken and len(those) < len(ways)
            yield Fault(f"asked for {' and '.join(those)}: {fault.message}") if some else fault

    def _faults(self, name: str, accept: str) -> Iterator[Fault]:
        """What is wrong with one answer; of another file than the published one no more is said."""
        try:
            answer = self.get(url_path(name)[1:], accept)
        except FetchError as error:
            yield Fault(str(error))
            return
        if name == "404.html" and (answer.location or answer.status == NOT_FOUND):
            return  # some hosts show it elsewhere; readers see it at made-up addresses
        if answer.location:  # which may be right for an old address, if nobody here knows which ones are
            right = answer.status in PERMANENT and answer.location.startswith(f"{self.address}/")
            yield Fault(f"redirects to {answer.location}", broken=not (right and not self.last))
        elif answer.status != OK:
            yield Fault(f"answers {answer.status}")
        elif not self._is(name, answer):
            yield Fault("is not what was published")
        else:
            yield from self._header_faults(name, answer)

    def _header_faults(self, name: str, answer: Answer) -> Iterator[Fault]:
        """What is wrong with the headers of a file whose body is as published."""
        given, wanted = answer.headers, headers_of(name, encrypted=self.address.startswith("https:"))
        ours, theirs = wanted.pop(TYPE), given.get(TYPE, "")
        kind, _, charset = _plain(theirs).replace("text/xml", "application/xml").partition(";charset=")
        if kind != ours.partition(";")[0] or charset not in {"", "utf-8"}:
            yield Fault(f"is sent as “{theirs}”, not as “{ours}”")
        if names := sorted({cookie.partition("=")[0].strip() for cookie in given.getlist("Set-Cookie")}):
            yield Fault(f"sets a cookie ({', '.join(names)}), by which readers can be recognised")
        if kept_too_long(name, given):
            yield Fault("is kept by browsers for long without asking, so that no correction reaches them")
        if name.endswith(".html"):
            policy, robots = given.get(POLICY, ""), given.get(ROBOTS, "")
            if DECIDES.search(policy.lower()) and _plain(policy) != _plain(wanted[POLICY]):
                yield Fault(f"may lose styles or pictures by a policy that is not ours ({POLICY}: {policy})")
            if not self.record.preview and re.search(r"\b(noindex|none)\b", robots, re.IGNORECASE):
                yield Fault(f"is kept out of searches ({ROBOTS}: {robots})")
        weak = [header for header in SECURITY if header in given and _plain(given[header]) != _plain(wanted[header])]
        if lacks := [header for header in wanted if header not in given or header in weak]:
            own_server = self.last is not None and self.last.kind == "rsync"
            hint = f": {NOT_INSTALLED}" if own_server else ""
            yield Fault(f"is sent without our {', '.join(lacks)}{hint}", broken=own_server)

    def _is(self, name: str, answer: Answer) -> bool:
        """Whether an answer's body is a file of the record."""
        entry = self.record.files.get(name)
        return entry is not None and hashlib.sha256(answer.body).hexdigest() == entry.sha256

    def old_address(self, old: str, new: str) -> Iterator[Fault]:
        """What is wrong with an old address: it redirects to the new one, or has a page that leads there."""
        answer = self.get(old)
        if not answer.location and file_of(old) in self.record.files:
            yield from self.file(file_of(old))
        elif unquote(answer.location) != f"{self.address}/{new}":
            yield Fault(f"does not redirect to /{new}")

    def missing(self, path: str) -> Iterator[Fault]:
        """What is wrong with the answer for what was never there, or what nobody should see."""
        answer = self.get(path)
        ours = self._is("404.html", answer)
        if path in MADE_UP and not (ours and answer.status == NOT_FOUND):
            shown = f"{answer.status} with {'our' if ours else 'another'} page"
            yield Fault(f"was never there, and answers {shown} instead of 404 with our 404.html")
        elif answer.status == OK and not ours:
            yield Fault(f"shows {'a folder that has no page' if path.endswith('/') else 'a hidden file'}")


def kept_too_long(name: str, given: HTTPHeaderDict) -> bool:
    """Whether browsers keep a file for so long that no new release reaches them."""
    said = given.get(CACHING, "").lower()
    if is_hashed(name) or re.search(r"\bno-(cache|store)\b", said):
        return False
    ages = re.findall(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", said)
    return "immutable" in said or any(int(age) > LONGEST for age in ages)


def _plain(value: str) -> str:
    return re.sub(r"[\s\"]+|;$", "", value.lower())
