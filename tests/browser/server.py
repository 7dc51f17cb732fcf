"""A good host on loopback: what a reader's browser meets when the site is published as we ask.

Headers as in `press.http_headers`, text in brotli or gzip, connections kept open, folders shown as their index.html,
and our 404 page for what is not there. The preview's server is another one: it shows authors what is wrong.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli

from press.http_headers import headers_of

TEXT = (".html", ".xml", ".txt", ".svg")


@functools.cache
def packed(data: bytes, encoding: str = "br") -> bytes:
    """Bytes as a good host sends them: brotli at its strongest, or gzip."""
    return brotli.compress(data, quality=11) if encoding == "br" else gzip.compress(data, 9, mtime=0)


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers from a folder."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one write
    disable_nagle_algorithm = True

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
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder; gives its address, without a slash at the end."""
    handler = functools.partial(Host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
