"""Compressed copies: right to the byte, only where they help, and made once."""

import gzip
import os

import brotli
import pytest

from press.publish import server_files
from press.publish.server_files import compress_texts

TEXT = b"words and more words, " * 40
TEXTS = ("index.html", "a/feed.xml", "robots.txt", "books.csv", "release.json", "icon.svg")


@pytest.fixture
def folder(tmp_path):
    """A site; pictures, documents and what is too short have no copies."""
    (tmp_path / "site/a").mkdir(parents=True)
    for name in (*TEXTS, "hall.jpg", "report.pdf", "tiny.txt"):
        (tmp_path / "site" / name).write_bytes(b"x" if name == "tiny.txt" else TEXT)
    return tmp_path / "site"


def copies(folder):
    """The copies, by their names."""
    found = (file for file in folder.rglob("*") if file.suffix in {".br", ".gz"})
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_each_text_has_two_copies_of_its_time_that_are_smaller(folder, tmp_path):
    """The same bytes each time: no moment and no name is in them."""
    os.utime(folder / "index.html", ns=(7, 1_700_000_000_000_000_007))
    compress_texts(folder, tmp_path / "cache")
    made = copies(folder)

    assert made.keys() == {f"{name}{ending}" for name in TEXTS for ending in (".br", ".gz")}
    assert {brotli.decompress(made[name]) for name in made if name.endswith(".br")} == {TEXT}
    assert {gzip.decompress(made[name]) for name in made if name.endswith(".gz")} == {TEXT}
    assert made["index.html.gz"][3:8] == bytes(5)  # RFC 1952: no flags, so no name; no time
    assert (folder / "index.html.br").stat().st_mtime_ns == 1_700_000_000_000_000_007


def test_what_has_not_changed_is_not_compressed_again(folder, tmp_path, monkeypatch):
    """Unless the compressor is a newer one; what nobody needs any more leaves the cache."""
    compress_texts(folder, tmp_path / "cache")
    good, work = copies(folder), []
    monkeypatch.setattr(server_files, "CODERS", {".br": (work.append, brotli.decompress, brotli.__version__)})
    compress_texts(folder, tmp_path / "cache")
    assert (work, len(list((tmp_path / "cache").iterdir()))) == ([], 2)

    monkeypatch.setattr(server_files, "CODERS", {".br": (lambda text: work.append(text) or b"new", bytes, "2")})
    compress_texts(folder, tmp_path / "cache")
    assert set(work) == {TEXT, b"x"}
    assert copies(folder) == {**good, **dict.fromkeys((name for name in good if name.endswith(".br")), b"new")}


@pytest.mark.parametrize(
    "broken", [b"", b"broken", brotli.compress(b"another page"), gzip.compress(TEXT, mtime=0)[:-9]]
)
def test_a_broken_cache_reaches_no_reader(folder, tmp_path, broken):
    """A copy is only taken from the cache if the text comes out of it."""
    compress_texts(folder, tmp_path / "cache")
    good = copies(folder)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(broken)
    compress_texts(folder, tmp_path / "cache")

    assert copies(folder) == good
