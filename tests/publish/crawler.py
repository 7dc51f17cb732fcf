"""Readers who read a whole site over and over while it is being published, and note everything that is wrong.

Each of them does as a browser: it asks for a page, then at once for everything that the page shows or links to. What
they get, from the folder that a web server shows, is compared with the releases that may be live.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from press.build.manifest import RECORD, entry_of
from press.publish.model import Release

NAMED = re.compile(r'<(\w+)(?: rel="(\w+)")?[^>]*? (?:src|href)="([^"]*)"')
BREATH = 0.005  # seconds between two pages, so that a publisher gets its turn on a small machine
READERS = 2
PATIENCE = 120  # seconds; a reader that hangs fails the test instead of stopping it


class Crawl:
    """What was read: `pages` counts whole ones, `wrong` says what was wrong, `rounds` how often each read all."""

    def __init__(self, root: Path, releases: Sequence[Release]) -> None:
        self.root = root
        self.hashes = [
            {name: entry.sha256 for name, entry in release.record.files.items()}
            | {RECORD: entry_of(release.folder / RECORD).sha256}
            for release in releases
        ]
        self.names = sorted(name for name in set().union(*self.hashes) if name.endswith(".html") or name == RECORD)
        self.pages, self.wrong, self.rounds = 0, set(), [0] * READERS
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
                    self._read(name)
            self.rounds[number] += 1

    def _read(self, name: str) -> None:
        page = self._ask(name)
        if page is None and not all(name in files for files in self.hashes):
            return
        of = self._releases(name, page)
        if not of or name == RECORD:
            return
        self.pages += 1
        for tag, rel, url in NAMED.findall(page.decode()):
            if rel != "canonical":
                self._follow(name, page, of, url, shown=tag != "a")

    def _follow(self, name: str, page: bytes, of: set[int], url: str, *, shown: bool) -> None:
        """Ask for what a page of some releases shows by itself, or only links to."""
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), url))
        file = posixpath.normpath(f"{file}/index.html") if url.endswith("/") or not url else file
        answer = self._ask(file)
        if answer is None and not shown and self._ask(name) != page:
            return  # a link may be dead if the page that has it has changed meanwhile
        if answer is None:
            self.wrong.add(f"{name}: {file}, which it {'shows' if shown else 'links to'}, is missing")
        elif (found := self._releases(file, answer)) and shown and not of & found:
            self.wrong.add(f"{name}: {file}, which it shows, is of another release")

    def _releases(self, name: str, data: bytes | None) -> set[int]:
        """The numbers of the releases that have the file with these bytes; notes it if there is none."""
        digest = hashlib.sha256(data or b"").hexdigest()
        found = {number for number, files in enumerate(self.hashes) if files.get(name) == digest}
        if not found:
            self.wrong.add(f"{name}: its bytes are those of no release ({'no file' if data is None else len(data)})")
        return found

    def _ask(self, name: str) -> bytes | None:
        with suppress(FileNotFoundError, NotADirectoryError):
            return (self.root / name).read_bytes()


@contextmanager
def crawling(root: Path, releases: Sequence[Release]) -> Iterator[Crawl]:
    """Read the site in `root` over and over; gives what was found, which grows meanwhile.

    `releases` are those that may be live; at least one already is.
    """
    crawl = Crawl(root, releases)
    threads = [threading.Thread(target=crawl.run, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield crawl
    finally:
        crawl.ended = True
        for thread in threads:
            thread.join()
