"""A host on loopback that answers as it is told, and notes who asked for what, and when."""

from __future__ import annotations

import http.server
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from typing import NamedTuple

from browser.server import serving


class Asked(NamedTuple):
    """A request; its times are seconds of the monotonic clock."""

    path: str
    agent: str
    begun: float
    done: float


class Host:
    """`ways` says for a path what to answer: a status, headers and a body, or a function that does."""

    def __init__(self, ways: dict[str, tuple | Callable]) -> None:
        self.ways = ways
        self.asked: list[Asked] = []
        self.address = ""

    def seen(self) -> list[str]:
        """The path of each request."""
        return [asked.path for asked in self.asked]


@contextmanager
def hosting(ways):
    """A running host."""
    host = Host(ways)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            begun = time.monotonic()
            way = host.ways.get(self.path, (404,))
            way = way() if callable(way) else way
            status, headers, body = *way, *(200, {}, b"")[len(way) :]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            host.asked.append(Asked(self.path, self.headers["User-Agent"], begun, time.monotonic()))
            self.end_headers()
            with suppress(ConnectionError):  # nobody reads more than is needed
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    with serving(Handler) as host.address:
        yield host
