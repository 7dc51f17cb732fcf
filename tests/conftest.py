"""What every test may use: a maker of tiny sites, and the real one; and how long each test may take."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import brotli
import hypothesis
import pytest
from filelock import FileLock
from jinja2 import Environment
from support import ALL, Site, make_site, repository

calm = {"deadline": None, "suppress_health_check": list(hypothesis.HealthCheck)}
hypothesis.settings.register_profile("ours", max_examples=400 if ALL else 40, **calm)
hypothesis.settings.load_profile("ours")


@pytest.fixture(scope="session", autouse=True)
def paid_once():
    """Compiling the theme's templates and packing pages take most of a tiny build, and hardly differ between sites.

    What a template or a page is made of decides what comes out, so it is kept by that for the whole run.
    """
    plain, kept = Environment.compile, {}

    def compiled(self, source, name=None, filename=None, *given, **more):
        if not filename or "/theme/" not in filename:
            return plain(self, source, name, filename, *given, **more)
        if (source, name) not in kept:
            kept[source, name] = plain(self, source, name, filename, *given, **more)
        return kept[source, name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compiled)
        patch.setattr(brotli, "compress", functools.lru_cache(maxsize=500)(brotli.compress))
        yield


@pytest.fixture
def site(tmp_path):
    """Makes a tiny site: `site({"content/…": "…"}, address="…")`."""
    return functools.partial(make_site, tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Gives a tiny site that is built: `built({"content/…": "…"}, address="…")`.

    It is built once for all tests that ask for the same one, so nobody writes there.
    """
    made = {}

    def given(files=None, **facts) -> Site:
        key = repr((sorted((files or {}).items()), sorted(facts.items())))
        if key not in made:
            made[key] = make_site(tmp_path_factory.mktemp("built"), files, **facts).build()
        return made[key]

    return given


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Fills a folder once a run, whichever worker asks first: `once("name", fill)` gives it after `fill(folder)`."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own

    def filled(name, fill) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return filled


@pytest.fixture(scope="session")
def real(once):
    """The repository's own content and theme, built once. Nobody writes there."""
    return Site(once("real", lambda root: repository(root).build()))
