"""A tiny site that may be published, releases, and a host."""

import datetime
import os

import pytest
from publish.hosts import ssh_host
from publish.releases import make_releases
from publish.web_servers import program
from support import article, make_site, page

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
def releases(tmp_path_factory):
    """Three releases, made by hand."""
    return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def ssh_folder(tmp_path_factory):
    """The folder of a running SSH server; a `ssh` that knows it as tiny-host is in its bin/."""
    program("rsync", "rsync")
    with ssh_host(tmp_path_factory.mktemp("host") / "ssh") as folder:
        yield folder


@pytest.fixture
def tiny_host(ssh_folder, monkeypatch):
    """That server, for somebody whose SSH settings name it."""
    monkeypatch.setenv("PATH", f"{ssh_folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return ssh_folder
