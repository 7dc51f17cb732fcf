"""Compressed copies: right to the byte, and only where they help."""

import gzip
import os

import brotli

from press.publish.server_files import compress_texts

TEXT = b"words and more words, " * 40
TEXTS = ("index.html", "a/feed.xml", "robots.txt", "books.csv", "release.json", "icon.svg")


def test_each_text_has_two_copies_of_its_time_that_are_smaller(tmp_path):
    """Pictures, documents and what is too short have none. The same bytes each time: no moment and no name."""
    (tmp_path / "a").mkdir()
    for name in (*TEXTS, "hall.jpg", "report.pdf", "tiny.txt"):
        (tmp_path / name).write_bytes(b"x" if name == "tiny.txt" else TEXT)
    os.utime(tmp_path / "index.html", ns=(7, 1_700_000_000_000_000_007))
    compress_texts(tmp_path)
    copies = [file for file in tmp_path.rglob("*") if file.suffix in {".br", ".gz"}]
    made = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in copies}

    assert made.keys() == {f"{name}{ending}" for name in TEXTS for ending in (".br", ".gz")}
    for name, packed in made.items():
        assert (brotli if name.endswith(".br") else gzip).decompress(packed) == TEXT
    assert made["index.html.gz"][3:8] == bytes(5)  # RFC 1952: no flags, so no name; no time
    assert (tmp_path / "index.html.br").stat().st_mtime_ns == 1_700_000_000_000_000_007
