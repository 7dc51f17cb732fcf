"""Connections to one host, kept open: a hundred small files need eight greetings instead of a hundred.

`http.client` does it: this is what it is good at, and nothing has to be installed.
"""

from __future__ import annotations

import queue
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit


class Connections:
    """Connections to the host of an address, for any thread; `limit` is in seconds."""

    def __init__(self, address: str, limit: float) -> None:
        self.parts = urlsplit(address)
        self.limit = limit
        self.free: queue.SimpleQueue[HTTPConnection] = queue.SimpleQueue()

    @contextmanager
    def one(self) -> Iterator[HTTPConnection]:
        """One that nobody uses now; kept if all went well. If its host has closed it, it opens itself again."""
        try:
            connection = self.free.get_nowait()
        except queue.Empty:
            connection = self._new()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self.free.put(connection)

    def close(self) -> None:
        """Close all of them."""
        while not self.free.empty():
            self.free.get().close()

    def _new(self) -> HTTPConnection:
        host = self.parts.netloc.encode("idna").decode()
        if self.parts.scheme == "https":
            return HTTPSConnection(host, timeout=self.limit, context=ssl.create_default_context())
        return HTTPConnection(host, timeout=self.limit)
