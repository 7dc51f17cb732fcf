"""The crawler, on which other tests of publishing rely, finds what a careless publisher does."""

import shutil

import pytest
from publish.crawler import crawling
from publish.hosting import hosting
from publish.releases import make_releases

COPIES = ("*.br", "*.gz")


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Three releases."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("publish.releases.FILLERS", 2)
        return make_releases(tmp_path_factory.mktemp("releases"))


def mixed(folder, releases):
    """The pages of the second release, before anything that they show."""
    for name in releases[1].record.files:
        if name.endswith(".html"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(releases[1].folder / name, folder / name)


def cut(folder, _releases):
    """A page that ends in the middle."""
    page = folder / "a/index.html"
    page.write_bytes(page.read_bytes()[:9_000])


def removed(folder, _releases):
    """A page that others link to is gone."""
    (folder / "about/index.html").unlink()


@pytest.mark.parametrize(
    ("careless", "found"),
    [
        (mixed, "which it shows, is missing"),
        (cut, "those of no release"),
        (removed, "links to, is missing"),
        (None, ""),
    ],
)
def test_what_is_wrong_is_noted(releases, tmp_path, careless, found):
    """And nothing else."""
    folder = shutil.copytree(releases[0].folder, tmp_path / "host", ignore=shutil.ignore_patterns(*COPIES))
    if careless:
        careless(folder, releases)
    with hosting(folder) as address, crawling(address, releases) as crawl:
        crawl.read_all()

    assert crawl.pages > 10
    assert any(found in wrong for wrong in crawl.wrong) if careless else crawl.wrong == []
