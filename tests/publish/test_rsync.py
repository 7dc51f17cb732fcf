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
from publish.readers import read_while
from publish.servers import ssh_host, ssh_with

from press.builder.manifest import RECORD
from press.publish.model import UNREADABLE, PublishError
from press.publish.rsync import Rsync, script

DAYS = [f"2026010{day}T000000Z" for day in range(1, 8)]
UNFINISHED = ".upload-0123456789abcdef"
TOOLS = "sh sed ls cat mkdir touch flock rm ln mv readlink date sleep"
FULL = "#!/bin/sh\necho 'rsync: write failed on \"x\": \033[31mNo space left on device (28)' >&2\nexit 11\n"


def names(place):
    """Of stored releases."""
    return [release.name for release in place.target().releases()]


def live(place):
    """The name of the live release."""
    return place.root.readlink().name


def lay(place, release, *folders, other=False):
    """Lay a release under some names, as old publishes have left it; `other` lets each of them look different."""
    for name in folders:
        folder = shutil.copytree(release.folder, place.folder / "releases" / name)
        if other:
            made = json.loads((folder / RECORD).read_text())
            made["files"][f"{name}.html"] = {"bytes": 1, "sha256": "0" * 64}
            (folder / RECORD).write_text(json.dumps(made))


def make_live(place, *releases):
    """Lay releases there one after the other; the last one is live."""
    found = [f"{day}-{release.record.commit[:7]}" for day, release in zip(DAYS, releases, strict=False)]
    for name, release in zip(found, releases, strict=True):
        lay(place, release, name)
    place.root.symlink_to(f"releases/{found[-1]}")
    (place.folder / "publishing.lock").touch()


def test_the_first_publish_makes_the_folder(rsync, releases):
    """One folder, one link to it, and everything readable for the web server."""
    old = os.umask(0o077)
    try:
        rsync.publish(releases[0])
    finally:
        os.umask(old)

    assert names(rsync) == [live(rsync)]
    assert live(rsync).endswith("Z-1111111")
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in rsync.folder.rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}
    assert sorted(path.name for path in rsync.folder.iterdir()) == ["current", "publishing.lock", "releases"]


def test_what_the_host_has_is_not_sent_again(rsync, releases):
    """A browser's copy stays good; what was spoiled is put right."""
    make_live(rsync, releases[0])
    (rsync.root / "about/index.html").write_bytes(b"defaced")
    same = {name for name, entry in releases[1].record.files.items() if releases[0].record.files.get(name) == entry}
    before = {name: (rsync.root / name).stat().st_ino for name in same - {"about/index.html"}}
    rsync.publish(releases[1])

    assert {name: (rsync.root / name).stat().st_ino for name in before} == before
    assert rsync.wanted(releases[1]).items() <= rsync.shown().items()


def test_going_back_in_one_step_while_readers_read(rsync, releases):
    """To an older release and to a newer one; pictures of the release that is left stay for open pages."""
    make_live(rsync, *releases)
    third, _, first = names(rsync)
    for name in (first, third):
        there = rsync.target()
        there.live()
        assert read_while(rsync, releases, partial(there.switch_to, name))
        assert live(rsync) == name

    left = {name: data for name, data in rsync.wanted(releases[0]).items() if name in releases[0].record.hashed}
    assert rsync.shown() == left | rsync.wanted(releases[2])


def test_five_releases_that_look_different_are_kept(rsync, releases):
    """The one that was live until now too, however old; twins and what was interrupted go, what is not ours stays."""
    old = [f"{day}-aaaaaaa" for day in DAYS]
    make_live(rsync, releases[0])
    lay(rsync, releases[0], *old, other=True)
    lay(rsync, releases[1], "mine", UNFINISHED, f"{DAYS[6]}-bbbbbbb")
    (rsync.folder / "notes.txt").write_text("Mine.")
    rsync.publish(releases[1])

    assert names(rsync) == [live(rsync), *old[:3:-1], f"{DAYS[0]}-1111111"]
    assert {path.name for path in (rsync.folder / "releases").iterdir()} == {*names(rsync), "mine"}
    assert (rsync.folder / "notes.txt").read_text() == "Mine."


def test_a_record_that_cannot_be_read_hides_no_other_release(rsync, releases):
    """Nobody gets to its release, whatever it is."""
    make_live(rsync, *releases)
    third, second, _ = names(rsync)
    (rsync.folder / "releases" / third / RECORD).write_text("\u2028{}\n\n")
    (rsync.folder / "releases" / second / RECORD).unlink()

    assert [one.record for one in rsync.target().releases()] == [UNREADABLE, UNREADABLE, releases[0].record]


def test_a_lock_on_the_host_is_waited_for(rsync, releases):
    """Whoever holds it replaces the link in that moment; it goes with their session."""
    rsync.publish(releases[0])
    with (rsync.folder / "publishing.lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        release = threading.Timer(2, held.close)
        release.start()
        rsync.publish(releases[1])
        assert held.closed


def test_a_call_that_has_not_arrived_whole_is_not_run(rsync, releases):
    """A publisher may be killed while it sends one; half a name would be another release."""
    make_live(rsync, *releases)
    third, second, first = names(rsync)
    text = script(str(rsync.folder), ["back", third, second], ["a/media/x.png"])
    start = text.index("\n{\n")
    for end in range(start, len(text) - 3):
        subprocess.run(["sh"], input=text[:end], text=True, capture_output=True, check=False)
        assert live(rsync) == third, text[start:end]

    subprocess.run(["sh"], input=text, text=True, capture_output=True, check=True)
    assert live(rsync) == second
    assert first in names(rsync)


@pytest.mark.parametrize(
    ("address", "login", "port", "path"),
    [
        ("rsync://me@host.example:2222/srv/site/", "me@host.example", ["-p", "2222"], "/srv/site"),
        ("rsync://alias_1/a.b-c/.d+e", "alias_1", [], "/a.b-c/.d+e"),
    ],
)
def test_addresses(address, login, port, path):
    """A host may be named as the user's SSH settings name it."""
    target = Rsync(address)

    assert (target.login, target.ssh[-2:] if port else [], target.path) == (login, port, path)
    assert (target.label, target.web_root) == (address.removesuffix("/"), f"{path}/current")


@pytest.mark.parametrize(
    ("usual", "other", "said"),
    [("/user\n", "/stranger\n", "Permission denied"), ("/known\n", "/none\n", "Host key verif")],
)
def test_a_host_that_lets_nobody_in(rsync, monkeypatch, tiny_host, tmp_path, usual, other, said):  # noqa: PLR0917 - a row
    """Or that is not known: what ssh says is passed on, with what has to work."""
    (tmp_path / "config").write_text((tiny_host / "config").read_text().replace(usual, other))
    ssh_with(tmp_path / "config", tmp_path / "bin")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)

    with pytest.raises(PublishError, match=rf"^There is no connection to tiny-host\. `ssh tiny-host` has to .*{said}"):
        rsync.target().live()


def test_programs_that_are_not_installed_here(rsync, releases, monkeypatch, tiny_host, tmp_path):
    """Neither of both is needed before somebody publishes over SSH."""
    monkeypatch.setenv("PATH", str(tiny_host / "bin"))
    with pytest.raises(PublishError, match=r"^rsync is not installed on this machine.* What readers see has not"):
        rsync.publish(releases[0])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match=r"^ssh is not installed on this machine"):
        rsync.publish(releases[0])


def test_a_shell_that_greets(rsync, releases, monkeypatch, tmp_path):
    """Is read past; rsync can't do that, and says so."""
    with ssh_host(tmp_path / "ssh", ForceCommand='echo Hello; eval "$SSH_ORIGINAL_COMMAND"') as host:
        monkeypatch.setenv("PATH", str(host / "bin"), prepend=os.pathsep)
        assert (rsync.target().live(), names(rsync)) == (None, [])
        with pytest.raises(PublishError, match=r"^rsync to tiny-host failed\. .*is your shell clean"):
            rsync.publish(releases[0])


def test_programs_that_are_missing_there_or_fail(rsync, releases, monkeypatch, tmp_path):
    """Readers see what they saw."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS.split():
        (tools / name).symlink_to(shutil.which(name))
    with ssh_host(tmp_path / "ssh", SetEnv=f"SHLVL=2 PATH={tools}") as host:
        monkeypatch.setenv("PATH", str(host / "bin"), prepend=os.pathsep)
        with pytest.raises(PublishError, match=r"^rsync to tiny-host failed\. .*not found.* What readers see has not"):
            rsync.publish(releases[0])
        (tools / "rsync").write_text(FULL)
        (tools / "rsync").chmod(0o755)
        with pytest.raises(PublishError, match=r"\\x1b\[31mNo space left on device.* What readers see has not"):
            rsync.publish(releases[0])
        (tools / "flock").unlink()
        with pytest.raises(PublishError, match=r"^tiny-host says: flock is not installed"):
            rsync.publish(releases[0])

    assert not rsync.root.exists()
