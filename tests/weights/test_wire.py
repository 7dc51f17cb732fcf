"""What a page weighs on the wire, and that what has been weighed is not weighed again."""

import json

import brotli
import pytest

from press.weights import wire

PAGE = (
    '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">'
    '<body class="on-page"><h1>Words</h1>' + "<p>It’s a page of words, and of more words.</p>" * 20
).encode()
HEAD = (
    "HTTP/1.1 200 OK\r\n"
    "Date: Sun, 01 Nov 2026 10:00:00 GMT\r\n"
    "Content-Length: {size}\r\n"
    "Content-Encoding: br\r\n"
    "Vary: Accept-Encoding\r\n"
    'ETag: "0123456789abcdef0123456789abcdef"\r\n'
    "Last-Modified: Sun, 01 Nov 2026 10:00:00 GMT\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Security-Policy: base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Strict-Transport-Security: max-age=63072000\r\n"
    "Cache-Control: no-cache\r\n"
    "\r\n"
)


@pytest.fixture
def work(monkeypatch):
    """The pages that are compressed, one after the other."""
    seen, squeezed = [], wire.squeezed
    monkeypatch.setattr(wire, "squeezed", lambda page: (seen.append(page), squeezed(page))[1])
    return seen


def test_a_page_weighs_its_head_and_its_compressed_body():
    """As anybody can count it: the head written out, and what brotli makes of the rest."""
    size = len(brotli.compress(PAGE, quality=11, lgwin=22))

    assert size < len(PAGE) / 4
    assert wire.weight("a/index.html", PAGE) == len(HEAD.format(size=size)) + size


def test_whatever_a_page_carries_its_head_is_the_same():
    """A style or a script weighs in the page alone."""
    assert wire.head("a/index.html", 500) == wire.head("index.html", 501)


def test_what_has_not_changed_is_not_compressed_again(tmp_path, work):
    """Two equal pages are one; a page that is gone is forgotten."""
    kept = tmp_path / "weights.json"
    first = wire.compressed([PAGE, b"a", PAGE], kept)
    assert sorted(work) == sorted([PAGE, b"a"])

    assert wire.compressed([b"a", PAGE, b"b"], kept) == [first[1], first[0], wire.squeezed(b"b")]
    assert work.count(PAGE) == 1
    assert len(json.loads(kept.read_text("utf-8"))["sizes"]) == 3
    wire.compressed([b"a"], kept)
    assert len(json.loads(kept.read_text("utf-8"))["sizes"]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["weights.json"]


@pytest.mark.parametrize(
    "broken", [b"", b"\xff", b"[]", b"{}", b'{"sizes": 1}', b'{"sizes": {"KEY": "1"}}', b'{"sizes": {"KEY": -1}}']
)
def test_a_broken_memory_is_no_memory(tmp_path, work, broken):
    """The page is weighed again, and remembered anew."""
    kept = tmp_path / "weights.json"
    wire.compressed([PAGE], kept)
    good = kept.read_bytes()
    kept.write_bytes(broken.replace(b"KEY", next(iter(json.loads(good)["sizes"])).encode()))

    assert wire.compressed([PAGE], kept) == [len(brotli.compress(PAGE))]
    assert len(work) == 2
    assert kept.read_bytes() == good


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path):
    """It only saves time."""
    (tmp_path / "weights.json").mkdir()

    assert wire.compressed([b"a"], tmp_path / "weights.json") == [wire.squeezed(b"a")]
