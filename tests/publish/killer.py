"""Runs a publisher in a process of its own, and kills it at a chosen moment."""

from __future__ import annotations

import os
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

ROUNDS = 40 if os.environ.get("TEST_ALL") else 4  # moments at which a test kills
Publish = Callable[[], object]


def moments(publish: Publish) -> list[float]:
    """Publish to the end, and divide the seconds that it takes into ROUNDS moments."""
    started = time.monotonic()
    publish()
    seconds = time.monotonic() - started
    return [seconds * (n + 0.5) / ROUNDS for n in range(ROUNDS)]


def kill_at(
    moment: float, publish: Publish, *, group: bool = True, still: Callable[[], AbstractContextManager] = nullcontext
) -> bool:
    """Publish in a process of its own, and kill that after some seconds; whether it was killed before it was done.

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
            _run(publish)
        os.setpgid(child, child)
    time.sleep(moment)
    (os.killpg if group else os.kill)(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the publisher failed by itself"
    return False


def _run(publish: Publish) -> None:
    """Publish in the child, which must never return into the tests."""
    code = 1
    try:
        publish()
        code = 0
    except BaseException as error:  # noqa: BLE001 - as it is said
        os.write(2, f"{error!r}\n".encode())
    finally:
        os._exit(code)
