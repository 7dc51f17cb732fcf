"""A site is published to a host over SSH: a real server, a real rsync, and nginx that shows what stands there."""

import json
import os
import shutil
import signal
import stat
import urllib.request
from urllib.error import HTTPError

import pytest
from publish.crawler import crawling
from publish.hosts import program, ssh_host, web_server
from publish.kept import names
from publish.killer import kill_at, moments, sooner
from publish.releases import make_releases, names_of

from press.build.manifest import RECORD
from press.publish.model import Kept, Plan, PublishError
from press.publish.ssh import Ssh, shell
from press.http_headers import is_hashed

DAYS = [f"2026010{day}T000000Z" for day in range(1, 8)]
ENTRY = {"bytes": 1, "sha256": "0" * 64}
OLD = [f"{day}-aaaaaaa" for day in DAYS]


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Three releases."""
    return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """The folder of a running SSH server; its bin/ is for the PATH."""
    program("rsync")
    with ssh_host(tmp_path_factory.mktemp("host") / "ssh") as folder:
        yield folder


@pytest.fixture
def place(tmp_path, host, monkeypatch):
    """A folder on the host that is not there yet."""
    at_home(host, monkeypatch)
    return tmp_path / "srv/site"


def at_home(host, monkeypatch):
    """Let `ssh` be that of somebody who has this host in their settings, and let what killed ones leave lie here."""
    monkeypatch.setattr(shell, "SHORT", str(host))
    monkeypatch.setenv("PATH", f"{host / 'bin'}{os.pathsep}{os.environ['PATH']}")


def target(place):
    """The place as a target."""
    return Ssh(f"rsync://tiny-host{place}")


def nothing(there):
    """Whether a place says that it holds nothing."""
    return (there.standing(), there.kept(), there.occupied()) == (None, Kept(), False)


def publish(place, release, told=lambda _: None, removed=()):
    """Publish in one go; `told` of every file that is sent, and of those removed."""
    there = target(place)
    with there.locked():
        there.put(release, Plan(tuple(names_of(release)), (), tuple(removed), 0), told)


def shown(place):
    """What readers may ask for, with its bytes."""
    root = place / "current"
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def wanted(release, *left):
    """A release with what is carried over from those that readers have just left."""
    files = {name: (release.folder / name).read_bytes() for name in names_of(release)}
    old = {name: (one.folder / name).read_bytes() for one in left for name in one.record.files if is_hashed(name)}
    return old | files


def laid_out(place):
    """Everything below a folder, by name, but links' targets and files' bytes too."""
    return {
        path.relative_to(place).as_posix(): path.readlink()
        if path.is_symlink()
        else path.is_file() and path.read_bytes()
        for path in place.rglob("*")
    }


def lay(place, names, release):
    """Lay a release under some names, as old publishings have left them."""
    for name in names:
        shutil.copytree(release.folder, place / "releases" / name)


def stand(place, *releases):
    """Lay releases there one after the other, as publishing leaves them; the last one is shown."""
    names = [f"{day}-{release.record.commit[:7]}" for day, release in zip(DAYS, releases, strict=False)]
    for name, release in zip(names, releases, strict=True):
        lay(place, [name], release)
    (place / "current").symlink_to(f"releases/{names[-1]}")
    (place / "publishing.lock").touch()


def test_the_first_publish_makes_the_place(place, releases):
    """One folder, one link to it, and everything readable for the web server, which is somebody else."""
    old = os.umask(0o077)
    try:
        publish(place, releases[0])
    finally:
        os.umask(old)

    there = target(place)
    assert there.shown == f"rsync://tiny-host{place}"
    assert there.standing() == releases[0].record
    assert names(there.kept()) == [(place / "current").readlink().name]
    assert names(there.kept())[0].endswith("Z-1111111")
    assert shown(place) == wanted(releases[0])
    modes = {path.is_dir(): set() for path in place.rglob("*")}
    for path in place.rglob("*"):
        modes[path.is_dir()].add(stat.S_IMODE(path.stat().st_mode))
    assert modes == {True: {0o755}, False: {0o644}}
    assert sorted(path.name for path in place.iterdir()) == ["current", "publishing.lock", "releases"]


def test_nothing_stands_where_nothing_was_published(place):
    """In a folder that is not there, and in an empty one; nothing is made by asking."""
    assert nothing(target(place))
    assert not place.exists()
    place.mkdir(parents=True)
    assert nothing(target(place))
    assert list(place.iterdir()) == []


def test_unchanged_files_stay_the_same_files_and_changed_ones_get_a_new_time(place, releases, tmp_path):
    """So a browser's copy of a page stays good exactly as long as the page does, even if its length does not change."""
    publish(place, releases[0])
    with web_server(place / "current", tmp_path / "nginx") as address:
        tags = {page: tag_of(f"{address}/{page}/") for page in ("page-0", "page-1")}
        before = {name: (place / "current" / name).stat() for name in names_of(releases[0])}
        publish(place, releases[1])
        after = {name: (place / "current" / name).stat() for name in names_of(releases[1])}
        answers = {page: answer(f"{address}/{page}/", **{"If-None-Match": tags[page]}) for page in tags}

    same = {name for name in before.keys() & after.keys() if before[name].st_ino == after[name].st_ino}
    first, second = wanted(releases[0]), wanted(releases[1])
    assert same == {name for name in before.keys() & after.keys() if first[name] == second[name]}
    assert all(int(before[name].st_mtime) < int(after[name].st_mtime) for name in before.keys() & after.keys() - same)
    assert all(before[name].st_mtime == after[name].st_mtime for name in same)
    assert first["page-1/index.html"] != second["page-1/index.html"]
    assert len(first["page-1/index.html"]) == len(second["page-1/index.html"])
    assert answers == {"page-0": (304, b""), "page-1": (200, second["page-1/index.html"])}


def answer(address, **headers):
    """The status and body of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as got:
            return got.status, got.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()


def tag_of(address):
    """What the server knows a page's state by."""
    with urllib.request.urlopen(address) as got:
        return got.headers["ETag"]


def test_pictures_of_the_page_before_stay_for_one_release_more(place, releases):
    """Somebody may have the old page open; other files go with their release."""
    stand(place, releases[0])
    told = []
    publish(place, releases[1], told.append, removed=["gone/index.html"])

    assert shown(place) == wanted(releases[1], releases[0])
    assert "back/index.html" not in shown(place)
    assert [name for name in told if name in names_of(releases[0])] == [
        name
        for name in told
        if name in names_of(releases[0]) and wanted(releases[0])[name] != wanted(releases[1]).get(name)
    ]
    assert told[-1] == "gone/index.html"

    publish(place, releases[2])
    assert shown(place) == wanted(releases[2], releases[1])


def test_what_stands_there_already_is_not_published_again(place, releases):
    """The same folder stays, and what it has kept for open pages."""
    stand(place, releases[0])
    publish(place, releases[1])
    before, told = laid_out(place / "releases"), []
    publish(place, releases[1], told.append)

    assert told == []
    assert laid_out(place / "releases") == before


def test_a_release_that_was_spoiled_on_the_host_is_put_right(place, releases):
    """By publishing once more."""
    stand(place, releases[0])
    (place / "current/index.html").write_bytes(b"defaced")
    publish(place, releases[0])

    assert shown(place) == wanted(releases[0])


def test_readers_meet_whole_pages_while_publishers_are_killed(place, releases, tmp_path):
    """At twenty moments, with and without the programs that they have started; then the next one finishes."""
    stand(place, releases[0])
    with web_server(place / "current", tmp_path / "nginx") as address, crawling(address, releases) as crawl:
        when = moments(lambda: publish(place, releases[1]))
        for number, moment in enumerate(when):
            at, other = moment, following(place, releases)
            while not kill_at(at, lambda new=other: publish(place, new), group=number % 2 == 0, still=crawl.still):
                at, other = sooner(at), following(place, releases)  # it had less to do than the one that was measured
            crawl.read_all()
        other = following(place, releases)
        with crawl.still():
            pass
        publish(place, other)
        crawl.read_all()

    assert crawl.wrong == []
    assert len(when) == 20
    assert crawl.pages > 20 * 2 * 20
    assert wanted(other).items() <= shown(place).items()
    assert target(place).standing() == other.record
    assert list((place / "releases").glob(".*")) == []
    assert sorted(path.name for path in place.iterdir()) == ["current", "publishing.lock", "releases"]


def following(place, releases):
    """The release after the one that stands there."""
    commits = [release.record.commit[:7] for release in releases]
    return releases[(commits.index((place / "current").readlink().name[-7:]) + 1) % len(releases)]


def test_going_back_to_each_release_that_is_kept(place, releases, tmp_path):
    """In one step, while readers read; pictures of the release that they leave stay for the pages that are open."""
    stand(place, releases[0], releases[1], releases[2])
    there = target(place)
    third, second, first = names(there.kept())
    with web_server(place / "current", tmp_path / "nginx") as address, crawling(address, releases) as crawl:
        crawl.read_all()
        for name in (first, third, second):
            with crawl.still():
                pass
            with there.locked():
                there.back(name)
            crawl.read_all()
            assert (place / "current").readlink().name == name == names(there.kept())[0]

    assert crawl.wrong == []
    assert shown(place) == wanted(releases[1], releases[2])
    assert there.standing() == releases[1].record
    assert names(there.kept()) == [second, first, third]


def test_going_back_to_what_is_not_kept(place, releases):
    """Is refused, whatever the name is."""
    stand(place, releases[0])
    before, there = laid_out(place / "releases"), target(place)
    with there.locked():
        for name in ("20200101T000000Z-1111111", "../../etc", "-f", ""):
            with pytest.raises(PublishError, match="keeps no release"):
                there.back(name)

    assert laid_out(place / "releases") == before
    assert there.standing() == releases[0].record


def lay_others(place, names, release):
    """Lay releases there that differ from one another by a file."""
    lay(place, names, release)
    for name in names:
        rewrite(place / "releases" / name, lambda made, name=name: made["files"].update({f"{name}.html": ENTRY}))


def rewrite(folder, change):
    """Change the record of a release."""
    made = json.loads((folder / RECORD).read_text())
    change(made)
    (folder / RECORD).write_text(json.dumps(made))


def test_five_releases_are_kept_and_what_is_not_ours(place, releases):
    """What interrupted publishings have left goes, too."""
    stand(place, releases[0])
    lay_others(place, OLD, releases[0])
    lay(place, ["mine", ".coming-0123456789abcdef", f".gone-{OLD[0]}"], releases[0])
    (place / "notes.txt").write_text("Mine.")
    publish(place, releases[1])

    there = target(place)
    assert names(there.kept())[1:] == OLD[:2:-1]
    assert len(names(there.kept())) == 5
    assert {path.name for path in (place / "releases").iterdir()} == {*names(there.kept()), "mine"}
    assert (place / "notes.txt").read_text() == "Mine."


def test_a_release_that_differs_only_in_its_commit_takes_its_twin_s_place(place, releases):
    """However often the same pages are published, the others are kept."""
    stand(place, releases[0], releases[1])
    lay(place, OLD[3:], releases[2])
    (place / "current").unlink()
    (place / "current").symlink_to(f"releases/{OLD[-1]}")
    for name, digit in zip(OLD[3:], "4567", strict=True):
        rewrite(place / "releases" / name, lambda made, digit=digit: made.update(commit=digit * 40))
    publish(place, releases[2])
    kept = target(place).kept()

    assert kept.standing.record == releases[2].record
    assert [one.record for one in kept.older] == [releases[1].record, releases[0].record]
    assert len(list((place / "releases").iterdir())) == 3


def test_a_record_that_cannot_be_read_takes_no_other_release_with_it(place, releases):
    """It may be of anything; that its release is kept is no promise that one can go there."""
    stand(place, releases[0], releases[1], releases[2])
    for name, text in zip(names(target(place).kept())[:2], ("spoiled", "\u2028{}\n\n"), strict=True):
        (place / "releases" / name / RECORD).write_text(text)
    shutil.rmtree(place / "releases" / f"{DAYS[1]}-2222222")
    (place / "releases" / f"{DAYS[1]}-2222222").mkdir()
    kept = target(place).kept()

    assert [one.record for one in (kept.standing, *kept.older)] == [None, None, releases[0].record]
    assert target(place).standing() is None
    assert target(place).occupied()


def test_without_a_link_nothing_stands_there(place, releases):
    """Though releases are kept; nor does what a link leads to that is gone."""
    stand(place, releases[0], releases[1])
    (place / "current").unlink()
    kept = target(place).kept()
    assert (kept.standing, [one.record for one in kept.older]) == (None, [releases[1].record, releases[0].record])
    assert target(place).occupied()

    shutil.rmtree(place / "releases")
    (place / "current").symlink_to(f"releases/{OLD[0]}")
    assert target(place).kept() == Kept()
    assert target(place).occupied()


def test_the_release_that_stands_there_is_kept_however_old_it_is(place, releases):
    """After a way back."""
    stand(place, releases[0])
    (place / "releases" / f"{DAYS[0]}-1111111").rename(place / "releases" / OLD[0])
    lay_others(place, OLD[1:], releases[0])
    there = target(place)
    with there.locked():
        there.back(OLD[0])
    publish(place, releases[0])

    assert (names(there.kept())[0], len(names(there.kept()))) == (OLD[0], 6)


def test_what_an_interrupted_publish_has_sent_is_not_sent_again(place, releases):
    """The next one takes it over, and what came then is of the new time."""
    stand(place, releases[0])
    lay(place, [".coming-0123456789abcdef"], releases[1])
    (place / "releases/.coming-0123456789abcdef/page-1/index.html").unlink()
    told = []
    publish(place, releases[1], told.append)

    assert told == ["page-1/index.html"]
    assert wanted(releases[1]).items() <= shown(place).items()
    made = {int((place / "current" / name).stat().st_mtime) for name in ("page-1/index.html", "page-3/index.html")}
    assert len(made) == 1


def test_two_at_once(place, releases):
    """The second one is told who is the first; and goes on as soon as that is gone, by whatever end."""
    first, second = target(place), Ssh(f"rsync://tiny-host{place}", patience=0)
    with first.locked():
        with pytest.raises(PublishError) as told, second.locked():
            pass
        assert str(told.value).startswith(f"Somebody is publishing to rsync://tiny-host{place} already: ")
        assert f"process {holder(place)} on the host" in str(told.value)

    publish(place, releases[0])
    assert shown(place) == wanted(releases[0])


def holder(place):
    """The process on the host that holds the place."""
    return int((place / "publishing.lock").read_text().split("process ")[1].split()[0])


def test_a_connection_that_breaks(place, releases):
    """Is told, with how the place was left."""
    stand(place, releases[0])
    there = target(place)
    with there.locked():
        os.kill(holder(place), signal.SIGKILL)
        with pytest.raises(PublishError) as told:
            there.put(releases[1], Plan((), (), (), 0), lambda _: None)

    assert str(told.value) == "The connection to tiny-host broke. What readers see has not changed."
    assert shown(place) == wanted(releases[0])


@pytest.mark.parametrize("name", ["index.html", "current/index.html", "releases/mine/index.html"])
def test_a_folder_that_is_somebody_elses_is_refused(place, releases, name):
    """By whatever is done first, and nothing in it is touched."""
    (place / name).parent.mkdir(parents=True)
    (place / name).write_text("Mine.")
    before = laid_out(place)
    with pytest.raises(PublishError, match="holds what was not published from here"):
        target(place).standing()
    with pytest.raises(PublishError, match=f"not published from here \\({name.split('/')[0]}\\). Name a folder"):
        publish(place, releases[0])

    assert laid_out(place) == before


def test_a_folder_where_the_link_belongs_is_refused(place, releases):
    """Though the rest is ours."""
    stand(place, releases[0])
    (place / "current").unlink()
    (place / "current").mkdir()
    with pytest.raises(PublishError, match=r"not published from here \(current\)"):
        publish(place, releases[1])

    assert list((place / "current").iterdir()) == []


def test_a_place_that_cannot_be_made(place, releases):
    """Is told in the words of the host."""
    place.parent.mkdir()
    place.write_text("A file.")
    with pytest.raises(PublishError, match=f"tiny-host says: {place} is no folder"):
        publish(place, releases[0])
    with pytest.raises(PublishError, match=r"tiny-host says: mkdir: .*Not a directory"):
        publish(place / "below", releases[0])

    assert place.read_text() == "A file."
