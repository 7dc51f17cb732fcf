"""What every test may use: a maker of tiny sites, and the real one."""

from __future__ import annotations

import shutil

import pytest
from support import PAGES, REPOSITORY, Site


@pytest.fixture
def site(tmp_path):
    """Makes a tiny site: `site({"content/…": "…"}, address="…")`."""

    def make(files: dict[str, str | bytes] | None = None, **facts: object) -> Site:
        made = Site(tmp_path)
        for name in ("pelicanconf.py", "publishconf.py"):
            shutil.copy(REPOSITORY / name, tmp_path / name)
        shutil.copytree(REPOSITORY / "theme", tmp_path / "theme", dirs_exist_ok=True)
        made.own(**facts)
        made.write({**PAGES, **(files or {})})
        return made

    return make


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """The repository's own content and theme, built once, in a folder of its own."""
    root = tmp_path_factory.mktemp("real")
    for name in ("content", "theme"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, root / name)
    return Site(root).build()
