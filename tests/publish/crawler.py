"""Readers who read a whole site over and over while it is being published, and note everything that is wrong.

Each of them asks as a browser does: for a page, then at once for everything that the page shows or links to, with and
without compression. What they get is compared with the releases that may be live.
"""

from __future__ import annotations

import gzip
import hashlib
import http.client
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import brotli

from press.builder.manifest import RECORD, entry_of
from press.publish.model import Release

NAMED = re.compile(r'<(\w+)(?: rel="(\w+)")?[^>]*? (src|srcset|href)="([^"]*)"(?: srcset="([^"]*)")?')
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
BREATH = 0.005  # seconds between two pages, so that a publisher gets its turn on a small machine
READERS = 2
PATIENCE = 120  # seconds; a server that hangs fails the test instead of stopping it

Answer = tuple[int, bytes]  # status, and the body before compression


class Crawl:
    """What was read: `pages` counts whole ones, `wrong` says what was wrong, `rounds` how often each read all."""

    def __init__(self, address: str, releases: Sequence[Release]) -> None:
        self.address = f"{address.rstrip('/')}/"
        self.hashes = [
            {name: entry.sha256 for name, entry in release.record.files.items()}
            | {RECORD: entry_of(release.folder / RECORD).sha256}
            for release in releases
        ]
        self.names = sorted(name for name in set().union(*self.hashes) if name.endswith(".html") or name == RECORD)
        self.pages, self.wrong, self.rounds = 0, [], [0] * READERS
        self.ended = False
        self.turns = [threading.Lock() for _ in range(READERS)]  # held by a reader while it reads a page

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let every reader finish the page at hand with all that it names, and wait meanwhile.

        Nobody can hold a page open while two releases pass; and while nothing moves, a process may be forked.
        """
        with ExitStack() as held:
            for turn in self.turns:
                held.enter_context(turn)
            yield

    def read_all(self) -> None:
        """Wait until every reader has begun and ended a whole round since now."""
        wanted, until = [done + 2 for done in self.rounds], time.monotonic() + PATIENCE
        while any(done < want for done, want in zip(self.rounds, wanted, strict=True)):
            assert time.monotonic() < until, "the crawler hangs"
            time.sleep(BREATH)

    def run(self, number: int) -> None:
        """Read the site as the reader of this number, each from another page on, until the crawl ends."""
        start = number * len(self.names) // len(self.rounds)
        while True:
            for name in (*self.names[start:], *self.names[:start]):
                time.sleep(BREATH)
                if self.ended:
                    return
                with self.turns[number]:
                    try:
                        self._read(name, "br, gzip" if number % 2 == 0 else "identity")
                    except (OSError, http.client.HTTPException, ValueError, EOFError, brotli.error) as error:
                        self.note(f"{name}: cut off or unreadable ({error!r})")
            self.rounds[number] += 1

    def note(self, wrong: str) -> None:
        """Note something that is wrong, once."""
        if wrong not in self.wrong:
            self.wrong.append(wrong)

    def _read(self, name: str, encoding: str) -> None:
        page = self._ask(name, encoding)
        if page[0] == 404 and not all(name in files for files in self.hashes):
            return
        of = self._releases(name, page)
        if not of or name == RECORD:
            return
        self.pages += 1
        for file, shown in self._named(name, page[1].decode()).items():
            answer = self._ask(file, encoding)
            if answer[0] == 404 and not shown and self._ask(name, encoding) != page:
                continue  # a link may be dead if the page that has it has changed meanwhile
            if answer[0] == 404:
                self.note(f"{name}: {file}, which it {'shows' if shown else 'links to'}, is missing")
            elif (found := self._releases(file, answer)) and shown and not of & found:
                self.note(f"{name}: {file}, which it shows, is of another release")

    def _releases(self, name: str, answer: Answer) -> set[int]:
        """The numbers of the releases that have the file with these bytes; notes it if there is none."""
        status, body = answer
        digest = hashlib.sha256(body).hexdigest()
        found = {number for number, files in enumerate(self.hashes) if status == 200 and files.get(name) == digest}
        if not found:
            self.note(f"{name}: its bytes are those of no release (status {status}, {len(body)} bytes)")
        return found

    def _named(self, name: str, page: str) -> dict[str, bool]:
        """The files of this site that a page names, and whether it shows them by itself or only links to them."""
        found: dict[str, bool] = {}
        for tag, rel, _, first, sources in NAMED.findall(page):
            urls = [first, *(source.split()[0] for source in sources.split(",") if source)]
            for url in [urldefrag(urljoin(self._url(name), one))[0] for one in urls if rel != "canonical"]:
                file = unquote(url.removeprefix(self.address))
                file = f"{file}index.html" if file == "" or file.endswith("/") else file
                found[file] = found.get(file, False) or tag != "a"
        return found

    def _url(self, name: str) -> str:
        return self.address + name.removesuffix("index.html")

    def _ask(self, name: str, encoding: str) -> Answer:
        url = urlsplit(self._url(name))
        line = http.client.HTTPConnection(url.netloc, timeout=PATIENCE)
        try:
            line.request("GET", url.path, headers={"Accept-Encoding": encoding})
            answer = line.getresponse()
            body = answer.read()
            return answer.status, UNPACK.get(answer.headers.get("Content-Encoding", ""), bytes)(body)
        finally:
            line.close()


@contextmanager
def crawling(address: str, releases: Sequence[Release]) -> Iterator[Crawl]:
    """Read the site at `address` over and over; gives what was found, which grows meanwhile.

    `releases` are those that may be live; at least one already is.
    """
    crawl = Crawl(address, releases)
    threads = [threading.Thread(target=crawl.run, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield crawl
    finally:
        crawl.ended = True
        for thread in threads:
            thread.join()
