"""The crawler, which other tests of publishing stand on, finds what a careless publisher does."""

import functools
import http.server
import shutil
import subprocess
import threading

import pytest
from publish.crawler import crawling
from publish.releases import make_releases, names_of

from press.build.manifest import RECORD


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain server that keeps connections."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def list_directory(self, _path):
        """List no folder."""
        self.send_error(404)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """Three releases."""
    return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture
def place(tmp_path, releases):
    """A folder in which the first release stands."""
    shutil.copytree(releases[0].folder, tmp_path / "place")
    return tmp_path / "place"


@pytest.fixture
def address(place):
    """That folder on the web."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=place)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def copied(release, place, names):
    """Copy files straight in."""
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        replaced(place / name, (release.folder / name).read_bytes())


def replaced(file, data):
    """Write a file in one step, so that readers meet it before or after."""
    new = file.with_name(f"{file.name}.part")
    new.write_bytes(data)
    new.replace(file)


def test_the_releases_differ_in_every_way(releases):
    """Pages and pictures new, changed, removed; a page that changes without changing its length."""
    first, second, third = (release.record.files for release in releases)

    assert first.keys() - second.keys() >= {"gone/index.html", "back/index.html"}
    assert second.keys() - first.keys() >= {"new/part-2/index.html"}
    assert "back/index.html" in third
    assert first["index.html"] != second["index.html"]
    assert len({files["a/media/paper.pdf"].sha256 for files in (first, second, third)}) == 3
    assert first["about/index.html"] == second["about/index.html"]
    assert first["page-1/index.html"] != second["page-1/index.html"]
    assert first["page-1/index.html"].bytes == second["page-1/index.html"].bytes
    assert {"index.html.br", "index.html.gz", RECORD} <= names_of(releases[0])


def test_nothing_is_wrong_while_nothing_moves(address, releases):
    """And it reads: all pages, over and over, with what they show."""
    with crawling(address, releases) as crawl:
        crawl.read_all()

    assert crawl.wrong == []
    assert crawl.pages >= 2 * 20
    assert crawl.files > crawl.pages


def test_a_careful_publisher_is_not_blamed(address, place, releases):
    """New files first, new pages, changed pages, removals last, each in one step; at every step the site is read."""
    old, new = releases[:2]
    pages = {name for name in names_of(new) if name.endswith((".html", ".br", ".gz"))}
    fresh = pages - names_of(old)
    with crawling(address, releases[:2]) as crawl:
        for names in (names_of(new) - pages, fresh, pages - fresh):
            copied(new, place, sorted(names))
            crawl.read_all()
        with crawl.still():
            pass
        for name in names_of(old) - names_of(new):
            if "/media/" not in name:
                (place / name).unlink()
        crawl.read_all()

    assert crawl.wrong == []


def test_pages_before_their_pictures_are_found(address, place, releases):
    """As when files are copied one by one, in the order of their names."""
    with crawling(address, releases) as crawl:
        copied(releases[1], place, ["a/index.html", "index.html"])
        crawl.read_all()

    (picture,) = (name for name in names_of(releases[1]) - names_of(releases[0]) if name.endswith(".png"))
    assert f"a/index.html: {picture}, which it shows, is missing" in crawl.wrong
    assert "index.html: new/part-2/index.html, to which it leads, is missing" in crawl.wrong


def test_half_a_page_is_found(address, place, releases):
    """As when files are written where they stand."""
    whole = (releases[1].folder / "a/index.html").read_bytes()
    with crawling(address, releases) as crawl:
        replaced(place / "a/index.html", whole[:50_000])
        crawl.read_all()
        replaced(place / "a/index.html", (place / "about/index.html").read_bytes())
        crawl.read_all()

    cut, other = (wrong for wrong in crawl.wrong if wrong.startswith("a/index.html"))
    assert cut == "a/index.html: its bytes are those of no release (cut off, 50000 bytes)"
    assert other.startswith("a/index.html: its bytes are those of no release (whole, ")


def test_a_page_that_is_away_for_a_while_is_found(address, place, releases):
    """As when the old files are removed before the new ones come."""
    with crawling(address, releases) as crawl:
        (place / "about/index.html").unlink()
        crawl.read_all()

    assert "about/index.html: answered with 404" in crawl.wrong


def test_rsync_straight_into_the_site_is_found(address, place, releases):
    """It removes pictures that open pages still show, and pages to which others still lead."""
    if not shutil.which("rsync"):
        pytest.skip("rsync is not installed: apt install rsync")
    with crawling(address, releases) as crawl:
        subprocess.run(
            ["rsync", "-rc", "--delete-before", "--exclude=*.html*", f"{releases[1].folder}/", f"{place}/"], check=True
        )
        crawl.read_all()

    assert [wrong for wrong in crawl.wrong if "a/media/dot." in wrong and wrong.endswith("is missing")]


def test_a_picture_with_other_bytes_is_found(address, place, releases):
    """Its name says which bytes it has."""
    (dot,) = (name for name in releases[0].record.files if name.startswith("a/media/dot.") and name.endswith(".png"))
    with crawling(address, releases) as crawl:
        replaced(place / dot, b"something else")
        crawl.read_all()

    assert crawl.wrong == [f"{dot}: its bytes are those of no release (14 bytes)"]
