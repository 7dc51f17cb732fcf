"""What a published site says of itself."""

import json
import shutil
import subprocess

import pytest
from browser.missing import missing

from press.builder.manifest import Entry
from press.publish.model import LARGEST, UNREADABLE, Record, load, save
from press.publish.preflight import record_of

HASH = "0" * 64


def test_a_record_is_saved_in_one_order_and_read_again(tmp_path):
    """With a line for each value, so that two can be compared; what else is in the file is passed over."""
    names = ["index.html", "articles/a/media/hall.3f2a9c41.jpg~800.avif", "Hall_1.JPG", "404.html"]
    for order in (1, -1):
        files = {name: Entry(1, HASH) for name in names[::order]}
        record = Record("", False, True, {"pelican": "4.12.0"}, files)
        save(record, tmp_path / f"{order}.json", later=[1])
    text = (tmp_path / "1.json").read_text("utf-8")

    assert f'\n  "404.html": {{\n   "bytes": 1,\n   "sha256": "{HASH}"\n  }},\n' in text
    assert (tmp_path / "-1.json").read_text("utf-8") == text
    assert load(text) == record


def test_a_record_names_what_readers_may_ask_for(site, tmp_path):
    """And of the packages that the project asks for those that are installed."""
    asked = ["rich>=13", "pelican ~=4.12", "no-such-package==1"]
    made = site({"pyproject.toml": f"[project]\ndependencies = {json.dumps(asked)}\n"})
    made.write({f"built/{name}": name for name in ("a.html", "media/a.jpg")})
    record = record_of(tmp_path, tmp_path / "built", preview=True)

    assert list(record.files) == ["a.html", "media/a.jpg"]
    assert (record.commit, record.clean, record.preview) == ("", False, True)
    assert list(record.versions) == ["pelican", "rich"]
    assert record.versions["pelican"].startswith("4.12.")


def test_it_says_from_which_commit_and_whether_from_that_alone(site, tmp_path, monkeypatch):
    """A file that git does not show counts, since it is built; one that no build reads does not."""
    if shutil.which("git") is None:
        missing("no git: install git")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    settings = "[core]\n\texcludesFile = ~/ignored\n[status]\n\tshowUntrackedFiles = no\n"
    made = site({"content/a.md": "A word.", ".gitignore": "home/\n*.txt\n"})
    made.write({"home/.gitconfig": settings, "home/ignored": "*.note\n"})

    def run(*words):
        return subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, text=True).stdout.strip()

    def commit(*what):
        run("git", "add", *what)
        run("git", "-c", "user.name=N", "-c", "user.email=n@example.org", "commit", "-qm", "All of it")
        return states()

    def states(**files):
        made.write(files)
        found = record_of(tmp_path, tmp_path / "content", preview=False)
        return found.commit == run("git", "rev-parse", "HEAD"), found.clean

    run("git", "init", "-q")
    assert commit("-A") == (True, True)
    unread = {"content/.DS_Store": "", "theme/__pycache__/a.pyc": "", "theme/.idea/a": "", "b.md": "Elsewhere."}
    assert states(**unread) == (True, True)
    for name in ("content/a.md", "content/new.md", "content/ignored.txt", "theme/a.note"):
        assert states(**{name: "Other words."}) == (True, False)
        assert commit("--force", name) == (True, True)


ROW = {"bytes": 5, "sha256": HASH}
GOOD = {"commit": "a" * 40, "clean": True, "preview": False, "versions": {}, "files": {"a/index.html": ROW}}
NO_JSON = ["", "<!doctype html>", "[]", "null", "[" * 100_000, "1" * 5_000, '"\\ud800"', " " * (LARGEST + 1), "{}"]
NO_PATHS = ["", "/", "/etc/passwd", "../x", "a/../../x", "a/..", "./a", "a//b", "a/", ".git/a", "a/.htaccess", "C:/x"]
NO_PATHS += ["a\\b", "a\0", "a\n", "a b", "a?b", "a#b", "a%2e", "é", "a" * 1001]
BAD = [
    *({"commit": value} for value in ("HEAD", 7, "a" * 40 + "\n")),
    *({"clean": value} for value in ("yes", 1)),
    *({"files": value} for value in ([], {"a": 5})),
    *({"files": {"a": {**ROW, "bytes": value}}} for value in ("5", True, 5.0, -1)),
    *({"files": {"a": {**ROW, "sha256": value}}} for value in ("0", HASH.replace("0", "G"), None)),
    *({"files": {path: ROW}} for path in NO_PATHS),
]


@pytest.mark.parametrize("text", [*NO_JSON, *(json.dumps({**GOOD, **bad}) for bad in BAD)])
def test_what_is_no_record_is_refused(text):
    """A host may send anything, and publishing uploads and removes files by these names."""
    assert load(json.dumps(GOOD)).commit == "a" * 40
    assert load(text) is UNREADABLE
