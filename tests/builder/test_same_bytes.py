"""The same input gives the same bytes, wherever and whenever it is built."""

import os
import subprocess
import sys

import pytest
from support import REPOSITORY, article, bytes_of, make_site, page

FILES = {
    f"content/articles/{name}/index.md": article(name, "Words.[^n]\n\n[^n]: Note.", menu="bar") for name in "abcdefgh"
} | {f"content/articles/{name}/0{n}-s{n}.md": page(f"S{n}", "Words.") for name in "ab" for n in (1, 2)}
CODE = """
import datetime, sys, time_machine
from pathlib import Path
with time_machine.travel(datetime.datetime.fromisoformat(sys.argv[2]), tick=True):
    from press.builder.build import build
    build(Path(sys.argv[1]))
"""
BASE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
OTHERS = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "4711"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "day": "2031-12-31T23:59:59+00:00"},
]


def apart(root, *, day="2026-01-02T03:04:05+00:00", **environment):
    """An output built in a process with this environment, on this day."""
    root.mkdir()
    make_site(root, FILES, address="https://example.org")
    environment = {**os.environ, **BASE, **environment}
    subprocess.run([sys.executable, "-c", CODE, str(root), day], cwd=REPOSITORY, env=environment, check=True)
    return bytes_of(root / "output")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The bytes to compare with."""
    return apart(tmp_path_factory.mktemp("same") / "first")


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_another_place_or_time_gives_the_same_site(first, tmp_path, other):
    """Time zone, language, hash seed, folder, day: none of it is in a page."""
    assert apart(tmp_path / "another-folder", **other) == first


def test_a_site_without_articles_has_no_feed_that_could_tell_the_time(built):
    """An empty feed would carry the moment of the build."""
    files = built(address="https://example.org").files()

    assert "feed.xml" not in files
    assert "sitemap.xml" in files


def test_a_changed_word_changes_the_bytes(first, built):
    """The comparison above can fail."""
    changed = {**FILES, "content/articles/a/index.md": article("a", "Other words.")}

    assert bytes_of(built(FILES, address="https://example.org").root / "output") == first
    assert bytes_of(built(changed, address="https://example.org").root / "output") != first
