"""Readers who read a whole site over and over while it is being published, and note everything that was wrong.

Each of them asks as a browser does: for a page, then at once for everything that the page names, over a connection
that is kept, with and without compression. What they get is held against the releases that may stand there.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.client
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import brotli
from selectolax.lexbor import LexborHTMLParser, LexborNode

from press.build.manifest import RECORD, entry_of
from press.publish.model import Release

SHOWN = {"icon", "stylesheet", "preload"}  # what a page's links in its head load by themselves
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
ENCODINGS = ("br, gzip", "")  # what the readers ask for, in turn
BREATH = 0.005  # seconds between two pages, so that a publisher gets its turn on a small machine
PATIENCE = 60  # seconds without an answer: a server that hangs fails the test instead of stopping it


@dataclass(frozen=True)
class Answer:
    """A status, and the body as it was before compression."""

    status: int
    body: bytes

    @functools.cached_property
    def hash(self) -> str:
        """Of the body."""
        return hashlib.sha256(self.body).hexdigest()


class Known:
    """What the releases say of each file."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self.files = [
            {name: entry.sha256 for name, entry in release.record.files.items()}
            | {RECORD: entry_of(release.folder / RECORD).sha256}
            for release in releases
        ]
        self.names = sorted(set().union(*self.files))
        self.pages = [name for name in self.names if name.endswith(".html")]
        self.everywhere = {name for name in self.names if all(name in files for files in self.files)}

    def holders(self, name: str, digest: str) -> set[int]:
        """The numbers of the releases that have the file with these bytes."""
        return {number for number, files in enumerate(self.files) if files.get(name) == digest}


class Crawl:
    """What was read, and what was wrong with it.

    `pages` and `files` count whole answers; `rounds` how often each reader has read the whole site.
    """

    def __init__(self, address: str, releases: Sequence[Release], index: str, readers: int) -> None:
        self.address = f"{address.rstrip('/')}/"
        self.index = index
        self.known = Known(releases)
        self.pages, self.files = 0, 0
        self.wrong: list[str] = []
        self.rounds = [0] * readers
        self._changed = threading.Condition()
        self._open, self._ended, self._hurry, self._waiting = True, False, False, 0

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let every reader finish the page at hand with all that it names, and wait.

        Call it between two publishings: nobody can hold a page open while two releases pass. And while nothing moves,
        a process may be forked.
        """
        with self._changed:
            self._open = False
            self._wait(lambda: self._waiting == len(self.rounds))
        try:
            yield
        finally:
            with self._changed:
                self._open = True
                self._changed.notify_all()

    def read_all(self) -> None:
        """Wait until every reader has begun and ended a whole round since now."""
        with self._changed:
            wanted = [done + 2 for done in self.rounds]  # the one that is under way does not count
            self._hurry = True
            self._wait(lambda: all(done >= want for done, want in zip(self.rounds, wanted, strict=True)))
            self._hurry = False

    def end(self) -> None:
        """Tell the readers to go."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def note(self, wrong: str) -> None:
        """Note something that is wrong, once."""
        with self._changed:
            if wrong not in self.wrong:
                self.wrong.append(wrong)

    def count(self, *, page: bool) -> None:
        """Count a whole answer."""
        with self._changed:
            self.pages += page
            self.files += not page

    def round_done(self, reader: int) -> None:
        """Count a round."""
        with self._changed:
            self.rounds[reader] += 1
            self._changed.notify_all()

    def may_go_on(self) -> bool:
        """Wait here while the crawl stands still; whether there is more to read."""
        with self._changed:
            self._waiting += 1
            self._changed.notify_all()
            self._changed.wait(0 if self._hurry else BREATH)
            self._changed.wait_for(lambda: self._open or self._ended)
            self._waiting -= 1
            return not self._ended

    def _wait(self, until) -> None:
        assert self._changed.wait_for(until, 4 * PATIENCE), "the crawler hangs"


class Reader:
    """One of the readers; runs in a thread of its own."""

    def __init__(self, crawl: Crawl, number: int) -> None:
        self.crawl, self.number, self.known = crawl, number, crawl.known
        self.line: http.client.HTTPConnection | None = None
        self.names: dict[tuple[str, str], list[tuple[str, bool]]] = {}  # what a page names, by its hash
        self.headers = {"Accept-Encoding": encoding} if (encoding := ENCODINGS[number % len(ENCODINGS)]) else {}

    def run(self) -> None:
        """Read the site, each reader from another page on, until the crawl ends."""
        pages = self.known.pages
        start = self.number * len(pages) // len(self.crawl.rounds)
        while True:
            for page in (*pages[start:], *pages[:start], RECORD):
                if not self.crawl.may_go_on():
                    self._hang_up()
                    return
                self._noted(page)
            self.crawl.round_done(self.number)

    def _noted(self, name: str) -> None:
        """Read a page; whatever goes wrong is noted, and the next one is read."""
        try:
            if name == RECORD:
                self._is_whole(name, self._ask(name))
            else:
                self._read_page(name)
        except (OSError, http.client.HTTPException, ValueError, EOFError, brotli.error) as error:
            self.crawl.note(f"{name}: cut off or unreadable ({error!r})")
            self._hang_up()

    def _read_page(self, name: str) -> None:
        page = self._ask(name)
        if page.status == 404 and name not in self.known.everywhere:
            return
        if not self._is_whole(name, page):
            return
        self.crawl.count(page=True)
        seen = (name, page.hash)
        if seen not in self.names:
            self.names[seen] = self._named(name, page.body.decode())
        for target, shown in self.names[seen]:
            if shown:
                self._read_shown(name, page, target)
            else:
                self._follow(name, page, target)

    def _is_whole(self, name: str, answer: Answer) -> bool:
        """Whether an answer is the file of some release; notes it when it is not."""
        if answer.status != 200:
            self.crawl.note(f"{name}: answered with {answer.status}")
            return False
        if not self.known.holders(name, answer.hash):
            whole = "whole" if answer.body.rstrip().endswith(b"</html>") else "cut off"
            about = f"{whole}, " if name.endswith(".html") else ""
            self.crawl.note(f"{name}: its bytes are those of no release ({about}{len(answer.body)} bytes)")
            return False
        return True

    def _read_shown(self, page: str, read: Answer, name: str) -> None:
        """Read what a page shows by itself: it has to be there, and of the page's own release."""
        answer = self._ask(name)
        if answer.status == 404:
            self.crawl.note(f"{page}: {name}, which it shows, is missing")
        elif self._is_whole(name, answer):
            self.crawl.count(page=False)
            if not self.known.holders(page, read.hash) & self.known.holders(name, answer.hash):
                self.crawl.note(f"{page}: {name}, which it shows, is of another release")

    def _follow(self, page: str, read: Answer, name: str) -> None:
        """Follow a link: it may be dead only if the page that has it is no longer the same."""
        for _ in range(2):
            answer = self._ask(name)
            if answer.status != 404:
                self._is_whole(name, answer)
                return
            if self._ask(page) != read:
                return
        self.crawl.note(f"{page}: {name}, to which it leads, is missing")

    def _named(self, name: str, page: str) -> list[tuple[str, bool]]:
        """The files of this site that a page names, each once, and whether the page shows it or leads to it."""
        found: dict[str, bool] = {}
        for node in LexborHTMLParser(page).css("[src], [href], [srcset]"):
            for address in _addresses(node):
                target = urldefrag(urljoin(self._url(name), address))[0]
                if target.startswith(self.crawl.address):
                    file = unquote(target.removeprefix(self.crawl.address)).partition("?")[0]
                    file = f"{file}index.html" if file == "" or file.endswith("/") else file
                    found[file] = found.get(file, False) or _is_shown(node)
        return list(found.items())

    def _url(self, name: str) -> str:
        """The address of a file; a page called index.html has its folder's."""
        folder, last = name.rpartition("/")[::2]
        asked = f"{folder}/{self.crawl.index}".lstrip("/") if last == "index.html" else name
        return self.crawl.address + asked

    def _ask(self, name: str) -> Answer:
        """What the server answers. A kept connection that it has closed meanwhile is opened again, once."""
        path = urlsplit(self._url(name)).path
        if self.line:
            try:
                return self._answer(self.line, path)
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self._hang_up()
        self.line = http.client.HTTPConnection(urlsplit(self.crawl.address).netloc, timeout=PATIENCE)
        return self._answer(self.line, path)

    def _answer(self, line: http.client.HTTPConnection, path: str) -> Answer:
        line.request("GET", path, headers={"Accept-Encoding": "identity", **self.headers})
        answer = line.getresponse()
        body = answer.read()
        return Answer(answer.status, UNPACK.get(answer.headers.get("Content-Encoding", ""), bytes)(body))

    def _hang_up(self) -> None:
        if self.line:
            self.line.close()
        self.line = None


def _addresses(node: LexborNode) -> list[str]:
    """What a tag names."""
    given = node.attributes
    choices = [choice.split()[0] for choice in (given.get("srcset") or "").split(",") if choice.strip()]
    return [*filter(None, (given.get("src"), given.get("href"))), *choices]


def _is_shown(node: LexborNode) -> bool:
    """Whether a browser loads what the tag names without being asked."""
    if node.tag == "link":
        return bool(SHOWN & set((node.attributes.get("rel") or "").split()))
    return node.tag != "a"


@contextmanager
def crawling(address: str, releases: Sequence[Release], *, index: str = "", readers: int = 2) -> Iterator[Crawl]:
    """Read a site over and over; gives what was found, which grows meanwhile.

    Args:
        address: the site's root.
        releases: those that may stand there; at least one does already.
        index: what is asked for in a folder: nothing, as readers do, or `index.html` where a bare store needs it.
        readers: how many read at once.
    """
    crawl = Crawl(address, releases, index, readers)
    threads = [threading.Thread(target=Reader(crawl, number).run) for number in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield crawl
    finally:
        crawl.end()
        for thread in threads:
            thread.join()
