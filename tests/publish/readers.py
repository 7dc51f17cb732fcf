"""Whoever reads a whole site over and over while publishers are killed, and notes everything that is wrong.

It does as a browser: it asks for a page, then at once for everything that the page shows or links to. What it gets is
compared with the releases that may be live.
"""

from __future__ import annotations

import multiprocessing
import re
import signal
import threading
import time
from contextlib import suppress
from multiprocessing.connection import wait

from publish.places import files_of
from support import ALL

LINK = re.compile(r'<(img|a|link rel="icon")[^>]*? (?:src|href)="(/[^"]*)"')
KILLS = 40 if ALL else 4  # moments at which a publisher is killed


def faults(read, releases):
    """What is wrong with a site: `read` gives the bytes of a file, None if it is not there."""
    held = [files_of(release) for release in releases]
    return [fault for name in sorted(set().union(*held)) for fault in _faults_of(name, read, held)]


def _faults_of(name, read, held):
    """What is wrong with a file. A link may be dead if the page that has it has changed meanwhile."""
    data = read(name)
    if data not in [files.get(name) for files in held]:
        yield f"{name} is of no release"
    elif data and name.endswith(".html"):
        for tag, url in LINK.findall(data.decode()):
            file = f"{url[1:]}index.html" if url.endswith("/") else url[1:]
            if read(file) is None and (tag != "a" or read(name) == data):
                yield f"{name}: {file} is missing"


def read_while(place, releases, action, seconds=60.0):
    """Read what a place shows while something is done in a process of its own, which is killed after some seconds.

    Whether it was done before. The programs that it has started live on.
    """

    def read(name):
        with suppress(FileNotFoundError, NotADirectoryError):
            return (place.root / name).read_bytes()

    child = multiprocessing.get_context("fork").Process(target=action)
    child.start()
    killer = threading.Timer(seconds, child.kill)
    killer.start()
    wrong, ended = set(), False
    while not ended:
        ended = wait([child.sentinel], 0)
        wrong.update(faults(read, releases))
    killer.cancel()
    killer.join()
    child.join()
    assert wrong == set()
    assert child.exitcode in {0, -signal.SIGKILL}, "it failed by itself"
    return child.exitcode == 0


def read_while_killed(place, releases):
    """Publish one release after the other and kill each publisher, while whoever reads finds every page whole.

    The first release is live already; the one that is live in the end is returned.
    """

    def publish(seconds=60.0):
        commits = [release.record.commit for release in releases]
        following = releases[(commits.index(place.target().live().commit) + 1) % len(releases)]
        return following if read_while(place, releases, lambda: place.publish(following), seconds) else None

    started = time.monotonic()
    publish()
    whole = time.monotonic() - started
    for number in range(KILLS):
        seconds = whole * (number + 0.5) / KILLS
        while publish(seconds):
            seconds /= 2  # it was done before
    return publish()
