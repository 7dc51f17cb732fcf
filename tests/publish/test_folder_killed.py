"""Readers of a folder meet whole pages while it is published to, and after a publisher was killed."""

import shutil

from publish.crawler import crawling
from publish.hosts import web_server
from publish.killer import kill_at, moments, sooner
from publish.releases import make_releases

from press.build.manifest import manifest_of
from press.publish import record
from press.publish.folder import Folder
from press.publish.model import Plan


def test_readers_meet_whole_pages_while_publishers_are_killed(tmp_path):
    """At twenty moments; the next publish finishes what was left half done."""
    releases, place = make_releases(tmp_path / "releases"), tmp_path / "www"
    publish(place, releases[0])
    with web_server(place, tmp_path / "nginx") as address, crawling(address, releases) as crawl:
        when = moments(lambda: publish(place, releases[1]))
        for moment in when:
            at, other = moment, following(place, releases)
            while not kill_at(at, lambda new=other: publish(place, new), still=crawl.still):
                at, other = sooner(at), following(place, releases)
            crawl.read_all()
        other = following(place, releases)
        with crawl.still():
            pass
        publish(place, other)
        crawl.read_all()

    assert crawl.wrong == []
    assert len(when) == 20
    assert crawl.pages > 20 * 2 * 20
    assert Folder(place).standing() == other.record
    shutil.rmtree(place / ".press")
    assert manifest_of(other.folder).items() <= manifest_of(place).items()
    assert list(place.rglob(".*")) == []


def publish(place, release):
    """Publish in one go."""
    target = Folder(place)
    with target.locked():
        target.put(release, Plan((), (), (), 0), lambda _: None)


def following(place, releases):
    """The release after the one that stands there."""
    standing = record.load((place / "release.json").read_text()).commit
    commits = [release.record.commit for release in releases]
    return releases[(commits.index(standing) + 1) % len(releases)]
