"""A build: everything that is wrong at once, and the output untouched until nothing is."""

import subprocess
import sys

import pytest
from support import REPOSITORY, article, bytes_of, page

from press.builder.build import build

FILES = {"content/articles/a/index.md": article("A"), "content/articles/a/01-s.md": page("S")}


def test_a_report_says_what_was_built_and_what_was_left_out(site):
    """Pages, other files, seconds, and in one line why there is no feed yet."""
    made = site(FILES)

    told = str(build(made.root)).splitlines()
    assert told[0].startswith("7 pages, 2 other files, ")
    assert told[-1].startswith("The site has no address yet (content/site.toml), so feed, sitemap, canonical links")

    made.own(address="https://example.org")
    assert not str(build(made.root)).splitlines()[-1].startswith("The site")


def test_plain_pelican_writes_the_same_pages(site):
    """Those who know Pelican need nothing of ours to build."""
    moved = {"content/pages/p.md": page("P", aliases="[/old/, /older.html]")}
    made = site({**FILES, **moved}, address="https://example.org").build()
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "plain"]
    subprocess.run(command, cwd=made.root, check=True, capture_output=True, env=environment())

    assert bytes_of(made.root / "plain") == bytes_of(made.root / "output")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"content/pages/about.md": page("About", "Words.", titel="x")}, "about.md:4: error key-unknown no page has a"),
        ({"content/pages/about.md": page("About", "See [it](gone.md).")}, "error link-file the link “gone.md” leads"),
        ({"content/pages/help.md": page("Help", "## One {#line}")}, "error page-id the id “line” stands 2 times"),
        ({"theme/templates/page.html": "<a href='gone/'>x</a>"}, "error page-link the link “gone/” leads to a page"),
    ],
)
def test_plain_pelican_stops_before_it_writes_when_something_is_wrong(site, wrong, told):
    """It writes in place, so it must not begin; it says what we say, and exits with 1."""
    made = site({**FILES, **wrong})
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "plain"]
    ended = subprocess.run(
        command, cwd=made.root, check=False, capture_output=True, encoding="utf-8", env=environment()
    )

    assert ended.returncode == 1
    assert told in ended.stderr
    assert not (made.root / "plain").exists()


def environment():
    """The repository's press/ for a Pelican that runs in another folder, in a terminal wide enough to read."""
    return {"PYTHONPATH": str(REPOSITORY), "COLUMNS": "300", "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}


@pytest.mark.parametrize(
    "where", ["press.pelican_plugin.reader.parse", "press.pelican_plugin.plugin.index_of", "press.pages.assembly.fit"]
)
def test_a_mistake_of_the_code_is_no_traceback_for_the_author(site, monkeypatch, where):
    """It is told as one line, and the traceback lies where whoever mends it will look."""
    made = site(FILES).build()
    module, _, name = where.rpartition(".")
    monkeypatch.setattr(sys.modules[module], name, lambda *_, **__: 1 / 0)

    told = {problem.message for problem in made.stopped() if problem.code == "build-broken"}
    assert told == {"the build itself broke: ZeroDivisionError: division by zero"}
    assert "ZeroDivisionError" in (made.root / ".build/crash.txt").read_text("utf-8")
