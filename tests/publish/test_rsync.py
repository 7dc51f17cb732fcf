"""A site is published to a host over SSH: a real server, and a real rsync."""

import fcntl
import json
import os
import shutil
import stat
import subprocess
import threading
from functools import partial

import pytest
from publish.crawler import crawling, read_while_killed
from publish.releases import names_of

from press.builder.manifest import RECORD
from press.core.http_headers import is_hashed
from press.publish.model import UNREADABLE, PublishError
from press.publish.rsync import Rsync, script

DAYS = [f"2026010{day}T000000Z" for day in range(1, 8)]
OLD = [f"{day}-aaaaaaa" for day in DAYS]
UNFINISHED = ".upload-0123456789abcdef"


@pytest.fixture
def site(tmp_path, tiny_host):
    """A folder on the host that is not there yet."""
    assert tiny_host
    return tmp_path / "srv/site"


def target(site):
    """The folder as a target."""
    return Rsync(f"rsync://tiny-host{site}")


def publish(site, release):
    """Look, and publish."""
    there = target(site)
    there.live()
    there.upload(release)


def names(releases):
    """Of stored releases."""
    return [release.name for release in releases]


def shown(site):
    """What readers may ask for, with its bytes."""
    root = site / "current"
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def wanted(release, *before):
    """A release with the hashed files of releases before it."""
    old = {name: (one.folder / name).read_bytes() for one in before for name in one.record.files if is_hashed(name)}
    return old | {name: (release.folder / name).read_bytes() for name in names_of(release)}


def lay(site, folders, release, *, other=False):
    """Lay a release under some names, as old publishes have left it; `other` lets each of them look different."""
    for name in folders:
        folder = shutil.copytree(release.folder, site / "releases" / name)
        if other:
            made = json.loads((folder / RECORD).read_text())
            made["files"][f"{name}.html"] = {"bytes": 1, "sha256": "0" * 64}
            (folder / RECORD).write_text(json.dumps(made))


def make_live(site, *releases):
    """Lay releases there one after the other; the last one is live."""
    found = [f"{day}-{release.record.commit[:7]}" for day, release in zip(DAYS, releases, strict=False)]
    for name, release in zip(found, releases, strict=True):
        lay(site, [name], release)
    (site / "current").symlink_to(f"releases/{found[-1]}")
    (site / "publishing.lock").touch()


def live(site):
    """The name of the live release."""
    return (site / "current").readlink().name


def layout(site):
    """Everything below a folder: a link's target, a file's bytes."""
    return {
        path: path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes() for path in site.rglob("*")
    }


def test_the_first_publish_makes_the_folder(site, releases):
    """One folder, one link to it, and everything readable for the web server; nothing is made by asking."""
    there = target(site)
    assert (there.live(), there.releases(), site.exists()) == (None, [], False)
    old = os.umask(0o077)
    try:
        publish(site, releases[0])
    finally:
        os.umask(old)

    assert there.live() == releases[0].record
    assert names(there.releases()) == [live(site)]
    assert live(site).endswith("Z-1111111")
    assert shown(site) == wanted(releases[0])
    assert {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in site.rglob("*")} == {
        (True, 0o755),
        (False, 0o644),
    }
    assert sorted(path.name for path in site.iterdir()) == ["current", "publishing.lock", "releases"]


def test_unchanged_files_stay_and_hashed_ones_stay_once_more(site, releases):
    """A browser's copy stays good, and an open page keeps its pictures; other files go with their release."""
    make_live(site, releases[0])
    before = {(site / "current" / name).stat().st_ino for name in shown(site)}
    publish(site, releases[1])

    first, second = wanted(releases[0]), wanted(releases[1])
    same = {name for name in first.keys() & second.keys() if first[name] == second[name]}
    assert {name for name in second if (site / "current" / name).stat().st_ino in before} == same - {RECORD}
    assert shown(site) == wanted(releases[1], releases[0])

    publish(site, releases[2])
    assert shown(site) == wanted(releases[2], releases[1])


def test_readers_meet_whole_pages_while_publishers_are_killed(site, releases):
    """With and without the programs that they have started; then the next one finishes."""
    make_live(site, releases[0])
    last = read_while_killed(site / "current", releases, partial(publish, site), target(site).live)

    assert wanted(last).items() <= shown(site).items()
    assert list((site / "releases").glob(".*")) == []


def test_going_back_in_one_step_while_readers_read(site, releases):
    """To an older release and to a newer one; pictures of the release that is left stay for open pages."""
    make_live(site, *releases)
    there = target(site)
    third, _, first = names(there.releases())
    with crawling(site / "current", releases) as crawl:
        for name in (first, third):
            with crawl.turn:
                pass
            there.switch_to(name)
            crawl.read_all()
            assert [release.name for release in there.releases() if release.live] == [name]

    assert crawl.wrong == set()
    assert shown(site) == wanted(releases[2], releases[0])


def test_five_releases_that_look_different_are_kept(site, releases):
    """The one that was live until now too, however old; twins and what was interrupted go, what is not ours stays."""
    make_live(site, releases[0])
    lay(site, OLD, releases[0], other=True)
    lay(site, ["mine", UNFINISHED, f"{DAYS[6]}-bbbbbbb"], releases[1])
    (site / "notes.txt").write_text("Mine.")
    publish(site, releases[1])

    assert names(target(site).releases()) == [live(site), *OLD[:3:-1], f"{DAYS[0]}-1111111"]
    assert {path.name for path in (site / "releases").iterdir()} == {*names(target(site).releases()), "mine"}
    assert (site / "notes.txt").read_text() == "Mine."


def test_a_record_that_cannot_be_read_hides_no_other_release(site, releases):
    """Nobody gets to its release, whatever it is."""
    make_live(site, *releases)
    third, second, _ = names(target(site).releases())
    (site / "releases" / third / RECORD).write_text("\u2028{}\n\n")
    (site / "releases" / second / RECORD).unlink()

    assert [release.record for release in target(site).releases()] == [UNREADABLE, UNREADABLE, releases[0].record]
    assert target(site).live() is UNREADABLE


def test_what_an_interrupted_publish_has_sent_is_not_sent_again(site, releases):
    """The next one takes it over; a file that was spoiled on the host is sent, and put right."""
    make_live(site, releases[0])
    lay(site, [UNFINISHED], releases[1])
    (site / "releases" / UNFINISHED / "page-1/index.html").unlink()
    for name in (live(site), UNFINISHED):
        (site / "releases" / name / "about/index.html").write_bytes(b"defaced")
    sent = {file.stat().st_ino for file in (site / "releases").rglob("*") if file.is_file()}
    publish(site, releases[1])

    new = {name for name in names_of(releases[1]) if (site / "current" / name).stat().st_ino not in sent}
    assert new == {"about/index.html", "page-1/index.html"}
    assert wanted(releases[1]).items() <= shown(site).items()


def test_two_at_once(site, releases):
    """The second one is told, and what the first one has published stays; nothing is left that would stop a third."""
    make_live(site, releases[2])
    first, second, old = target(site), target(site), live(site)
    assert first.live() == second.live()
    first.upload(releases[0])
    for action in (lambda: second.upload(releases[1]), lambda: second.switch_to(old)):
        with pytest.raises(PublishError, match=r"Somebody else published meanwhile; try again\. What readers see has"):
            action()
    assert shown(site) == wanted(releases[0], releases[2])

    publish(site, releases[1])
    assert target(site).live() == releases[1].record


def test_a_lock_on_the_host_is_waited_for(site, releases):
    """Whoever holds it replaces the link in that moment; it goes with their session."""
    publish(site, releases[0])
    with (site / "publishing.lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        release = threading.Timer(2, held.close)
        release.start()
        publish(site, releases[1])
        assert held.closed


@pytest.mark.parametrize("name", ["index.html", "current/index.html", "releases/mine/index.html"])
def test_a_folder_of_somebody_else_is_refused(site, releases, name):
    """Whatever is done first, and nothing in it is touched."""
    (site / name).parent.mkdir(parents=True)
    (site / name).write_text("Mine.")
    before = layout(site)
    for action in (target(site).live, lambda: publish(site, releases[0])):
        with pytest.raises(PublishError, match="holds files that were not published from here"):
            action()

    assert layout(site) == before


def test_a_call_that_has_not_arrived_whole_is_not_run(site, releases):
    """A publisher may be killed while it sends one; half a name would be another release."""
    make_live(site, *releases)
    third, second, first = names(target(site).releases())
    text = script(str(site), ["back", third, second], ["a/media/x.png"])
    start = text.index("\n{\n")
    for end in range(start, len(text) - 3):
        subprocess.run(["sh"], input=text[:end], text=True, capture_output=True, check=False)
        assert live(site) == third, text[start:end]

    subprocess.run(["sh"], input=text, text=True, capture_output=True, check=True)
    assert live(site) == second
    assert first in names(target(site).releases())
