"""Runs a publisher in a process of its own, and kills it at a chosen moment.

Most moments are a line of the publisher's own code, so that they do not depend on how fast the machine is. A few are a
time, in seconds, so that the programs that it starts are met at work.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType

from support import REPOSITORY

ROOMS = tuple(str(REPOSITORY / "press" / room) for room in ("publish", "build"))
ROUNDS = 40 if os.environ.get("TEST_ALL") else 4  # moments at which a test kills
Publish = Callable[[], object]
Moment = int | float  # a number of lines, or of seconds


class _Lines:
    """Counts the lines of the rooms that are run, in all threads, and calls `stop` at one of them."""

    def __init__(self, stop_at: int, stop: Callable[[], None]) -> None:
        self.count, self.stop_at, self.stop = 0, stop_at, stop
        self.first: dict[tuple[str, int], int] = {}

    def trace(self, frame: FrameType, event: str, _given: object):
        """As sys.settrace wants it."""
        if not frame.f_code.co_filename.startswith(ROOMS):
            return None
        if event == "line":
            self.count += 1
            self.first.setdefault((frame.f_code.co_filename, frame.f_lineno), self.count)
            if self.count == self.stop_at:
                self.stop()
        return self.trace


def moments(publish: Publish, many: int = 20) -> list[Moment]:
    """Publish to the end, and choose `many` moments of it: lines when they are run for the first time, and times."""
    lines, started = _Lines(0, lambda: None), time.monotonic()
    with _traced(lines):
        publish()
    seconds, firsts, by_time = time.monotonic() - started, sorted(lines.first.values()), many // 4
    steps = many - by_time
    chosen = [firsts[(2 * n + 1) * len(firsts) // (2 * steps)] for n in range(steps)]
    return [*chosen, *(seconds * (n + 1) / (by_time + 1) for n in range(by_time))]


def sooner(moment: Moment) -> Moment:
    """A moment that comes sooner, for a publisher that was done before it was to be killed."""
    return moment / 2 if isinstance(moment, float) else moment // 2


def kill_at(
    moment: Moment, publish: Publish, *, group: bool = True, still: Callable[[], AbstractContextManager] = nullcontext
) -> bool:
    """Publish in a process of its own, and kill that at a moment; whether it was killed before it was done.

    Args:
        moment: one that `moments` has given.
        publish: publishes.
        group: whether the programs that it has started are killed too, as a full machine does; else they live on.
        still: `Crawl.still`, if somebody reads: no thread may do anything in the moment when the process is made.
    """
    with still(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of threads, which stand still
        child = os.fork()
        if child == 0:
            _be_killed(moment, publish, os.killpg if group else os.kill)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the publisher failed by itself"
    return False


def _be_killed(moment: Moment, publish: Publish, kill: Callable[[int, int], None]) -> None:
    """In the child: publish, and be killed."""
    os.setsid()
    code = 1
    try:
        lines = _Lines(0 if isinstance(moment, float) else moment, lambda: kill(os.getpid(), signal.SIGKILL))
        if isinstance(moment, float):
            timer = threading.Timer(moment, lines.stop)
            timer.daemon = True
            timer.start()
        with _traced(lines):
            publish()
        code = 0
    except BaseException as error:  # noqa: BLE001 - a child must never return into the tests
        os.write(2, f"{error!r}\n".encode())
    finally:
        os._exit(code)


@contextmanager
def _traced(lines: _Lines) -> Iterator[None]:
    """With another trace put aside, which may be a debugger's or a coverage's."""
    old = sys.gettrace()
    sys.settrace(lines.trace)
    threading.settrace(lines.trace)
    try:
        yield
    finally:
        sys.settrace(old)
        threading.settrace(None)  # type: ignore[arg-type]
