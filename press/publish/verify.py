"""`invoke verify`: every file of a published site fetched and compared with what was published.

A host can send an old page, half a page or a picture as text, and whoever looks at one page sees nothing of it. So
everything is asked for as browsers ask, and what only a host can get wrong as well: old addresses, made-up ones, hidden
files. A text is asked for plain, as gzip and as brotli, because each copy on a host can be an old one.
"""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from rich.console import Console
from rich.progress import track

from press.addresses.form import file_of
from press.build.manifest import RECORD
from press.checks.addresses import address_of
from press.http_client import Answer, FetchError, HttpClient, SilentHostError
from press.owner import read_site
from press.problems import ContentError, printable
from press.publish.compress import compressed_names
from press.publish.last_release import published_folder
from press.publish.model import PublishError, Record
from press.publish.record import LARGEST, load
from press.publish.verify_headers import Fault, header_faults
from press.site_url import WHOLE

AT_ONCE, TIMEOUT, PAUSE = 8, 15.0, 1.0  # requests; seconds until a host counts as silent, and before a second try
SILENT = 8  # requests in a row without an answer; then nothing more is asked for
OK, NOT_FOUND, PERMANENT, BUSY = 200, 404, {301, 308}, {429, 500, 502, 503, 504}
NOT_FOUND_PAGE = "404.html"
LEAST = 100_000  # bytes that an answer may always have, such as a host's own page for what is not there
WAYS = {"identity": "without compression", "gzip": "as gzip", "br": "as br"}  # of asking for a text
MADE_UP = ("no-page-was-ever-here/", "help/no-page-was-ever-here/file.html")
NOTES = (".press/files.json", ".press/lock.txt")  # of publishing; they hold no secret
HIDDEN = (".git/HEAD", ".gitignore", ".env", ".htaccess", ".DS_Store", *NOTES)
NO_ADDRESS = "Where is the site? Write its address into content/site.toml, or say --at https://example.org"
Finding = tuple[str, Fault]  # with the path that it is about


class LastRelease(NamedTuple):
    """What was last published from here: its record, its redirects from old addresses, and the kind of its target."""

    record: Record
    redirects: Mapping[str, str]
    kind: str


def last_release(root: Path, address: str) -> LastRelease | None:
    """What was last published from here, for the site at `address`; None if that is nothing or cannot be read."""
    folder, base = published_folder(root), f"{urlsplit(address).path}/"
    try:
        record = load((folder / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    rules = (folder / "_redirects").read_text("utf-8").splitlines() if (folder / "_redirects").exists() else []
    pairs = [rule.split()[:2] for rule in rules if rule.rstrip("!").endswith(" 301")]
    kind = (folder / "place").read_text("utf-8", "replace") if (folder / "place").exists() else ""
    redirects = {unquote(old).removeprefix(base): unquote(new).removeprefix(base) for old, new in pairs}
    return LastRelease(record, redirects, kind.strip().partition(":")[0])


class Verified(NamedTuple):
    """The files that a published site should have, and what was found."""

    files: Collection[str]
    findings: Collection[Finding]

    @property
    def failed(self) -> bool:
        """Whether anything is broken."""
        return any(fault.broken for _, fault in self.findings)

    def __str__(self) -> str:
        paths: dict[Fault, list[str]] = defaultdict(list)
        for path, fault in sorted(self.findings, key=lambda finding: (not finding[1].broken, finding)):
            paths[fault].append(path)
        lines = []
        for fault, same in paths.items():
            named = 3 if fault.broken else 1
            more = f" and {len(same) - named} more" if len(same) > named else ""
            lines.append(f"{', '.join(same[:named])}{more}: {'' if fault.broken else 'advice: '}{fault.message}")
        good = len({address_of(name) for name in self.files} - {path for path, fault in self.findings if fault.broken})
        return "\n".join([*map(printable, lines), f"{good} of {len(self.files)} files are as published."])


def verify(root: Path, at: str = "", say: Callable[[str], None] = print, *, theirs: bool = False) -> Verified:
    """Fetch a published site and compare it.

    Args:
        root: the project.
        at: where the site is; the address of site.toml if empty.
        say: is told what the site is compared with, before the first page is fetched.
        theirs: whether to compare with what the host says of itself, whatever was published from here.

    Raises:
        PublishError: the address is none, cannot be reached, or there is nothing to compare with.
        ContentError: site.toml cannot be read.
    """
    own, problems = read_site(root)
    if own is None:
        raise ContentError(problems)
    address = (at or own.address).rstrip("/")
    if not WHOLE.fullmatch(address) or "@" in address:
        raise PublishError(NO_ADDRESS)
    site, last = _Site(address), None if theirs else last_release(root, own.address)
    live, wrong = site.live_record()
    record = last.record if last else live
    if record is None:
        raise PublishError(f"There is nothing to compare with: {address}/{RECORD} {wrong}.")
    say(f"Compared with {'the last publish from here' if last else f'what its {RECORD} says'}: {_words(record)}.")
    if live and live != record:
        wrong = f"is of another release, {_words(live)}. If that one is meant to be there, ask again with --theirs"
    return Verified(
        record.files.keys(), [*([(f"/{RECORD}", Fault(wrong))] if wrong else []), *site.check(record, last)]
    )


def _words(record: Record) -> str:
    source = f"commit {record.commit[:7]}" if record.commit else "files that are in no repository"
    changes = " and changes that were not committed" if record.commit and not record.clean else ""
    return f"{'an unchecked draft' if record.preview else 'a site'} from {source}{changes}"


class _Site:
    """A published site. What it is compared with is known once its own record has been asked for.

    `limit` is how many bytes a body may have; `redirects` is None if nobody here knows of any.
    """

    record: Record
    redirects: Mapping[str, str] | None
    own_server: bool

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = HttpClient("invoke verify", TIMEOUT, inside=True)
        self.limit, self.silent = LARGEST, 0

    def url(self, path: str) -> str:
        """The URL of a path from the site's root."""
        return f"{self.address}/{quote(path, safe='/~')}"

    def get(self, path: str, accept: str = "br, gzip") -> Answer:
        """The answer for a path; the second one if the host is busy at first."""
        for is_last in (False, True):
            if self.silent >= SILENT:
                raise FetchError("was not asked for: the host has fallen silent")
            try:
                answer = self.client.request("GET", self.url(path), limit=self.limit + 1, accept=accept)
                self.silent = 0
                if is_last or answer.status not in BUSY:
                    break
            except SilentHostError as error:
                if is_last:
                    self.silent += 1
                    raise SilentHostError(f"no answer: {error}") from None
            time.sleep(PAUSE)
        if len(answer.body) > self.limit:
            raise FetchError("sends more than any file of the site holds")
        return answer

    def live_record(self) -> tuple[Record | None, str]:
        """The record on the host, or what is wrong with it."""
        try:
            answer = self.get(RECORD)
            if answer.location:
                raise PublishError(f"{self.address} redirects to {answer.location}: ask there, with --at.")
            if answer.status != OK:
                return None, f"answers {answer.status}"
            return load(answer.body.decode("utf-8", "replace")), ""
        except SilentHostError as error:
            raise PublishError(f"{self.address} cannot be reached: {error}.") from None
        except (FetchError, ValueError) as error:
            return None, str(error).removeprefix(f"{RECORD} ")

    def check(self, record: Record, last: LastRelease | None) -> Iterator[Finding]:
        """What is wrong, with paths; eight are looked at at once, and a terminal shows how far it is."""
        self.record, self.redirects = record, last.redirects if last else None
        self.own_server = last is not None and last.kind == "rsync"
        self.limit = max([LEAST, *(entry.bytes for entry in record.files.values())])
        old, files = self.redirects or {}, record.files
        folders = {name[: at + 1] for name in files for at, letter in enumerate(name) if letter == "/"}
        checks = [
            *((self.file, name) for name in files if address_of(name)[1:] not in old),
            *((self.old_address, path) for path in old),
            *((self.missing, path) for path in (*MADE_UP, *HIDDEN, *sorted(folders)) if file_of(path) not in files),
        ]
        console = Console(stderr=True)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done = pool.map(self._found, checks)
            hide = not console.is_terminal
            for findings in track(done, "Asking", len(checks), console=console, transient=True, disable=hide):
                yield from findings

    def _found(self, one: tuple[Callable[[str], Iterator[Fault]], str]) -> list[Finding]:
        check, what = one
        try:
            return [(address_of(what), fault) for fault in check(what)]
        except FetchError as error:
            return [(address_of(what), Fault(str(error)))]

    def file(self, name: str) -> Iterator[Fault]:
        """What is wrong with a file, and with which way of asking for it, if not with all of them."""
        ways = WAYS if compressed_names(name) else {"br, gzip": ""}
        faults: dict[Fault, list[str]] = defaultdict(list)
        for accept, words in ways.items():
            try:
                answer = self.get(address_of(name)[1:], accept)
                found = list(self._faults(name, answer))
            except FetchError as error:
                found = [Fault(str(error))]
            for fault in found:
                faults[fault].append(words)
        for (message, broken), those in faults.items():
            some = broken and len(those) < len(ways)
            yield Fault(f"asked for {' and '.join(those)}: {message}" if some else message, broken)

    def _faults(self, name: str, answer: Answer) -> Iterator[Fault]:
        """What is wrong with one answer; of another file than the published one no more is said."""
        if name == NOT_FOUND_PAGE and (answer.location or answer.status == NOT_FOUND):
            return  # some hosts show it elsewhere; readers see it at made-up addresses
        if self.redirects is None and answer.status in PERMANENT and answer.location.startswith(f"{self.address}/"):
            unknown = "whether it should is known only where the site was published from"
            yield Fault(f"redirects to {answer.location}; {unknown}", broken=False)
        elif answer.location or answer.status != OK:
            yield Fault(f"redirects to {answer.location}" if answer.location else f"answers {answer.status}")
        elif not self._is(name, answer):
            yield Fault("is not what was published")
        else:
            encrypted, preview = self.address.startswith("https:"), self.record.preview
            yield from header_faults(name, answer, encrypted=encrypted, preview=preview, own_server=self.own_server)

    def _is(self, name: str, answer: Answer) -> bool:
        """Whether an answer's body is a file of the record."""
        entry = self.record.files.get(name)
        return entry is not None and hashlib.sha256(answer.body).hexdigest() == entry.sha256

    def old_address(self, old: str) -> Iterator[Fault]:
        """What is wrong with an old address: it redirects to the new one, or has a page that leads there."""
        new, answer = (self.redirects or {})[old], self.get(old)
        if not answer.location and file_of(old) in self.record.files:
            yield from self.file(file_of(old))
        elif urlsplit(answer.location)[1:3] != urlsplit(self.url(new))[1:3]:
            yield Fault(f"does not redirect to /{new}")
        elif answer.status not in PERMANENT:
            yield Fault(f"redirects to /{new} only for now ({answer.status}), not for good")

    def missing(self, path: str) -> Iterator[Fault]:
        """What is wrong with the answer for what was never there, or what nobody should see."""
        answer = self.get(path)
        ours = self._is(NOT_FOUND_PAGE, answer)
        if path in MADE_UP and not (ours and answer.status == NOT_FOUND):
            page = "our page" if ours else "another page"
            yield Fault(
                f"answers {answer.status} with {page}; it was never there, so it should be 404 with our 404.html"
            )
        elif answer.status == OK and not ours:
            what = "a folder that has no page, maybe a list of its files" if path.endswith("/") else "a hidden file"
            yield Fault(f"shows {what}", broken=path not in NOTES)
