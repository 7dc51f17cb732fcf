"""A good host on loopback: what a reader's browser meets when the site is published as we ask.

Headers as in `press.core.http_headers`, text in brotli or gzip, connections kept open, folders shown as their
index.html, and our 404 page for what is not there. It can be made bad: what it answers may be altered on its way out.
The preview's server is another one: it shows authors what is wrong.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import brotli

from press.core.http_headers import headers_of

TEXT = (".html", ".xml", ".txt", ".svg")
CUT = 0  # the status of an answer that is none: the host hangs up
Sent = tuple[int, dict[str, str], bytes]  # status, headers, body
Alter = Callable[[str, int, dict[str, str], bytes], Sent]


@functools.cache
def packed(data: bytes, encoding: str = "br") -> bytes:
    """Bytes as a good host sends them: brotli at its strongest, or gzip."""
    return brotli.compress(data, quality=11) if encoding == "br" else gzip.compress(data, 9, mtime=0)


def as_it_is(_path: str, *sent: Any) -> Sent:
    """An answer that nobody alters."""
    return sent


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers from a folder: `alter` is given the path and a good answer, and gives the answer that is sent."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one write
    disable_nagle_algorithm = True

    def __init__(self, *args: Any, alter: Alter = as_it_is, **more: Any) -> None:
        self.alter = alter
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        """Answer with a file, with the 404 page, or with the way to the folder."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            self._answer(308, {"Location": f"{self.path}/"}, b"")
            return
        file = path / "index.html" if path.is_dir() else path
        found = file.is_file()
        self._send(file if found else Path(self.directory, "404.html"), 200 if found else 404)

    def do_HEAD(self) -> None:
        """The same without the file."""
        self.do_GET()

    def _send(self, file: Path, status: int) -> None:
        data = file.read_bytes()
        headers = headers_of(file.relative_to(self.directory).as_posix())
        if file.suffix in TEXT:
            headers["Vary"] = "Accept-Encoding"
            accepted = self.headers.get("Accept-Encoding", "")
            if encoding := next((one for one in ("br", "gzip") if one in accepted), ""):
                headers["Content-Encoding"] = encoding
                data = packed(data, encoding)
        self._answer(status, headers, data)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        status, headers, body = self.alter(self.path, status, headers, body)
        if status == CUT:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def serving(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server on loopback; gives its address, without a slash at the end."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()


def hosted(folder: Path, alter: Alter = as_it_is) -> AbstractContextManager[str]:
    """Serve a folder."""
    return serving(functools.partial(Host, directory=str(folder), alter=alter))
