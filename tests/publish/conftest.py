"""A tiny site that may be published, releases, and a place for each kind of target."""

import datetime
import os
import shutil
from dataclasses import replace

import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from botocore.loaders import create_loader
from moto import mock_aws
from publish.places import HUSH, Branch, Disk, Store
from publish.releases import make_releases
from publish.servers import program, ssh_host
from support import article, make_site, page

from press.publish.rsync import Rsync
from press.publish.targets import Folder

NAMED = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org", "host": "A host"}
LOADER = create_loader()  # botocore reads what it knows of S3 only once


@pytest.fixture(autouse=True)
def day(monkeypatch):
    """The day on which the tiny site's helpline was compared not long ago, however old these tests grow."""
    monkeypatch.setattr("press.publish.publishing.today", lambda: datetime.date(2026, 12, 1))


@pytest.fixture
def ready(tmp_path):
    """A site that nothing stands against, in a folder beside which it can be published."""
    root = tmp_path / "project"
    root.mkdir()
    files = {"content/articles/a/index.md": article("A"), "content/pages/about.md": page("About")}
    return make_site(root, files, **NAMED)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Three releases, made by hand."""
    return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture
def releases(made, tmp_path):
    """The same in folders of their own, to which publishing may add files for hosts."""
    folders = [shutil.copytree(one.folder, tmp_path / "releases" / one.record.commit[:7]) for one in made]
    return [replace(one, folder=folder) for one, folder in zip(made, folders, strict=True)]


@pytest.fixture
def folder(tmp_path):
    """A folder that is not there yet."""
    return Disk(lambda: Folder(tmp_path / "www"), tmp_path / "www")


@pytest.fixture(scope="session")
def ssh_folder(tmp_path_factory):
    """The folder of a running SSH server; a `ssh` that knows it as tiny-host is in its bin/."""
    program("rsync", "rsync")
    with ssh_host(tmp_path_factory.mktemp("host") / "ssh") as folder:
        yield folder


@pytest.fixture
def tiny_host(ssh_folder, monkeypatch):
    """That server, for somebody whose SSH settings name it."""
    monkeypatch.setenv("PATH", str(ssh_folder / "bin"), prepend=os.pathsep)
    return ssh_folder


@pytest.fixture
def rsync(tmp_path, tiny_host):
    """A folder on that server that is not there yet."""
    assert tiny_host
    site = tmp_path / "srv/site"
    return Disk(lambda: Rsync(f"rsync://tiny-host{site}"), site, "current")


@pytest.fixture
def aws(monkeypatch):
    """An AWS set-up, and nothing of this machine's own."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    given = {"ACCESS_KEY_ID": HUSH, "SECRET_ACCESS_KEY": HUSH, "REGION": "us-east-1", "MAX_ATTEMPTS": "1"}
    given |= {"CONFIG_FILE": os.devnull, "SHARED_CREDENTIALS_FILE": os.devnull, "EC2_METADATA_DISABLED": "true"}
    for name, value in given.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setattr("botocore.session.create_loader", lambda _paths: LOADER)
    return monkeypatch


@pytest.fixture
def s3(aws):
    """A store, empty, between which and boto3 each request can be refused."""
    call = BaseClient._make_api_call  # noqa: SLF001 - the one function through which every request goes

    def make_api_call(client, operation, words):
        key = words.get("Key", "").removeprefix("site/")
        if status := store.way(operation, key):
            refused = {"Code": "Refused", "Message": "Why not"}
            raise ClientError({"Error": refused, "ResponseMetadata": {"HTTPStatusCode": status}}, operation)
        store.asked.append((operation, key))
        return call(client, operation, words)

    with mock_aws():
        store = Store()
        aws.setattr(BaseClient, "_make_api_call", make_api_call)
        yield store


@pytest.fixture
def branch(tmp_path, monkeypatch):
    """A branch that is not there yet, for a machine on which git knows nobody, as a new one or one of CI."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))]:
        monkeypatch.delenv(name)
    return Branch(tmp_path)
