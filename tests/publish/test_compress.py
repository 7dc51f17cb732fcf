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
def copies(tmp_path):
    """Compresses a site, in which pictures, documents and what is too short have no copies; gives the copies."""
    (tmp_path / "site/a").mkdir(parents=True)
    for name in (*TEXTS, "hall.jpg", "report.pdf", "tiny.txt"):
        (tmp_path / "site" / name).write_bytes(b"x" if name == "tiny.txt" else TEXT)
    os.utime(tmp_path / "site/index.html", ns=(7, 1_700_000_000_000_000_007))

    def copies():
        compress_texts(tmp_path / "site", tmp_path / "cache")
        found = (file for file in (tmp_path / "site").rglob("*") if file.suffix in {".br", ".gz"})
        return {file.relative_to(tmp_path / "site").as_posix(): file.read_bytes() for file in found}

    return copies


def test_each_text_has_two_copies_of_its_time_that_are_smaller(copies, tmp_path):
    """The same bytes each time: no moment and no name is in them."""
    made = copies()

    assert made.keys() == {f"{name}{ending}" for name in TEXTS for ending in (".br", ".gz")}
    for name, packed in made.items():
        assert (brotli if name.endswith(".br") else gzip).decompress(packed) == TEXT
    assert made["index.html.gz"][3:8] == bytes(5)  # RFC 1952: no flags, so no name; no time
    assert (tmp_path / "site/index.html.br").stat().st_mtime_ns == 1_700_000_000_000_000_007


def test_what_has_not_changed_is_not_compressed_again(copies, tmp_path, monkeypatch):
    """Unless the compressor is a newer one; what nobody needs any more leaves the cache."""
    good, work = copies(), []
    monkeypatch.setattr(server_files, "CODERS", {".br": (work.append, brotli.decompress, brotli.__version__)})
    assert (copies(), work, len(list((tmp_path / "cache").iterdir()))) == (good, [], 2)

    monkeypatch.setattr(server_files, "CODERS", {".br": (lambda text: work.append(text) or b"new", bytes, "2")})
    assert copies() == {**good, **dict.fromkeys((name for name in good if name.endswith(".br")), b"new")}
    assert set(work) == {TEXT, b"x"}


@pytest.mark.parametrize("broken", [b"", b"no", brotli.compress(b"another page"), gzip.compress(TEXT, mtime=0)[:-9]])
def test_a_broken_cache_reaches_no_reader(copies, tmp_path, broken):
    """A copy is only taken from the cache if the text comes out of it."""
    good = copies()
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(broken)

    assert copies() == good
