"""Manners: one request at a time to a host, and a pause before the next."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Host:
    """Who holds the turn, and when the next may begin, in seconds of the monotonic clock."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Turns:
    """Gives turns at hosts, from any thread; a redirect may lead to a host that another thread is asking.

    Args:
        pause: seconds between the end of one request and the beginning of the next.
        stopped: ends every pause at once when it is set.
    """

    def __init__(self, pause: float, stopped: threading.Event) -> None:
        self.pause = pause
        self.stopped = stopped
        self.hosts: defaultdict[str, Host] = defaultdict(Host)
        self.guard = threading.Lock()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """Wait for a turn, and hold it."""
        with self.guard:
            here = self.hosts[host]
        with here.turn:
            self.stopped.wait(max(0.0, here.free_at - time.monotonic()))
            try:
                yield
            finally:
                here.free_at = time.monotonic() + self.pause
