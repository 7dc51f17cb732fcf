"""A reader who reads a whole site over and over while publishers are killed, and notes everything that is wrong.

It does as a browser: it asks for a page, then at once for everything that the page shows or links to. What it gets,
from the folder that a web server shows, is compared with the releases that may be live.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import posixpath
import re
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from press.builder.manifest import RECORD, entry_of
from press.publish.model import Record, Release

NAMED = re.compile(r'<(\w+)(?: rel="(\w+)")?[^>]*? (?:src|href)="([^"]*)"')
BREATH = 0.005  # seconds between two pages, so that a publisher gets its turn on a small machine
PATIENCE = 120  # seconds; a reader that hangs fails the test instead of stopping it
KILLS = 40 if os.environ.get("TEST_ALL") else 4  # moments at which a publisher is killed


class Crawl:
    """What was read: `pages` counts whole ones, `wrong` says what was wrong, `rounds` how often all was read.

    `turn` is held while a page is read with all that it names. Whoever holds it lets nobody keep a page open while two
    releases pass; and while nothing moves, a process may be forked.
    """

    def __init__(self, root: Path, releases: Sequence[Release]) -> None:
        self.root = root
        self.hashes = [
            {name: entry.sha256 for name, entry in release.record.files.items()}
            | {RECORD: entry_of(release.folder / RECORD).sha256}
            for release in releases
        ]
        self.names = sorted(name for name in set().union(*self.hashes) if name.endswith(".html") or name == RECORD)
        self.pages, self.wrong, self.rounds = 0, set(), 0
        self.turn, self.ended = threading.Lock(), False

    def read_all(self) -> None:
        """Wait until a whole round has begun and ended since now."""
        wanted, until = self.rounds + 2, time.monotonic() + PATIENCE
        while self.rounds < wanted:
            assert time.monotonic() < until, "the crawler hangs"
            time.sleep(BREATH)

    def run(self) -> None:
        """Read the site until the crawl ends."""
        while True:
            for name in self.names:
                time.sleep(BREATH)
                if self.ended:
                    return
                with self.turn:
                    self._read(name)
            self.rounds += 1

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
    thread = threading.Thread(target=crawl.run)
    thread.start()
    try:
        yield crawl
    finally:
        crawl.ended = True
        thread.join()


def read_while_killed(
    root: Path, releases: Sequence[Release], publish: Callable[[Release], object], live: Callable[[], Record]
) -> Release:
    """Publish one release after the other and kill each publisher, while whoever reads `root` finds every page whole.

    The programs that every other publisher has started live on. In the end one publishes to the end: that release is
    returned. The first one is live already.
    """

    def following() -> Release:
        commits = [release.record.commit for release in releases]
        return releases[(commits.index(live().commit) + 1) % len(releases)]

    with crawling(root, releases) as crawl:
        for number, moment in enumerate(_moments(lambda: publish(releases[1]))):
            at, other = moment, following()
            while not _kill_at(at, lambda new=other: publish(new), group=number % 2 == 0, turn=crawl.turn):
                at, other = at / 2, following()  # it was done before
            crawl.read_all()
        other = following()
        with crawl.turn:
            pass
        publish(other)
        crawl.read_all()
    assert crawl.wrong == set()
    assert crawl.pages > KILLS * 20
    assert live() == other.record
    return other


def _moments(publish: Callable[[], object]) -> list[float]:
    """Publish to the end, and divide the seconds that it takes into KILLS moments."""
    started = time.monotonic()
    publish()
    seconds = time.monotonic() - started
    return [seconds * (n + 0.5) / KILLS for n in range(KILLS)]


def _kill_at(moment: float, publish: Callable[[], object], *, group: bool, turn: threading.Lock) -> bool:
    """Publish in a process of its own, and kill that after some seconds; whether it was killed before it was done.

    `group` says whether the programs that it has started are killed too, as a full machine does.
    """

    def grouped() -> None:
        os.setpgrp()
        publish()

    child = multiprocessing.get_context("fork").Process(target=grouped)
    with turn, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of threads, which stand still
        child.start()
    os.setpgid(child.pid, child.pid)  # too: whoever comes first
    time.sleep(moment)
    (os.killpg if group else os.kill)(child.pid, signal.SIGKILL)
    child.join()
    assert child.exitcode in {0, -signal.SIGKILL}, "the publisher failed by itself"
    return child.exitcode != 0
