"""A plain folder as the target."""

import dataclasses
import shutil

import pytest
from publish.releases import names_of

from press.builder.lock import BuildError, only_one
from press.builder.manifest import manifest_of
from press.core.http_headers import is_hashed
from press.publish.model import PublishError
from press.publish.targets import Folder


@pytest.fixture
def releases(releases, tmp_path):
    """The same, in folders of their own: the files for hosts are added to them."""
    folders = [shutil.copytree(one.folder, tmp_path / "releases" / one.record.commit) for one in releases]
    return [dataclasses.replace(one, folder=folder) for one, folder in zip(releases, folders, strict=True)]


def publish(folder, release):
    """Publish in one go."""
    target = Folder(folder)
    with target.locked():
        target.upload(release)


def test_a_release_lies_there_with_what_hosts_read(releases, tmp_path):
    """A hashed file of the release before stays once more, for open pages; a file that is not ours stays always."""
    www = tmp_path / "www"
    www.mkdir()
    (www / "CNAME").write_text("example.org")
    for release in releases[:2]:
        publish(www, release)
    hashed = {name for name in releases[0].record.files if is_hashed(name)}
    shown = {file.relative_to(www).as_posix() for file in www.rglob("*") if file.is_file()}

    assert {name for name in shown if not name.startswith(".press/")} == names_of(releases[1]) | hashed | {"CNAME"}
    assert "old-2" in (www / "_redirects").read_text()
    assert manifest_of(releases[1].folder).items() <= manifest_of(www).items()
    assert Folder(www).live() == releases[1].record

    publish(www, releases[2])
    assert {name for name in hashed - names_of(releases[2]) if (www / name).exists()} == set()
    assert (www / "CNAME").read_text() == "example.org"


def test_a_page_of_somebody_else_is_not_overwritten(releases, tmp_path):
    """A new server shows a page of its own; it may be somebody's only copy."""
    (tmp_path / "index.html").write_text("Mine")
    with pytest.raises(PublishError, match=r"index\.html was not published from here, and would be overwritten \(1 "):
        publish(tmp_path, releases[0])

    assert sorted(file.name for file in tmp_path.iterdir()) == [".press", "index.html", "releases"]
    assert (tmp_path / "index.html").read_text() == "Mine"


def test_it_keeps_no_older_release(tmp_path):
    """Nothing is made by asking."""
    target = Folder(tmp_path / "www")

    assert (target.releases(), target.live()) == ([], None)
    assert not (tmp_path / "www").exists()


def test_two_at_once(tmp_path):
    """The second one is told who holds the folder."""
    with (
        only_one(tmp_path / ".press", "publish"),
        pytest.raises(BuildError, match=r"Another publish is running \(pro"),
        Folder(tmp_path).locked(force=True),
    ):
        pass
