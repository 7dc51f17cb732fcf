"""A text stands on a host plain, as gzip and as brotli: each way to ask for it is tried, and a bad one is told."""

import functools
import gzip
import shutil

import brotli
import pytest
from publish.hosting import CUT, file_of
from publish.verifying import DOT_AT, LESS, WHOLE, told_of

from press.publish.verify.files import WAYS
from press.http_headers import headers_of

HELP = "/help/"
PACKING = "Content-Encoding"
OLD = b"<!doctype html><p>An old number."
WORSE = f"is not what was published: it has {len(OLD)} bytes instead of SIZE"


def one_way(folder, **ways):
    """Alters the help page when it is asked for in some ways: the status, or a body."""

    def alter(path, status, headers, body):
        way = headers.get(PACKING, "plain")
        if path != HELP or way not in ways:
            return status, headers, body
        given = ways[way]
        return (given, {}, b"") if isinstance(given, int) else (status, headers, given)

    return functools.partial(told_of, alter=alter, folder=folder)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({"plain": OLD}, f"asked for without compression: {WORSE}"),
        ({"br": brotli.compress(OLD)}, f"asked for as br: {WORSE}"),
        ({"gzip": gzip.compress(OLD)}, f"asked for as gzip: {WORSE}"),
        ({"gzip": b"rubbish"}, "asked for as gzip: says that it is packed as gzip, and cannot be unpacked"),
        ({"br": b"\xff\xff"}, "asked for as br: says that it is packed as br, and cannot be unpacked"),
        ({"plain": OLD, "gzip": gzip.compress(OLD)}, f"asked for without compression and as gzip: {WORSE}"),
        ({"plain": OLD, "gzip": gzip.compress(OLD), "br": brotli.compress(OLD)}, WORSE),
        ({"gzip": 500}, "asked for as gzip: answers 500"),
        ({"br": CUT}, "asked for as br: no answer: Remote end closed connection without response"),
    ],
)
def test_a_text_is_looked_at_in_every_way(made, host, ways, told):
    """A good answer in one of them hides nothing."""
    size = len((host / file_of(HELP)).read_bytes())
    said, failed, _ = one_way(host, **ways)(root=made.root)

    assert said == f"/help/: {told.replace('SIZE', f'{size:,}')}\n{LESS[True]}"
    assert failed


def test_a_copy_sent_as_another_type_is_told(made, host):
    """As by a server that takes a copy for a file of its own."""

    def alter(path, status, headers, body):
        packed = path == HELP and headers.get(PACKING) == "gzip"
        return status, {**headers, **({"Content-Type": "application/gzip"} if packed else {})}, body

    told = "asked for as gzip: is sent as “application/gzip”, not as “text/html; charset=utf-8”"
    assert told_of(made.root, host, alter)[0] == f"/help/: {told}\n{LESS[True]}"


def test_what_is_packed_without_being_asked_is_told(made, host):
    """Whoever cannot unpack it sees nothing of it."""

    def alter(path, status, headers, body):
        plain = path == HELP and PACKING not in headers
        return (status, {**headers, PACKING: "gzip"}, gzip.compress(body)) if plain else (status, headers, body)

    told = "asked for without compression: is packed as “gzip”, which was not asked for"
    assert told_of(made.root, host, alter)[0] == f"/help/: {told}\n{LESS[True]}"


def test_only_texts_are_asked_for_again(made, host):
    """A picture is what it is."""
    asked = []

    def noted(path, *sent):
        asked.append(path)
        return sent

    told_of(made.root, host, noted)
    assert (asked.count(HELP), asked.count(f"/{DOT_AT}")) == (len(WAYS), 1)


def leading(folder, **where):
    """Alters the host: some paths lead to others; `/help` shows what `/help/` does."""

    def alter(path, *sent):
        if path in where:
            return 302, {"Location": where[path]}, b""
        if path == "/help":
            return 200, headers_of(file_of(HELP)), (folder / file_of(HELP)).read_bytes()
        return sent

    return alter


@pytest.mark.parametrize(
    ("path", "to", "told"),
    [
        (HELP, "/copy/", "/help/: leads to a copy of itself at another address: AT/copy/"),
        (HELP, "/help", "/help/: leads to a copy of itself at another address: AT/help"),
        (f"/{DOT_AT}", "/dot.png", f"/{DOT_AT}: leads to a copy of itself at another address: AT/dot.png"),
        (HELP, "/help/index.html", ""),
        (HELP, "/%68elp/index.html?again", ""),
        ("/404.html", "/404", ""),
    ],
)
def test_a_file_that_stands_at_another_address_is_told(made, host, path, to, told):
    """What the page leads to from there may be nowhere; a slash or `index.html` more is the same address."""
    shutil.copytree(host / "help", host / "copy")
    shutil.copy(host / DOT_AT, host / "dot.png")
    alter, heard = leading(host, **{path: to}), []

    def noted(asked, *sent):
        heard.append(asked)
        return alter(asked, *sent)

    said, failed, _ = told_of(made.root, host, noted)
    lines = [line for line in said.split("\n") if "advice" not in line]
    where = f"{lines[0].rpartition('http://')[2].partition('/')[0]}"

    assert lines[:-1] == ([told.replace("AT", f"http://{where}")] if told else [])
    assert lines[-1] == (LESS[path == HELP] if told else WHOLE)
    assert failed == bool(told)
    assert to in heard
