"""What each file of content/ is."""

from pathlib import Path

import pytest

import pelicanconf
from press.core.files import PASSED_OVER, unsafe_places
from press.core.paths import Place, place_of, strays


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("articles/peer-support/index.md", Place("article", "peer-support")),
        ("articles/peer-support/de/index.md", Place("article", "peer-support", "de")),
        ("articles/peer-support/02-compassion.md", Place("section", "compassion", "", 2)),
        ("articles/peer-support/de/02-compassion.md", Place("section", "compassion", "de", 2)),
        ("articles/peer-support/media/hall.JPG", Place("media", "peer-support")),
        ("articles/peer-support/media/hall.jpg-768.avif", Place("media", "peer-support")),
        ("articles/peer-support/media/hall.jpg~768.avif", None),  # the name of a copy, which nothing may overwrite
        ("articles/peer-support/changes.toml", Place("log", "peer-support")),
        ("articles/peer-support/de/changes.toml", Place("log", "peer-support", "de")),
        ("articles/peer-support/findings.toml", Place("findings", "peer-support")),
        ("articles/peer-support/de/findings-of-courses.toml", Place("findings", "peer-support", "de")),
        ("articles/peer-support/numbers.toml", None),
        ("articles/peer-support/claims.toml", Place("ledger", "peer-support")),
        ("articles/peer-support/de/claims.toml", Place("ledger", "peer-support", "de")),
        ("pages/how-we-write.md", Place("page", "how-we-write")),
        ("pages/404.md", Place("page", "404")),
        ("site.toml", Place("data")),
        ("addresses.txt", Place("data")),
        ("articles/peer-support/2-compassion.md", None),
        ("articles/peer-support/02-Compassion.md", None),
        ("articles/peer-support/hall.jpg", None),
        ("claims.toml", None),
        ("articles/peer-support/media/notes.md", None),
        ("pages/sub/page.md", None),
        ("notes.txt", None),
    ],
)
def test_a_path_has_one_meaning(path, place):
    """The kind, slug, language and order of a file follow from where it lies."""
    assert place_of(path) == place


def test_strays_are_told_with_the_place_that_was_meant(tmp_path):
    """A file that would become nothing is named, with how to put it right; dot-files are the system's own."""
    alone = ("articles/b/01-one.md", "articles/c/claims.toml")
    for name in ("articles/a/1-one.md", *alone, "pages/Big.md", "hall.jpg", "notes.txt", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert [(problem.path, problem.message, problem.hint.split(":")[0]) for problem in strays(tmp_path)] == [
        ("content/articles/a/1-one.md", STRAY, "An article is index.md, a section is a two-digit number and a name"),
        ("content/articles/b/01-one.md", "this section has no article", "Add an index.md to its folder."),
        ("content/articles/c/claims.toml", "this ledger has no article", "Add an index.md to its folder."),
        (
            "content/hall.jpg",
            STRAY,
            "Pictures lie in the media/ folder of their article; their names are letters, digits, dots and hyphens.",
        ),
        ("content/notes.txt", STRAY, "Texts are Markdown files"),
        ("content/pages/Big.md", STRAY, "A page's name is small letters, digits and single hyphens"),
    ]


LEFT = (
    *(".#index.md", ".index.md.swp", "index.md~", "#index.md#", "4913", "index.md.swp", "media/Thumbs.db"),
    *("desktop.ini", "media/.DS_Store", "media/hall.jpg~"),
)


@pytest.mark.parametrize("name", LEFT)
def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path, name):
    """By the check of places and by that of links: as a file, and as a link to nothing."""
    for n, make in enumerate((Path.touch, lambda file: file.symlink_to("user@host.1234:5678"))):
        file = tmp_path / f"{n}/articles/a" / name
        file.parent.mkdir(parents=True)
        make(file)
        assert [*strays(tmp_path / str(n)), *unsafe_places(tmp_path / str(n), "content")] == []


def test_pelican_passes_over_the_same_files():
    """It would publish those that lie in media/."""
    assert tuple(pelicanconf.IGNORE_FILES) == PASSED_OVER


@pytest.mark.parametrize("name", ["index.md.bak", "49130", "a~b.md", "#1.md", "index.md.orig", "thumbs.dbx"])
def test_what_an_author_may_have_meant_is_told(tmp_path, name):
    """Names that only look like those of an editor's files are no editor's."""
    (tmp_path / name).touch()

    assert [problem.path for problem in strays(tmp_path)] == [f"content/{name}"]


def test_a_folder_behind_a_link_is_told_whatever_it_is_called(tmp_path):
    """Pelican would walk into it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/.link").symlink_to(tmp_path)

    assert [problem.code for problem in unsafe_places(tmp_path / "content", "content")] == ["file-link"]


@pytest.mark.parametrize("name", ["IMG_1234.HEIC", "scan.tiff", "scan.TIF", "a.dng", "b.CR2", "c.nef", "d.bmp"])
def test_a_camera_s_file_is_to_be_saved_as_jpeg(tmp_path, name):
    """Browsers do not show it, wherever it lies."""
    (tmp_path / "articles/a/media").mkdir(parents=True)
    (tmp_path / "articles/a/media" / name).touch()

    assert [problem.hint for problem in strays(tmp_path)] == [
        "No browser shows it everywhere: save it as JPEG, and put that into the media/ folder of its article."
    ]


STRAY = "this file is in no place that the site is made from"
