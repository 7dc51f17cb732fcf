"""What goes over the wire when a page is asked for: read from a plain socket, so that every byte counts."""

from __future__ import annotations

import http.client
import io
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """An answer: how many bytes it was, headers and body, and what the headers say."""

    status: int
    size: int
    headers: dict[str, str]


class _Recording:
    """A socket that has been read already."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def makefile(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self.data)


def fetch(url: str) -> Answer:
    """Ask for an address as a browser does that knows brotli."""
    parts = urlsplit(url)
    asked = (
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as wire:
        wire.sendall(asked.encode())
        data = b"".join(iter(lambda: wire.recv(65536), b""))
    told = http.client.HTTPResponse(_Recording(data))  # type: ignore[arg-type] # all that it needs of a socket
    told.begin()
    return Answer(told.status, len(data), dict(told.getheaders()))
