"""What a server is asked, and what it has to answer."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote

import brotli
from headers.servers import HOST

from press.headers import headers_of

PICTURE, PDF = "a/media/hall.3f2a9c41.jpg", "a/media/report.20261122.pdf"
WELL_KNOWN = ".well-known/security.txt"
ODD = "odd \"q\" \\ 's' {$HOME} {path} $uri ; # `t` *\n%2f ü/"  # whatever a stranger may call an alias
MOVED = {"old-name/": "a/", "Case/": "about/", "old.html": "a/", ODD: "a/", "odd-target/": 'a/";{path}$uri/'}
SECRET = b"nobody's business, whoever asks"
BASES = {"root": "", "folder": "/books"}  # the second is a preview
ALL = "gzip, deflate, br"
UNPACK = {None: bytes, "br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True)
class Answer:
    """What came back; the names of its headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Row:
    """A question, and what the answer has to be: any of `status`, the bytes of `file`, these headers or none (None)."""

    path: str
    status: tuple[int, ...]
    file: str = ""
    said: Mapping[str, str | None] = field(default_factory=dict)
    method: str = "GET"
    sent: Mapping[str, str] = field(default_factory=dict)


def plain(name: str) -> dict[str, str | None]:
    """A file as it is, with its type and all that is said of it."""
    return {key.lower(): value for key, value in headers_of(name, encrypted=True).items()} | {"content-encoding": None}


MISSING = {**plain("404.html"), "cache-control": "no-cache"}
UNHEARD = {
    "a name that no disk could hold": "a" * 300,
    "a page with such a name": f"{'a' * 300}/",
    "a path that no disk could hold": "/".join(["a" * 200] * 25),
    "what stands in a file": "a/index.html/b",
    "a line": "a/%0a",
}
GONE = partial(Row, status=(404,), file="404.html", said=MISSING)
ROWS = {
    "the home page": Row("", (200,), "index.html", {**plain("index.html"), "vary": "Accept-Encoding"}),
    "a page": Row("a/", (200,), "a/index.html", plain("a/index.html")),
    "a page by its file": Row("a/index.html", (200,), "a/index.html", plain("a/index.html")),
    **{
        f"{name} is what it is": Row(name, (200,), name, plain(name))
        for name in ("feed.xml", "robots.txt", "books/books.csv", "books/books.json", "icon.svg", "release.json", PDF)
    },
    **{
        f"{name} is kept": Row(name, (200,), name, plain(name))
        for name in (PICTURE, f"{PICTURE}~768.avif", f"{PICTURE}~768.webp", "a/media/x.3f2a9c41.png")
    },
    "what we do not know is not guessed": Row("a/media/page", (200,), "a/media/page", plain("a/media/page")),
    "brotli": Row("a/", (200,), "a/index.html", {"content-encoding": "br"}, sent={"Accept-Encoding": ALL}),
    "gzip": Row("a/", (200,), "a/index.html", {"content-encoding": "gzip"}, sent={"Accept-Encoding": "gzip"}),
    "gzip through a CDN": Row(
        "a/", (200,), "a/index.html", {"content-encoding": "gzip"}, sent={"Accept-Encoding": "gzip", "Via": "1.1 cdn"}
    ),
    "brotli of a file": Row(
        "icon.svg",
        (200,),
        "icon.svg",
        {"content-encoding": "br", "content-type": "image/svg+xml", "vary": "Accept-Encoding"},
        sent={"Accept-Encoding": ALL},
    ),
    "a picture is not packed again": Row(
        PICTURE, (200,), PICTURE, {"content-encoding": None}, sent={"Accept-Encoding": ALL}
    ),
    "only the head": Row(
        "a/", (200,), "", {**plain("a/index.html"), "content-encoding": "br"}, "HEAD", {"Accept-Encoding": ALL}
    ),
    "a page that is not there": GONE("nothing/here/"),
    "a file that is not there": GONE("nothing.csv"),
    "a picture that is not there": GONE("a/media/gone.3f2a9c41.jpg"),
    "a head that is not there": Row("nothing/", (404,), "", MISSING, "HEAD"),
    "brotli of what is not there": Row(
        "nothing/", (404,), "404.html", {**MISSING, "content-encoding": "br"}, sent={"Accept-Encoding": ALL}
    ),
    "a folder that is no page": GONE("a/media/"),
    "a hidden file": GONE(".env"),
    "a hidden file by other letters": GONE("%2eenv"),
    "a file in a hidden folder": GONE(".git/config"),
    "a hidden file in a folder": GONE("a/.env"),
    "a hidden file in what is well known": GONE(".well-known/.env"),
    "what is well known": Row(WELL_KNOWN, (200,), WELL_KNOWN, plain(WELL_KNOWN)),
    "rules of other hosts": GONE("_headers"),
    "redirects of other hosts": GONE("_redirects"),
    "a compressed copy by itself": GONE("a/index.html.br"),
    "another copy by itself": GONE("a/index.html.gz"),
    "a folder without its slash": Row("a", (301, 308), "", {"location": "{base}/a/"}),
    "an old address": Row("old-name/", (301,), "", {"location": "{base}/a/", "cache-control": "no-cache"}),
    "an old file": Row("old.html", (301,), "", {"location": "{base}/a/"}),
    "an odd old address": Row(quote(ODD), (301,), "", {"location": "{base}/a/"}),
    "an odd new address": Row("odd-target/", (301,), "", {"location": "{base}/a/%22%3B%7Bpath%7D%24uri/"}),
    "an old address of other letters": Row("Case/", (301,), "", {"location": "{base}/about/"}),
    "and of small ones": GONE("case/"),
    "another old address": GONE("oldxhtml"),
    **{f"{name} is not there": GONE(path) for name, path in UNHEARD.items()},
    "two slashes lead to no other host": Row("/a", (301, 308), said={"location": "{base}/a/"}),
    **{f"{method} is refused": Row("a/", (405,), method=method) for method in ("POST", "PUT", "DELETE", "OPTIONS")},
    "POST to what is not there is refused": Row("nothing/", (405,), method="POST"),
    **{
        f"{path} climbs nowhere": Row(path, (400, 404), said={"x-content-type-options": "nosniff"})
        for path in (
            "../secret.txt",
            "..%2fsecret.txt",
            "%2e%2e/secret.txt",
            "a/..%2f..%2fsecret.txt",
            "..%5csecret.txt",
            "a/%00",
        )
    },
}


def ask(port: int, base: str, path: str, method: str = "GET", **sent: str) -> Answer:
    """Send a question as it is, without putting its path in order as other clients do."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    wire.request(method, f"{base}/{path}", headers={"Host": f"{HOST}:1234", "X-Forwarded-Proto": "https", **sent})
    told = wire.getresponse()
    answer = Answer(told.status, {name.lower(): value for name, value in told.getheaders()}, told.read())
    wire.close()
    return answer


def faults(row: Row, answer: Answer, folder: Path, base: str) -> list[str]:
    """What an answer lacks of its row, by name."""
    said = {name: value and value.replace("{base}", base) for name, value in row.said.items()}
    coding = answer.headers.get("content-encoding")
    body = answer.body if row.method == "HEAD" else UNPACK[coding](answer.body)
    return [
        *([] if answer.status in row.status else ["status"]),
        *([] if not row.file or body == (folder / row.file).read_bytes() else ["body"]),
        *(["more than the head"] if row.method == "HEAD" and body else []),
        *(["what is nobody's business"] if SECRET in body else []),
        *(name for name, value in said.items() if answer.headers.get(name) != value),
    ]


def everywhere(answer: Answer, *, preview: bool) -> list[str]:
    """What every answer has to say, whatever was asked."""
    wanted = {
        key: value for key, value in plain("x").items() if key[:6] in {"x-cont", "referr", "permis", "cross-", "strict"}
    }
    wanted["x-robots-tag"] = "noindex" if preview else None
    return [
        *(name for name, value in wanted.items() if answer.headers.get(name) != value),
        *(
            ["content-security-policy"]
            if "frame-ancestors 'none'" not in answer.headers.get("content-security-policy", "")
            else []
        ),
        *(["server"] if any(letter.isdigit() for letter in answer.headers.get("server", "")) else []),
    ]
