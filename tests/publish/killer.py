"""Runs publishers in processes of their own, and kills each at another moment while readers read."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from publish.crawler import crawling

from press.publish.model import Record, Release

ROUNDS = 40 if os.environ.get("TEST_ALL") else 4  # moments at which a test kills
Publish = Callable[[], object]


def read_while_killed(
    root: Path, releases: Sequence[Release], publish: Callable[[Release], object], live: Callable[[], Record]
) -> Release:
    """Publish one release after the other and kill each publisher, while readers of `root` find every page whole.

    The programs that every other publisher has started live on. In the end one publishes to the end: that release is
    returned. The first one is live already.
    """

    def following() -> Release:
        commits = [release.record.commit for release in releases]
        return releases[(commits.index(live().commit) + 1) % len(releases)]

    with crawling(root, releases) as crawl:
        for number, moment in enumerate(_moments(lambda: publish(releases[1]))):
            at, other = moment, following()
            while not _kill_at(at, lambda new=other: publish(new), group=number % 2 == 0, still=crawl.still):
                at, other = at / 2, following()  # it was done before
            crawl.read_all()
        other = following()
        with crawl.still():
            pass
        publish(other)
        crawl.read_all()
    assert crawl.wrong == set()
    assert crawl.pages > ROUNDS * 2 * 20
    assert live() == other.record
    return other


def _moments(publish: Publish) -> list[float]:
    """Publish to the end, and divide the seconds that it takes into ROUNDS moments."""
    started = time.monotonic()
    publish()
    seconds = time.monotonic() - started
    return [seconds * (n + 0.5) / ROUNDS for n in range(ROUNDS)]


def _kill_at(moment: float, publish: Publish, *, group: bool, still: Callable[[], AbstractContextManager]) -> bool:
    """Publish in a process of its own, and kill that after some seconds; whether it was killed before it was done.

    `group` says whether the programs that it has started are killed too, as a full machine does. No thread may do
    anything in the moment when the process is made, so readers have to be `still`.
    """

    def grouped() -> None:
        os.setpgrp()
        publish()

    child = multiprocessing.get_context("fork").Process(target=grouped)
    with still(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of threads, which stand still
        child.start()
    os.setpgid(child.pid, child.pid)  # too: whoever comes first
    time.sleep(moment)
    (os.killpg if group else os.kill)(child.pid, signal.SIGKILL)
    child.join()
    assert child.exitcode in {0, -signal.SIGKILL}, "the publisher failed by itself"
    return child.exitcode != 0
