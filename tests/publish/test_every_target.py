"""What every kind of target does: it holds the release, spares what is not ours, and survives whatever happens."""

from itertools import pairwise

import pytest
from publish.places import files_of
from publish.readers import faults, read_while_killed

from press.builder.lock import BuildError
from press.builder.manifest import RECORD
from press.publish.model import UNREADABLE, PublishError

KINDS = ["folder", "rsync", "s3", "branch"]


@pytest.fixture
def place(request):
    """A place of each kind, where nothing is published yet."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("place", KINDS, indirect=True)
def test_a_release_is_there_and_hashed_files_of_the_one_before(place, releases):
    """All of it and nothing else; an open page may ask for pictures once more; nothing is made by asking."""
    target = place.target()
    assert (target.live(), target.releases(), place.shown()) == (None, [], {})
    place.publish(releases[0])
    assert place.shown() == place.wanted(releases[0])
    for before, release in pairwise(releases):
        place.publish(release)
        hashed = {name: data for name, data in place.wanted(before).items() if name in before.record.hashed}
        assert place.shown() == hashed | place.wanted(release)
        assert place.target().live() == release.record


@pytest.mark.parametrize("place", KINDS, indirect=True)
def test_a_record_that_cannot_be_read_is_not_taken_for_none(place, releases):
    """Whatever is live there."""
    place.publish(releases[0])
    place.put(RECORD, "\u2028{}\n\n")

    assert place.target().live() is UNREADABLE


@pytest.mark.parametrize(
    ("place", "name", "said"),
    [
        ("folder", "index.html", r"index\.html was not published from here, and would be overwritten \(1 such"),
        ("s3", "feed.xml", r"s3://books/site/feed\.xml was not published from here, .*\(1 such .* Nothing was"),
        *(
            ("rsync", name, "holds files that were not published from here")
            for name in ("index.html", "current/index.html", "releases/mine/index.html")
        ),
        ("branch", "content/site.toml", r"holds the sources of a site \(content/site"),
    ],
    indirect=["place"],
)
def test_what_is_not_ours_is_not_overwritten(place, releases, name, said):
    """A new server shows a page of its own; it may be somebody's only copy."""
    place.put(name, "Mine.")
    before = place.everything()
    with pytest.raises(PublishError, match=said):
        place.publish(releases[0])

    assert place.everything() == before


@pytest.mark.parametrize("place", ["folder", "s3"], indirect=True)
def test_what_is_not_in_the_way_stays(place, releases):
    """Also in the folder of a page that goes."""
    for name in ("CNAME", "gone/notes.txt"):
        place.put(name, "Mine.")
    for release in releases[:2]:
        place.publish(release)

    assert (place.shown()["CNAME"], place.shown()["gone/notes.txt"]) == (b"Mine.", b"Mine.")
    assert "gone/index.html" not in place.shown()


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("place", ["rsync", "branch"], indirect=True)
def test_whoever_comes_second_is_refused(place, releases, begun):
    """Also where nothing was; what the first one published stays, and nothing is left that would stop a third."""
    first, second, third = releases
    for release in [second, third] if begun else []:
        place.publish(release)
    late = place.target()
    late.live()
    older = [one.name for one in late.releases() if not one.live]
    place.publish(first)
    shown = place.shown()
    for action in (lambda: late.upload(second), *(lambda name=name: late.switch_to(name) for name in older)):
        with pytest.raises(PublishError, match=r"^(tiny-host says: )?Somebody else (published|has pushed to .*) mean"):
            action()
    assert place.shown() == shown

    place.publish(second)
    assert place.target().live() == second.record


def test_a_folder_is_locked(folder):
    """The second one is told who holds it, also with --force: a lock of the dead is none."""
    with (
        folder.target().locked(),
        pytest.raises(BuildError, match=r"Another publish is running \(pro"),
        folder.target().locked(force=True),
    ):
        pass


@pytest.mark.parametrize("place", ["folder", "rsync"], indirect=True)
def test_readers_meet_whole_pages_while_publishers_are_killed(place, releases):
    """The next one finishes."""
    place.publish(releases[0])
    last = read_while_killed(place, releases)

    assert place.target().live() == last.record
    assert place.wanted(last).items() <= place.shown().items()
    assert [name for name in place.everything() if ".upload-" in name or "press-new" in name] == []


def test_the_reader_finds_what_a_careless_publisher_does(releases):
    """A page without its picture, half a page, a dead link."""
    good = files_of(releases[0])
    picture = next(name for name in good if name.startswith("gone/media/"))
    half = {**good, "a/index.html": good["a/index.html"][:9_000]}
    assert faults(good.get, releases) == []
    assert faults(half.get, releases) == ["a/index.html is of no release"]
    for name, page in {picture: "gone/index.html", "gone/index.html": "index.html"}.items():
        assert faults({**good, name: None}.get, releases) == [f"{page}: {name} is missing"]
