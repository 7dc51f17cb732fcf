"""Readers of an object store meet whole pages while it is published to, and after a publisher was killed."""

import pytest
from publish.crawler import crawling
from publish.killer import kill_at, moments, sooner
from publish.s3.conftest import NOTHING, bodies, of
from publish.s3.store import serving, website

from press.publish.s3 import lease, target_at


@pytest.fixture
def shop(door):
    """The address at which readers find the site."""
    with serving(website(door)) as address:
        yield f"{address}/site/"


def test_readers_meet_whole_pages_while_publishers_are_killed(door, shop, objects, releases):
    """At twenty moments; the next publish, which may be of another release, finishes what was left half done."""
    target = target_at("s3://books/site", lambda _: None)
    door.later = lease.LASTS + 1  # a killed publisher's lock has run out whenever the next one looks
    publish(target, releases[0])
    with crawling(shop, releases) as crawl:
        when = moments(lambda: publish(target, releases[1]))
        for moment in when:
            at, other = moment, following(target, releases)
            while not kill_at(at, lambda new=other: publish(target, new), still=crawl.still):
                at, other = sooner(at), following(target, releases)
            crawl.read_all()
        with crawl.still():
            pass
        other = following(target, releases)
        publish(target, other)
        crawl.read_all()

    assert crawl.wrong == []
    assert len(when) == 20
    assert crawl.pages > 20 * 2 * 6  # moments, readers, pages that every release has
    assert bodies(objects()).items() >= of(other).items()


def publish(target, release):
    """Publish in one go."""
    with target.locked():
        target.put(release, NOTHING, lambda _: None)


def following(target, releases):
    """The release after the one that stands there."""
    commits = [release.record.commit for release in releases]
    return releases[(commits.index(target.standing().commit) + 1) % len(releases)]
