"""The crawler, on which other tests of publishing rely, finds what a careless publisher does."""

import os
import shutil

import pytest
from publish.crawler import crawling


def mixed(folder, release):
    """The pages of another release, before anything that they show."""
    for name in release.record.files:
        if name.endswith(".html"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(release.folder / name, folder / name)


@pytest.mark.parametrize(
    ("careless", "found"),
    [
        (mixed, "which it shows, is missing"),
        (lambda folder, _: os.truncate(folder / "a/index.html", 9_000), "those of no release"),
        (lambda folder, _: (folder / "about/index.html").unlink(), "links to, is missing"),
        (None, ""),
    ],
)
def test_what_is_wrong_is_noted(releases, tmp_path, careless, found):
    """And nothing else: pages before their pictures, half a page, a dead link."""
    folder = shutil.copytree(releases[0].folder, tmp_path / "host")
    if careless:
        careless(folder, releases[1])
    with crawling(folder, releases) as crawl:
        crawl.read_all()

    assert crawl.pages > 10
    assert any(found in wrong for wrong in crawl.wrong) if careless else crawl.wrong == set()
