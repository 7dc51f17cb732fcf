"""The ledger of published addresses."""

import pytest
from support import DOT, article, book, page

from press.builder.build import PRODUCTION, BuildDir, stage_site
from press.builder.manifest import manifest_of
from press.content.published_urls import FILE, read, recorded
from press.core.problems import ContentError

FILES = ["index.html", "a/index.html", "a/s/index.html", "old/index.html", "404.html", "feed.xml", "books.xml"]
MORE = ["books/books.csv", "books/books.json", "a/media/Leaflet.PDF", "a/media/hall.3f2a9c41.jpg", "robots.txt"]
OTHERS = [
    "sitemap.xml",
    "articles/2/index.html",
    "books/topics/grief/12/index.html",
    "icon.svg",
    "release.json",
    "a/index.html.br",
    "a/media/hall.3f2a9c41.jpg~800.avif",
]


@pytest.fixture
def root(tmp_path):
    """A folder with an empty content/."""
    (tmp_path / "content").mkdir()
    return tmp_path


def lines(root):
    """The lines of the ledger that are no comments."""
    return [line for line in (root / FILE).read_text("utf-8").splitlines() if not line.startswith("#")]


def test_a_site_that_was_never_published_has_none(root):
    """And nothing is wrong."""
    assert read(root) == ({}, [])


def test_what_people_link_to_is_recorded(root):
    """Pages, ways on from old ones, feeds, the list's files, PDFs; no picture, nothing that only a program asks for."""
    assert recorded(root, [*FILES, *MORE, *OTHERS]) == 9

    assert lines(root) == [
        "",
        "/",
        "/a/",
        "/a/media/Leaflet.PDF",
        "/a/s/",
        "/books.xml",
        "/books/books.csv",
        "/books/books.json",
        "/feed.xml",
        "/old/",
    ]
    assert (root / FILE).read_text("utf-8").startswith("# Every address that this site was ever published at.")
    assert [file.name for file in (root / "content").iterdir()] == ["addresses.txt"]


def test_it_only_grows_and_keeps_its_comments(root):
    """A page that is gone stays in it, and so does one that has become an alias; nothing new leaves the file alone."""
    (root / FILE).write_text("# Mine.\r\n/old/\r\n\r\n# Also mine.\r\n/gone/\r\n/old/\r\n", "utf-8", newline="")

    assert recorded(root, ["old/index.html"]) == 0
    assert "\r\n" in (root / FILE).read_bytes().decode()
    assert recorded(root, ["new/index.html", "old/index.html"]) == 1
    assert (root / FILE).read_bytes() == b"# Mine.\n# Also mine.\n\n/gone/\n/new/\n/old/\n"
    assert read(root) == ({"gone/": 4, "new/": 5, "old/": 6}, [])


def test_a_line_that_is_no_address_is_told_and_nothing_is_lost(root):
    """Somebody has edited it, or git has left its marks; then nothing is written over it."""
    before = "/a/\n<<<<<<< HEAD\n/b/\n=======\n/c/\n>>>>>>> main\nb\n/../x/\n"
    (root / FILE).write_text(before, "utf-8")

    found, problems = read(root)
    assert found == {"a/": 1, "b/": 3, "c/": 5}
    assert [(p.line, p.code, p.message) for p in problems] == [
        (2, "ledger-line", "the line “<<<<<<< HEAD” does not begin with a slash"),
        (4, "ledger-line", "the line “=======” does not begin with a slash"),
        (6, "ledger-line", "the line “>>>>>>> main” does not begin with a slash"),
        (7, "ledger-line", "the line “b” does not begin with a slash"),
        (8, "ledger-line", "the line “/../x/” has a part that begins with a dot"),
    ]
    assert problems[0].hint.startswith("Delete the lines that git has left")
    assert problems[3].hint.startswith("Nobody writes here by hand")
    with pytest.raises(ContentError):
        recorded(root, ["new/index.html"])
    assert (root / FILE).read_text("utf-8") == before


def test_a_ledger_that_cannot_be_read_is_told(root):
    """Like any text."""
    (root / FILE).write_bytes(b"/caf\xe9/\n")

    assert [(p.path, p.line, p.code) for p in read(root)[1]] == [(FILE, 1, "file-encoding")]


CONTENT = {
    "content/articles/a/index.md": article("A", "[A leaflet](media/x.pdf) ![Dot](media/dot.png)", aliases="[/old/]"),
    "content/articles/a/media/dot.png": DOT,
    "content/articles/a/media/x.pdf": b"%PDF-1.4",
    "content/articles/a/01-s.md": page("S"),
    "content/articles/d/index.md": article("D", status="draft"),
    "content/pages/h.md": page("H", status="hidden"),
    "content/pages/books.md": page("Books"),
    "content/books/b.md": book("B"),
}


def gone(root, settings="pelicanconf.py"):
    """What a build says of the ledger."""
    return [p.message for p in stage_site(root, settings).problems if p.path == FILE]


def record_production(root):
    """Build as a publish does, and add what it would publish to the ledger: how many addresses are new."""
    stage_site(root, PRODUCTION)
    return recorded(root, manifest_of(BuildDir(root).stage))


def test_what_a_host_would_publish_is_recorded_and_then_missed_by_no_build(site):
    """Drafts are left out; every address that is recorded is known to every build, with an address and without one."""
    made = site(CONTENT, address="https://example.org")

    assert record_production(made.root) == len(lines(made.root)) - 1
    recorded_now = set(lines(made.root))
    assert recorded_now >= {
        "/",
        "/a/",
        "/a/s/",
        "/articles/a/media/x.pdf",
        "/h/",
        "/old/",
        "/books/b/",
        "/feed.xml",
        "/books.xml",
    }
    assert not recorded_now & {"/d/", "/drafts/d/", "/404.html", "/articles/a/media/dot.png", "/sitemap.xml"}
    assert not (made.root / "output").exists()
    assert record_production(made.root) == 0
    made.own()
    assert [gone(made.root), gone(made.root, PRODUCTION)] == [[], []]
