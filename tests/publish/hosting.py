"""A host of a release on loopback that can be made bad: what it answers may be altered on its way out."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser.server import Host

CUT = 0  # the status of an answer that is none: the host hangs up
Sent = tuple[int, dict[str, str], bytes]  # status, headers, body
Alter = Callable[[str, int, dict[str, str], bytes], Sent]


class Altered(Host):
    """The good host, with answers altered: `alter` is given the path and the answer, and gives the answer sent."""

    def __init__(self, *args: Any, alter: Alter, **more: Any) -> None:
        self.alter = alter
        super().__init__(*args, **more)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        status, headers, body = self.alter(self.path, status, dict(headers), body)
        if status == CUT:
            self.close_connection = True
        else:
            super()._answer(status, headers, body)


def file_of(path: str) -> str:
    """The file of the release that stands at a path."""
    return f"{path[1:]}{'index.html' if path.endswith('/') else ''}"


def as_it_is(_path: str, *sent: Any) -> Sent:
    """An answer that nobody alters."""
    return sent


@contextmanager
def hosting(folder: Path, alter: Alter = as_it_is) -> Iterator[str]:
    """Serve a folder; gives its address, without a slash at the end."""
    handler = functools.partial(Altered, directory=str(folder), alter=alter)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()
