"""An object store on this machine: moto, which answers as S3 does, behind a door that notes, refuses and spoils.

moto compares no checksum and writes no condition in one step; the door does both. Readers come in by another one: it
shows the same bucket as a web host does, with an index.html for each folder and a page for what is not there.
"""

from __future__ import annotations

import base64
import hashlib
import io
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server
from werkzeug.test import Client

KEY, SECRET = "AKIAEXAMPLEEXAMPLE00", "secret-that-nobody-may-see/0123456789abc"
BUCKET = "books"


class Asked(NamedTuple):
    """A request: its method, the object's key, its headers in small letters."""

    method: str
    key: str
    headers: dict[str, str]

    @property
    def is_write(self) -> bool:
        """Whether it changes something."""
        return self.method in ("PUT", "DELETE")


class Door:
    """What stands before moto. `ways` are asked in turn what to do with a request; if none says anything, it is done.

    A way may say a status and a code of S3's, which is then the answer; `spoil`: the body does not arrive as it was
    sent; `cut`: what is asked is done, but nobody hears of it; `lost`: neither.
    """

    def __init__(self) -> None:
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.forget()

    def forget(self) -> None:
        """Begin anew: nothing is stored, nothing was asked, nothing goes wrong."""
        Client(self.moto).post("/moto-api/reset")
        self.asked: list[Asked] = []
        self.ways: list[Callable[[Asked], Any]] = []
        self.later = 0  # seconds that have gone by, on the store's own clock
        self.conditions = True  # else they are passed over in silence, as some stores do
        self.metadata = True  # else they are forgotten
        self.most = 1000  # objects in one list
        self.turn = threading.Lock()

    def writes(self) -> list[tuple[str, str]]:
        """What of the site was written and removed, in order."""
        return [asked[:2] for asked in self.asked if asked.is_write and ".press/" not in asked.key]

    def __call__(self, environ: dict[str, Any], start: Callable) -> Any:
        """Answer, as WSGI wants it."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        asked = _asked(environ)
        with self.turn:
            self.asked.append(asked)
        way = next((said for way in self.ways if (said := way(asked))), None)
        if isinstance(way, tuple):
            return _refuse(asked, start, *way)
        md5 = asked.headers.get("content-md5")
        if way == "spoil" or (md5 and base64.b64decode(md5) != hashlib.md5(body).digest()):  # noqa: S324 - as S3 does
            return _refuse(asked, start, 400, "BadDigest")
        if not self.conditions:
            environ.pop("HTTP_IF_NONE_MATCH", None)
            environ.pop("HTTP_IF_MATCH", None)
        if not self.metadata:
            environ.pop("HTTP_X_AMZ_META_PRESS", None)
        if "list-type" in environ["QUERY_STRING"]:
            environ["QUERY_STRING"] += f"&max-keys={self.most}"
        if way == "lost":
            answer = _refuse(asked, start, 500, "Lost")
        else:
            with self.turn if asked.method == "PUT" else nullcontext():
                answer = list(self.moto(environ, _undated(start)))
        if way in ("cut", "lost"):
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        return answer


def _undated(start: Callable) -> Callable:
    """The server says what time it is, not moto."""

    def undated(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start(status, [row for row in headers if row[0].lower() != "date"], *more)

    return undated


def _asked(environ: dict[str, Any]) -> Asked:
    headers = {n.removeprefix("HTTP_").replace("_", "-").lower(): str(v) for n, v in environ.items() if n.isupper()}
    path = unquote(environ["RAW_URI"].partition("?")[0])
    return Asked(environ["REQUEST_METHOD"], path.removeprefix(f"/{BUCKET}").lstrip("/"), headers)


def _refuse(asked: Asked, start: Callable, status: int, code: str) -> list[bytes]:
    body = f"<Error><Code>{code}</Code><Message>{KEY} {SECRET}</Message></Error>".encode()
    body = b"" if asked.method == "HEAD" else body
    start(f"{status} No", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
    return [body]


class Quiet(MotoRequestHandler):
    """Says nothing but what time it is."""

    def log(self, *_: object) -> None:
        """Say nothing."""

    def date_time_string(self, _timestamp: float | None = None) -> str:
        """The time on the store's clock."""
        return super().date_time_string(time.time() + getattr(self.server.app, "later", 0))


def website(door: Door) -> Callable:
    """The bucket as a web host shows it: an index.html for each folder, 404.html for what is not there."""
    client = Client(door.moto)
    known = {"Authorization": "AWS4-HMAC-SHA256 Credential=host/20260101/us-east-1/s3/aws4_request"}

    def ask(key: str) -> Any:
        return client.get(f"/{BUCKET}/{quote(key)}", headers=known)

    def answer(environ: dict[str, Any], start: Callable) -> list[bytes]:
        path = unquote(environ["RAW_URI"])
        name = f"{path}index.html" if path.endswith("/") else path
        found = ask(name.lstrip("/"))
        body = found if found.status_code == 200 else ask(f"{name.split('/')[1]}/404.html")
        kept = [(n, v) for n, v in body.headers if n in ("Content-Type", "Cache-Control", "Content-Length")]
        start(f"{found.status_code} Said", kept)
        return [body.data]

    return answer


@contextmanager
def serving(app: Callable) -> Iterator[str]:
    """The address at which an app answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
