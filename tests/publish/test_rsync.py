"""A site is published to a host over SSH: a real server, a real rsync, and nginx that shows what is live."""

import json
import os
import shutil
import signal
import stat
import subprocess

import pytest
from publish.crawler import crawling
from publish.hosts import web_server
from publish.killer import ROUNDS, kill_at, moments
from publish.releases import make_releases, names_of

from press.build.manifest import RECORD
from press.headers import is_hashed
from press.publish import rsync
from press.publish.model import Plan, PublishError
from press.publish.rsync import Rsync
from press.publish.ssh import FUNCTIONS, call_text

DAYS = [f"2026010{day}T000000Z" for day in range(1, 8)]
OLD = [f"{day}-aaaaaaa" for day in DAYS]
UNFINISHED = ".upload-0123456789abcdef"


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Three releases."""
    return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture
def site(tmp_path, tiny_host):
    """A folder on the host that is not there yet."""
    assert tiny_host
    return tmp_path / "srv/site"


def target(site):
    """The folder as a target."""
    return Rsync(f"rsync://tiny-host{site}")


def publish(site, release, progress=lambda _: None, removed=()):
    """Publish in one go."""
    there = target(site)
    with there.locked():
        there.upload(release, Plan(tuple(names_of(release)), (), tuple(removed), 0), progress)


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


def layout(site):
    """Everything below a folder: a link's target, a file's bytes."""
    return {
        path: path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes() for path in site.rglob("*")
    }


def test_the_first_publish_makes_the_folder(site, releases):
    """One folder, one link to it, and everything readable for the web server, which is another user."""
    old = os.umask(0o077)
    try:
        publish(site, releases[0])
    finally:
        os.umask(old)

    there = target(site)
    assert (there.label, there.web_root) == (f"rsync://tiny-host{site}", f"{site}/current")
    assert (there.live(), there.occupied()) == (releases[0].record, True)
    assert names(there.releases()) == [(site / "current").readlink().name]
    assert (site / "current").readlink().name.endswith("Z-1111111")
    assert shown(site) == wanted(releases[0])
    assert {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in site.rglob("*")} == {
        (True, 0o755),
        (False, 0o644),
    }
    assert sorted(path.name for path in site.iterdir()) == ["current", "publishing.lock", "releases"]


def test_nothing_is_live_where_nothing_was_published(site):
    """And nothing is made by asking."""
    there = target(site)
    assert (there.live(), there.releases(), there.occupied()) == (None, [], False)
    assert not site.exists()


def test_unchanged_files_stay_and_hashed_ones_stay_once_more(site, releases):
    """A browser's copy stays good, and an open page keeps its pictures; other files go with their release."""
    make_live(site, releases[0])
    before, heard = {name: (site / "current" / name).stat().st_ino for name in shown(site)}, []
    publish(site, releases[1], heard.append, removed=["gone/index.html"])

    first, second = wanted(releases[0]), wanted(releases[1])
    same = {name for name in first.keys() & second.keys() if first[name] == second[name]}
    assert {name for name in second if (site / "current" / name).stat().st_ino in before.values()} == same - {RECORD}
    assert shown(site) == wanted(releases[1], releases[0])
    assert {*heard} == {name for name in second if first.get(name) != second[name]} | {"gone/index.html"}

    publish(site, releases[2])
    assert shown(site) == wanted(releases[2], releases[1])


def test_a_release_that_was_spoiled_on_the_host_is_put_right(site, releases):
    """By publishing once more."""
    make_live(site, releases[0])
    (site / "current/index.html").write_bytes(b"defaced")
    publish(site, releases[0])

    assert shown(site) == wanted(releases[0])


def test_readers_meet_whole_pages_while_publishers_are_killed(site, releases, tmp_path):
    """With and without the programs that they have started; then the next one finishes."""
    make_live(site, releases[0])
    with web_server(site / "current", tmp_path / "nginx") as address, crawling(address, releases) as crawl:
        for number, moment in enumerate(moments(lambda: publish(site, releases[1]))):
            at, other = moment, following(site, releases)
            while not kill_at(at, lambda new=other: publish(site, new), group=number % 2 == 0, still=crawl.still):
                at, other = at / 2, following(site, releases)  # it was done before
            crawl.read_all()
        other = following(site, releases)
        with crawl.still():
            pass
        publish(site, other)
        crawl.read_all()

    assert crawl.wrong == []
    assert crawl.pages > ROUNDS * 2 * 20
    assert wanted(other).items() <= shown(site).items()
    assert target(site).live() == other.record
    assert list((site / "releases").glob(".*")) == []


def following(site, releases):
    """The release after the live one."""
    commits = [release.record.commit[:7] for release in releases]
    return releases[(commits.index((site / "current").readlink().name[-7:]) + 1) % len(releases)]


def test_going_back_in_one_step_while_readers_read(site, releases, tmp_path):
    """To an older release and to a newer one; pictures of the release that is left stay for open pages."""
    make_live(site, *releases)
    there = target(site)
    third, _, first = names(there.releases())
    with web_server(site / "current", tmp_path / "nginx") as address, crawling(address, releases) as crawl:
        for name in (first, third):
            with crawl.still():
                pass
            with there.locked():
                there.switch_to(name)
            crawl.read_all()
            assert [release.name for release in there.releases() if release.live] == [name]

    assert crawl.wrong == []
    assert shown(site) == wanted(releases[2], releases[0])


@pytest.mark.parametrize("name", ["20200101T000000Z-1111111", "../../etc", "-f", ""])
def test_going_back_to_what_is_not_kept_is_refused(site, releases, name):
    """Whatever the name is."""
    make_live(site, releases[0])
    there = target(site)
    with there.locked():
        before = layout(site)
        with pytest.raises(PublishError, match="There is no such release"):
            there.switch_to(name)
        assert layout(site) == before


def test_five_releases_that_look_different_are_kept(site, releases):
    """The live one too, however old; twins and what was interrupted go, and what is not ours stays."""
    make_live(site, releases[0])
    lay(site, OLD, releases[0], other=True)
    lay(site, ["mine", UNFINISHED, f"{DAYS[6]}-bbbbbbb"], releases[0])
    (site / "notes.txt").write_text("Mine.")
    publish(site, releases[1])
    found = names(target(site).releases())

    assert found[1:] == [f"{DAYS[6]}-bbbbbbb", *OLD[:3:-1]]
    assert {path.name for path in (site / "releases").iterdir()} == {*found, "mine"}
    assert (site / "notes.txt").read_text() == "Mine."


def test_a_record_that_cannot_be_read_hides_no_other_release(site, releases):
    """Nobody gets to its release, whatever it is."""
    make_live(site, *releases)
    third, second, _ = names(target(site).releases())
    (site / "releases" / third / RECORD).write_text("\u2028{}\n\n")
    (site / "releases" / second / RECORD).unlink()

    assert [release.record for release in target(site).releases()] == [None, None, releases[0].record]
    assert (target(site).live(), target(site).occupied()) == (None, True)


def test_what_an_interrupted_publish_has_sent_is_not_sent_again(site, releases):
    """The next one takes it over."""
    make_live(site, releases[0])
    lay(site, [UNFINISHED], releases[1])
    (site / "releases" / UNFINISHED / "page-1/index.html").unlink()
    heard = []
    publish(site, releases[1], heard.append)

    assert heard == ["page-1/index.html"]
    assert wanted(releases[1]).items() <= shown(site).items()


def test_two_at_once(site, releases, monkeypatch):
    """The second one is told who is the first, and may break its lock; then the first one can change nothing more."""
    monkeypatch.setattr(rsync, "PATIENCE", 5)
    first, second = target(site), target(site)
    with first.locked():
        with pytest.raises(PublishError, match=r"Somebody is publishing there: .* on .*say --force"), second.locked():
            pass
        with second.locked(force=True), pytest.raises(PublishError, match="There is no connection to tiny-host"):
            first.upload(releases[0], Plan((), (), (), 0), print)

    publish(site, releases[0])
    assert shown(site) == wanted(releases[0])


def test_a_connection_that_breaks(site, releases):
    """Is reported with the state of the host."""
    make_live(site, releases[0])
    there = target(site)
    with there.locked():
        os.kill(int((site / "publishing.lock").read_text().split("process ")[1]), signal.SIGKILL)
        with pytest.raises(PublishError, match=r"There is no connection to tiny-host\..* What readers see has not"):
            there.upload(releases[1], Plan((), (), (), 0), print)

    assert shown(site) == wanted(releases[0])


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


def test_a_folder_in_the_place_of_the_link_is_refused(site, releases):
    """Though the rest is ours; what readers see stays."""
    make_live(site, releases[0])
    (site / "current").unlink()
    shutil.copytree(releases[0].folder, site / "current")
    with pytest.raises(PublishError, match="tiny-host says: mv: "):
        publish(site, releases[1])

    assert shown(site) == wanted(releases[0])


def test_a_call_that_has_not_arrived_whole_is_not_run(tmp_path):
    """A publisher may be killed while it sends one; half a name would be another release."""
    folders = ["20260101T000000Z-1111111", "20260101T000000Z-2222222"]
    call = call_text(["remove", *folders], [], "0" * 32)
    functions = f"site='{tmp_path}'\n{FUNCTIONS.read_text()}\n"
    for name in folders:
        (tmp_path / "releases" / name).mkdir(parents=True)
    for end in range(call.rindex("}")):
        subprocess.run(["sh"], input=functions + call[:end], text=True, capture_output=True, check=False)
        assert {path.name for path in (tmp_path / "releases").iterdir()} == {*folders}, call[:end]

    subprocess.run(["sh"], input=functions + call, text=True, capture_output=True, check=True)
    assert list((tmp_path / "releases").iterdir()) == []
