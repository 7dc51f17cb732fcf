"""The author's preview: the built site on loopback, built again whenever a file is saved.

Pelican's own server answers a missing page with nothing at all, and its watcher spins when a template is broken. This
one shows our 404 page, builds in a fresh process, and listens on loopback only: a draft is nobody else's business.
"""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from http import HTTPStatus
from pathlib import Path

from watchfiles import watch

WATCHED = ("content", "theme", "press", "pelicanconf.py")
LOOPBACK = "127.0.0.1"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a host would, with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with ours."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """A preview is never cached."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """A folder without an index.html is a missing page, as it is on a host."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for what was built and what is wrong."""


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """A server for a folder, on loopback; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    handler = functools.partial(Handler, directory=str(folder))
    return http.server.ThreadingHTTPServer((LOOPBACK, port), handler)


def serve(root: Path, port: int) -> None:
    """Build, show, and build again whenever something is saved, until Ctrl-C."""
    _build(root)
    with server(root / "output", port) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        print(f"http://{LOOPBACK}:{running.server_port}/   (Ctrl-C stops it; save a file and reload the page)")
        for _ in watch(*(root / name for name in WATCHED), raise_interrupt=False):
            _build(root)


def _build(root: Path) -> None:
    """Build in a process of its own, so that changed code and settings count too; what is wrong is printed there."""
    subprocess.run([sys.executable, "-m", "invoke", "build"], cwd=root, check=False)
