"""A plain folder as the target."""

import shutil
from pathlib import Path

import pytest
from publish.crawler import crawling
from publish.hosts import web_server
from publish.killer import ROUNDS, kill_at, moments
from publish.releases import names_of

from press.build import BuildError
from press.build.lock import only_one
from press.build.manifest import manifest_of
from press.http_headers import is_hashed
from press.publish.folder import Folder
from press.publish.model import Plan, PublishError


def publish(folder, release):
    """Publish in one go; the names that were changed."""
    target, heard = Folder(folder), []
    with target.locked():
        target.upload(release, Plan((), (), (), 0), heard.append)
    return heard


def test_a_release_lies_there_with_what_hosts_read(releases, tmp_path):
    """A hashed file of the release before stays once more, for open pages; a file that is not ours stays always."""
    www = tmp_path / "www"
    www.mkdir()
    (www / "CNAME").write_text("example.org")
    for release in releases[:2]:
        publish(www, release)
    hashed = {name for name in releases[0].record.files if is_hashed(name)}
    shown = {file.relative_to(www).as_posix() for file in www.rglob("*") if file.is_file()}

    assert {name for name in shown if not name.startswith(".press/")} == names_of(releases[1]) | hashed | {
        *("CNAME", "_headers", "_redirects")
    }
    assert manifest_of(releases[1].folder).items() <= manifest_of(www).items()
    assert (Folder(www).live(), Folder(www).occupied()) == (releases[1].record, True)

    publish(www, releases[2])
    assert {name for name in hashed - names_of(releases[2]) if (www / name).exists()} == set()
    assert (www / "CNAME").read_text() == "example.org"


def test_only_what_changed_is_written(releases, tmp_path):
    """So its date stays, too."""
    publish(tmp_path / "www", releases[0])

    assert publish(tmp_path / "www", releases[0]) == []
    assert "page-0/index.html" not in publish(tmp_path / "www", releases[1])


def test_a_page_of_somebody_else_is_not_overwritten(releases, tmp_path):
    """A new server shows a page of its own; it may be somebody's only copy."""
    (tmp_path / "index.html").write_text("Mine")
    with pytest.raises(PublishError, match=r"index\.html was not published from here, and would be overwritten \(1 "):
        publish(tmp_path, releases[0])

    assert sorted(file.name for file in tmp_path.iterdir()) == [".press", "index.html"]
    assert (tmp_path / "index.html").read_text() == "Mine"


def test_it_keeps_no_older_release(tmp_path):
    """Whoever asks is told; nothing is made by asking."""
    target = Folder(tmp_path / "www")
    with pytest.raises(PublishError, match="keeps no older release"):
        target.switch_to("a")

    assert (target.releases(), target.live(), target.occupied()) == ([], None, False)
    assert not (tmp_path / "www").exists()


def test_its_path_is_for_a_server_unless_it_has_a_meaning_there():
    """Then the owner writes it."""
    assert Folder(Path("/srv/www")).web_root == "/srv/www"
    assert Folder(Path("/srv/my; site")).web_root == ""


def test_two_at_once(tmp_path):
    """The second one is told who holds the folder."""
    with (
        only_one(tmp_path / ".press", "publish"),
        pytest.raises(BuildError, match=r"Another publish is running \(pro"),
        Folder(tmp_path).locked(force=True),
    ):
        pass


def test_readers_meet_whole_pages_while_publishers_are_killed(releases, tmp_path):
    """The next publish finishes what was left half done."""
    www = tmp_path / "www"
    publish(www, releases[0])
    with web_server(www, tmp_path / "nginx") as address, crawling(address, releases) as crawl:
        for moment in moments(lambda: publish(www, releases[1])):
            at, other = moment, following(www, releases)
            while not kill_at(at, lambda new=other: publish(www, new), still=crawl.still):
                at, other = at / 2, following(www, releases)  # it was done before
            crawl.read_all()
        other = following(www, releases)
        with crawl.still():
            pass
        publish(www, other)
        crawl.read_all()

    assert crawl.wrong == []
    assert crawl.pages > ROUNDS * 2 * 20
    assert Folder(www).live() == other.record
    shutil.rmtree(www / ".press")
    assert manifest_of(other.folder).items() <= manifest_of(www).items()
    assert list(www.rglob(".*")) == []


def following(folder, releases):
    """The release after the live one."""
    commits = [release.record.commit for release in releases]
    return releases[(commits.index(Folder(folder).live().commit) + 1) % len(releases)]
