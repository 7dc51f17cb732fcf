"""What every test may use: a maker of tiny sites, and the real one."""

from __future__ import annotations

import functools
import shutil

import pytest
from support import REPOSITORY, Site, make_site


@pytest.fixture
def site(tmp_path):
    """Makes a tiny site: `site({"content/…": "…"}, address="…")`."""
    return functools.partial(make_site, tmp_path)


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """The repository's own content and theme, built once, in a folder of its own."""
    root = tmp_path_factory.mktemp("real")
    for name in ("content", "theme"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, root / name)
    return Site(root).build()
