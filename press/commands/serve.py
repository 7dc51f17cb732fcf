"""The author's preview: the site on loopback, built again whenever a file is saved.

It shows the stage, not the output, so that an author is never blind: with errors too, every page that could be made is
there, and what is wrong stands at its top. Nothing of that reaches `output/`. Pelican's own server answers a missing
page with nothing at all, and its watcher spins when a template is broken; this one shows our 404 page, and builds in a
fresh process, so that changed code and settings count too.
"""

from __future__ import annotations

import functools
import http.server
import io
import json
import subprocess
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser
from watchfiles import watch

from press.builder.build import BuildDir
from press.builder.lock import BuildError
from press.core.html import fragment
from press.core.http_headers import TYPES
from press.pages.theme import policy

WATCHED = ("content", "theme", "press", "pelicanconf.py")
LOOPBACK = "127.0.0.1"
NOTHING = "<!doctype html><title>Preview</title>"
STYLE = (
    "#to-mend{margin:0;padding:1rem 1.25rem;border-block-end:4px solid #b3261e;background:#fff4f2;color:#23140f;"
    "font:1rem/1.5 system-ui,sans-serif;max-block-size:50vh;overflow:auto;white-space:pre-line}"
)
ALLOWED = policy(STYLE).partition("style-src ")[2].partition(";")[0]
BANNER = Markup(
    '<aside id="to-mend" role="alert"><style>{}</style>'
    "<strong>{} to mend; the built site in output/ is as it was</strong><ol>{}</ol></aside>"
)
ITEM = Markup("<li><b>{place}</b>: {message}<br>{hint}</li>")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a host would, with the site's own 404 page and the problems of the last build."""

    extensions_map = TYPES  # the library does not know AVIF

    def __init__(self, *given: Any, build_dir: BuildDir, quiet: threading.Lock, **more: Any) -> None:
        self.build_dir = build_dir
        self.quiet = quiet  # held while the stage is being made
        super().__init__(*given, directory=str(build_dir.stage), **more)

    def send_head(self) -> Any:
        """Answer with a file; a page gets what is wrong at its top."""
        with self.quiet:
            path = Path(self.translate_path(self.path))
            if path.is_dir() and self.path.partition("?")[0].endswith("/"):
                path /= "index.html"
            if path.is_dir() or (path.is_file() and path.suffix != ".html"):
                return super().send_head()  # which redirects to a folder
            found = path.is_file()
            file = path if found else self.build_dir.stage / "404.html"
            page = file.read_text("utf-8") if file.is_file() else NOTHING
            body = with_problems(page, self._problems())
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES[".html"])
        self.end_headers()
        return io.BytesIO(body.encode())

    def _problems(self) -> Any:
        with suppress(OSError, ValueError):
            return json.loads(self.build_dir.problems.read_text("utf-8"))
        return []

    def end_headers(self) -> None:
        """A preview is never cached."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for what was built and what is wrong."""


def with_problems(page: str, problems: list[dict[str, Any]]) -> str:
    """A page with a list of the errors at its top; the page itself when there are none."""
    errors = [row for row in problems if row["severity"] == "error"]
    if not errors:
        return page
    items = Markup().join(ITEM.format(place=f"{row['path']}:{row['line']}".removesuffix(":0"), **row) for row in errors)
    tree = LexborHTMLParser(page)
    for meta in tree.css("meta[http-equiv='content-security-policy' i]"):  # the page may be a stranger's, so it stays
        meta.attrs["content"] = (meta.attributes["content"] or "").replace("style-src ", f"style-src {ALLOWED} ")
    body = tree.css("body, frameset")[0]  # every page has one, if only because the parser adds it
    first = body.first_child
    banner = BANNER.format(Markup(STYLE), len(errors), items)
    (first.insert_before if first else body.insert_child)(fragment(banner).css("aside")[0])
    return tree.html or page


def server(build_dir: BuildDir, port: int, quiet: threading.Lock | None = None) -> http.server.ThreadingHTTPServer:
    """A server for a stage, on loopback; port 0 takes a free one. While `quiet` is held, answers wait.

    Raises:
        BuildError: the port is taken, or none.
    """
    handler = functools.partial(Handler, build_dir=build_dir, quiet=quiet or threading.Lock())
    try:
        return http.server.ThreadingHTTPServer((LOOPBACK, port), handler)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or "it must be a number from 1 to 65535"
        raise BuildError(f"Port {port} cannot be used: {why}. Try: invoke serve --port 8001") from None


def serve(root: Path, port: int) -> None:
    """Show, build, and build again whenever something is saved, until Ctrl-C."""
    quiet, watched = threading.Lock(), [root / name for name in WATCHED if (root / name).exists()]
    with server(BuildDir(root), port, quiet) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        print(f"http://{LOOPBACK}:{running.server_port}/   (save a file and reload the page; Ctrl-C stops)")
        saved = watch(*watched, raise_interrupt=False, rust_timeout=300, yield_on_timeout=True)
        for n, changes in enumerate(saved):  # the first comes when it is watching, so that no save is missed
            if changes or n == 0:
                with quiet:
                    subprocess.run([sys.executable, "-m", "invoke", "build"], cwd=root, check=False)
