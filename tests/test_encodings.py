"""Compressed copies: right to the byte, only where they help, and made once."""

import gzip
import os
import random

import brotli
import pytest

from press import encodings
from press.encodings import encode, encodings_of

TEXT = b"words and more words, " * 40
FILES = {
    "index.html": TEXT,
    "a/feed.xml": TEXT,
    "robots.txt": TEXT,
    "books.csv": TEXT,
    "release.json": TEXT,
    "icon.svg": TEXT,
    "hall.jpg": TEXT,
    "report.pdf": TEXT,
    "tiny.txt": b"x",
    "empty.txt": b"",
}


@pytest.fixture
def work(monkeypatch):
    """What is compressed by brotli, one after the other."""
    seen, (there, back, version) = [], encodings.CODERS[".br"]
    counted = (lambda text: (seen.append(text), there(text))[1], back, version)
    monkeypatch.setattr(encodings, "CODERS", {**encodings.CODERS, ".br": counted})
    return seen


@pytest.fixture
def folder(tmp_path):
    """A site."""
    for name, data in FILES.items():
        write(tmp_path / "site" / name, data)
    return tmp_path / "site"


def write(file, data):
    """Write a file, an hour after everything else."""
    file.parent.mkdir(parents=True, exist_ok=True)
    moment = 1_700_000_000_000_000_007 + (3600 * 10**9 if file.exists() else 0)
    file.write_bytes(data)
    os.utime(file, ns=(moment, moment))


def copies(folder):
    """The copies, by their names."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.suffix in {".br", ".gz"}
    }


def test_each_text_has_two_copies_that_are_smaller(folder, tmp_path):
    """Pictures, documents and what is too short have none."""
    encode(folder, tmp_path / "kept")
    made = copies(folder)

    assert sorted(made) == sorted(
        name + ending
        for name in ("index.html", "a/feed.xml", "robots.txt", "books.csv", "release.json", "icon.svg")
        for ending in (".br", ".gz")
    )
    assert {
        name: (brotli if name.endswith(".br") else gzip).decompress(data) for name, data in made.items()
    } == dict.fromkeys(made, TEXT)
    assert made["index.html.br"] == brotli.compress(TEXT, quality=11)


def test_the_same_text_gives_the_same_bytes(folder, tmp_path):
    """No moment and no name stand in them."""
    encode(folder, tmp_path / "kept")
    first = copies(folder)
    for file in folder.rglob("*"):
        os.utime(file)
    encode(folder, tmp_path / "other")

    assert copies(folder) == first
    assert first["robots.txt.gz"] == first["index.html.gz"]
    assert first["index.html.gz"][3:8] == bytes(5)  # RFC 1952: no flags, so no name; no time


def test_a_copy_has_the_time_of_its_text(folder, tmp_path):
    """A server's tag is made of time and size: it changes with the text, and only with it."""
    encode(folder, tmp_path / "kept")
    before = {name: (folder / name).stat().st_mtime_ns for name in copies(folder)}
    write(folder / "index.html", TEXT[::-1])
    encode(folder, tmp_path / "kept")
    after = {name: (folder / name).stat().st_mtime_ns for name in copies(folder)}

    assert before["index.html.br"] == 1_700_000_000_000_000_007
    assert {name for name in after if after[name] != before[name]} == {"index.html.br", "index.html.gz"}
    assert after["index.html.br"] == (folder / "index.html").stat().st_mtime_ns


def test_what_has_not_changed_is_not_compressed_again(folder, tmp_path, work):
    """Not even in another folder; what nobody needs any more is forgotten."""
    kept = tmp_path / "kept"
    encode(folder, kept)
    assert sorted(set(work)) == sorted({TEXT, b"x", b""})
    work.clear()

    encode(folder, kept)
    other = tmp_path / "other"
    write(other / "new.html", TEXT)
    encode(other, kept)
    assert work == []
    assert set(copies(other)) == {"new.html.br", "new.html.gz"}
    assert len(list(kept.iterdir())) == 2


def test_a_newer_compressor_compresses_anew(folder, tmp_path, work, monkeypatch):
    """It may do better."""
    encode(folder, tmp_path / "kept")
    work.clear()
    there, back, _ = encodings.CODERS[".br"]
    monkeypatch.setattr(encodings, "CODERS", {".br": (there, back, "2")})
    encode(folder, tmp_path / "kept")

    assert set(work) == {TEXT, b"x", b""}


@pytest.mark.parametrize("broken", [b"", b"broken", brotli.compress(b"another page"), gzip.compress(TEXT)[:-9]])
def test_a_broken_memory_reaches_no_reader(folder, tmp_path, broken):
    """A copy is only taken from memory if the text comes out of it."""
    encode(folder, tmp_path / "kept")
    good = copies(folder)
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(broken)
    encode(folder, tmp_path / "kept")

    assert copies(folder) == good


def test_stale_copies_go(folder, tmp_path):
    """Of a text that is gone, or that no longer gets smaller; what only looks like one stays."""
    encode(folder, tmp_path / "kept")
    (folder / "robots.txt").unlink()
    write(folder / "books.csv", random.Random(1).randbytes(200))  # noqa: S311 - no secret
    write(folder / "index.html.br", b"broken")
    write(folder / "hall.jpg.gz", b"an author's own")
    encode(folder, tmp_path / "kept")
    left = copies(folder)

    assert not {name for name in left if name.startswith(("robots", "books"))}
    assert left["hall.jpg.gz"] == b"an author's own"
    assert left["index.html.br"] == brotli.compress(TEXT, quality=11)


def test_another_release_s_copy_is_not_written_into(folder, tmp_path):
    """The two may share it by a link."""
    encode(folder, tmp_path / "kept")
    shared = tmp_path / "shared.br"
    os.link(folder / "index.html.br", shared)
    write(folder / "index.html", TEXT[::-1])
    encode(folder, tmp_path / "kept")

    assert brotli.decompress(shared.read_bytes()) == TEXT


def test_the_names_of_copies():
    """Asked by whoever puts files on a host."""
    assert encodings_of("a/index.html") == ("a/index.html.br", "a/index.html.gz")
    assert encodings_of("a/hall.jpg") == ()
