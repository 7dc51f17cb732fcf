"""A host that is reached by SSH: what its address may be, and what is said when it refuses."""

import os
import shutil

import pytest
from publish.hosts import ssh_host, ssh_with

from press.publish.model import PublishError
from press.publish.rsync import Rsync

TOOLS = "sh sed ls cat mkdir touch flock rm ln mv readlink date sleep"
FULL = "#!/bin/sh\necho 'rsync: write failed on \"x\": \033[31mNo space left on device (28)' >&2\nexit 11\n"


@pytest.fixture
def release(releases):
    """Something to publish."""
    return releases[0]


@pytest.mark.parametrize(
    ("address", "login", "port", "path"),
    [
        ("rsync://host.example/srv/site", "host.example", [], "/srv/site"),
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
def test_a_host_that_lets_nobody_in(tiny_host, tmp_path, monkeypatch, usual, other, said):  # noqa: PLR0917 - a row
    """Or that is not known: what ssh says is passed on, with what has to work."""
    (tmp_path / "config").write_text((tiny_host / "config").read_text().replace(usual, other))
    ssh_with(tmp_path / "config", tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(PublishError, match=rf"^There is no connection to tiny-host\. `ssh tiny-host` has to .*{said}"):
        Rsync(f"rsync://tiny-host{tmp_path}/site").live()


def test_programs_that_are_not_installed_here(tiny_host, release, tmp_path, monkeypatch):
    """Neither of both is needed before somebody publishes over SSH."""
    target = Rsync(f"rsync://tiny-host{tmp_path}/site")
    monkeypatch.setenv("PATH", str(tiny_host / "bin"))
    with pytest.raises(PublishError, match=r"^rsync is not installed on this machine.* What readers see has not"):
        target.upload(release)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match=r"^ssh is not installed on this machine"):
        target.live()


def test_a_shell_that_greets(release, tmp_path, monkeypatch):
    """Is read past; rsync can't do that, and says so."""
    with ssh_host(tmp_path / "ssh", ForceCommand='echo Hello; eval "$SSH_ORIGINAL_COMMAND"') as host:
        monkeypatch.setenv("PATH", f"{host / 'bin'}{os.pathsep}{os.environ['PATH']}")
        target = Rsync(f"rsync://tiny-host{tmp_path}/site")
        assert (target.live(), target.releases()) == (None, [])
        with pytest.raises(PublishError, match=r"^rsync to tiny-host failed\. .*is your shell clean"):
            target.upload(release)


def test_programs_that_are_missing_there_or_fail(release, tmp_path, monkeypatch):
    """Readers see what they saw."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS.split():
        (tools / name).symlink_to(shutil.which(name))
    target = Rsync(f"rsync://tiny-host{tmp_path}/site")
    with ssh_host(tmp_path / "ssh", SetEnv=f"SHLVL=2 PATH={tools}") as host:
        monkeypatch.setenv("PATH", f"{host / 'bin'}{os.pathsep}{os.environ['PATH']}")
        with pytest.raises(PublishError, match=r"^rsync to tiny-host failed\. .*not found.* What readers see has not"):
            target.upload(release)
        (tools / "rsync").write_text(FULL)
        (tools / "rsync").chmod(0o755)
        with pytest.raises(PublishError, match=r"\\x1b\[31mNo space left on device.* What readers see has not"):
            target.upload(release)
        (tools / "flock").unlink()
        with pytest.raises(PublishError, match=r"^tiny-host says: flock is not installed"):
            target.upload(release)

    assert not (tmp_path / "site/current").exists()
