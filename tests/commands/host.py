"""A host on loopback that answers as it is told, and notes who asked for what, and when."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import NamedTuple


class Asked(NamedTuple):
    """A request; its times are seconds of the monotonic clock."""

    method: str
    path: str
    agent: str
    begun: float
    done: float


class Host:
    """`ways` says for a path what to answer: a status, headers and a body, or a function of the method that does."""

    def __init__(self, ways: dict[str, tuple | Callable]) -> None:
        self.ways = ways
        self.asked: list[Asked] = []
        self.address = ""

    def seen(self) -> list[tuple[str, str]]:
        """Method and path of each request."""
        return [asked[:2] for asked in self.asked]


@contextmanager
def hosting(ways):
    """A running host."""
    host = Host(ways)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            begun = time.monotonic()
            way = host.ways.get(self.path, (404,))
            status, headers, body, *_ = *(way(self.command) if callable(way) else way), {}, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            host.asked.append(Asked(self.command, self.path, self.headers["User-Agent"], begun, time.monotonic()))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def do_HEAD(self):
            self.do_GET()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        host.address = f"http://127.0.0.1:{running.server_port}"
        yield host
        running.shutdown()
