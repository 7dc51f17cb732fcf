"""A tiny site that may be published, and one of which there is a release."""

import datetime
import shutil

import pytest
from publish.verifying import FILES, release
from support import article, make_site, page

from press.build import Workshop

NAMED = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org", "host": "A host"}


@pytest.fixture(autouse=True)
def day(monkeypatch):
    """The day on which the tiny site's helpline was compared not long ago, however old these tests grow."""
    monkeypatch.setattr("press.publish.today", lambda: datetime.date(2026, 12, 1))


@pytest.fixture
def ready(tmp_path):
    """A site that nothing stands against, in a folder beside which it can be published."""
    root = tmp_path / "project"
    root.mkdir()
    files = {"content/articles/a/index.md": article("A"), "content/pages/about.md": page("About")}
    return make_site(root, files, **NAMED)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A tiny site of which there is a release."""
    site = make_site(tmp_path_factory.mktemp("site"), FILES)
    release(site)
    return site


@pytest.fixture
def host(made, tmp_path):
    """The folder of a host on which that release stands; a test may spoil it."""
    return shutil.copytree(Workshop(made.root).folder / "published", tmp_path / "host")
