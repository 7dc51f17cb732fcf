"""What stops publishing over SSH is told in words, with what to do; hosts that are unusual are met as they are."""

import os
import shutil
import signal
import subprocess

import pytest
from publish.hosts import program, ssh_host, ssh_with
from publish.releases import make_releases

from press.publish.model import Kept, Plan, PublishError
from press.publish.ssh import Ssh, shell
from press.publish.ssh.address import place_of
from press.publish.ssh.shell import FUNCTIONS, call_of
from press.publish.ssh.trouble import trouble

ALL = Plan((), (), (), 0)
TOOLS = "sh sed env find touch ls cat mkdir rmdir rm ln cp mv readlink date sleep rsync"
BSD_MV = '#!/bin/sh\ncase $1 in -fT) exit 64 ;; -fh) shift; exec "$MV" -fT "$@" ;; *) exec "$MV" "$@" ;; esac\n'
FULL = "#!/bin/sh\necho 'rsync: [receiver] write failed on \"x\": No space left on device (28)' >&2\nexit 11\n"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """Something to publish."""
    return make_releases(tmp_path_factory.mktemp("releases"))[0]


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """The folder of a running SSH server."""
    program("rsync")
    with ssh_host(tmp_path_factory.mktemp("host") / "ssh") as folder:
        yield folder


def visit(monkeypatch, *folders):
    """Look for programs in these folders first."""
    monkeypatch.setenv("PATH", os.pathsep.join([*map(str, folders), os.environ["PATH"]]))


@pytest.fixture
def visitor(host, tmp_path, monkeypatch):
    """Somebody whose SSH settings differ: `visitor(old, new)`."""

    def make(old, new):
        port = (host / "known").read_text().split()[0]
        stranger = (host / "stranger.pub").read_text().rsplit(maxsplit=1)[0]
        (tmp_path / "known").write_text(f"{port} {stranger}\n")
        old, new = (text.format(host=host, tmp=tmp_path) for text in (old, new))
        settings = (host / "config").read_text()
        assert old in settings
        (tmp_path / "config").write_text(settings.replace(old, new))
        ssh_with(tmp_path / "config", tmp_path / "bin")
        visit(monkeypatch, tmp_path / "bin")

    return make


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{host}/user", "{host}/stranger", "tiny-host lets nobody in with the keys that this machine offers."),
        ("{host}/known", "/dev/null", "tiny-host is not known to this machine yet. Run `ssh tiny-host` once, "),
        ("{host}/known", "{tmp}/known", "tiny-host shows another key than before. Do not go on until whoever"),
        ("HostName 127.0.0.1", "HostName 127.0.0.1\n ProxyCommand false", "The connection to tiny-host broke."),
    ],
)
def test_a_host_that_lets_nobody_in(visitor, tmp_path, old, new, told):
    """A key that it does not know; a host that we do not know; one that has another key than it had."""
    visitor(old, new)

    with pytest.raises(PublishError) as refused:
        Ssh(f"rsync://tiny-host{tmp_path}/site").standing()

    assert str(refused.value).startswith(told)


def test_programs_that_are_not_installed_here(host, release, tmp_path, monkeypatch):
    """Neither of both is needed before somebody publishes over SSH."""
    target = Ssh(f"rsync://tiny-host{tmp_path}/site")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match=r"^ssh is not installed on this machine"):
        target.standing()

    monkeypatch.setenv("PATH", str(host / "bin"))
    with (
        target.locked(),
        pytest.raises(PublishError, match=r"^rsync is not installed on this machine.* not changed\.$"),
    ):
        target.put(release, ALL, print)


@pytest.mark.parametrize(("limit", "handshakes"), [("10", 1), ("1", 3)])
def test_one_connection_serves_all(release, tmp_path, monkeypatch, limit, handshakes):
    """Where the host allows more than one session on it; each may take a second, and hosts shut out who makes many."""
    with ssh_host(tmp_path / "ssh", MaxSessions=limit) as host:
        visit(monkeypatch, host / "bin")
        target = Ssh(f"rsync://tiny-host{tmp_path}/site")
        with target.locked():
            target.put(release, ALL, lambda _: None)

    assert (host / "log").read_text().count("Accepted publickey") == handshakes
    assert (tmp_path / "site/current/index.html").exists()


def test_a_shell_that_greets(release, tmp_path, monkeypatch):
    """Is passed over where we read; rsync cannot, and says so."""
    with ssh_host(tmp_path / "ssh", ForceCommand='echo Hello; eval "$SSH_ORIGINAL_COMMAND"') as host:
        visit(monkeypatch, host / "bin")
        target = Ssh(f"rsync://tiny-host{tmp_path}/site")
        with target.locked(), pytest.raises(PublishError, match="The shell of tiny-host prints something of its own"):
            target.put(release, ALL, print)
        assert (target.standing(), target.kept(), target.occupied()) == (None, Kept(), False)


@pytest.fixture
def spare(tmp_path, monkeypatch):
    """A host with few programs, in a folder that is given: no flock, and mv as BSD has it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS.split():
        (tools / name).symlink_to(shutil.which(name))
    (tools / "mv").unlink()
    write_program(tools / "mv", BSD_MV.replace("$MV", shutil.which("mv")))
    with ssh_host(tmp_path / "ssh", SetEnv=f"SHLVL=2 PATH={tools}") as host:
        visit(monkeypatch, host / "bin")
        yield tools


def write_program(file, text):
    """A program of the host."""
    file.write_text(text)
    file.chmod(0o755)


@pytest.mark.usefixtures("spare")
def test_a_host_with_few_programs(release, tmp_path):
    """Its lock is a folder; after the host itself has broken down, it says which one to remove."""
    site, address = tmp_path / "site", f"rsync://tiny-host{tmp_path}/site"
    target, other = Ssh(address), Ssh(address, patience=0)
    (site / "releases/20260101T000000Z-aaaaaaa").mkdir(parents=True)
    (site / "current").symlink_to("releases/20260101T000000Z-aaaaaaa")
    (site / "publishing.lock").touch()
    with target.locked():
        target.put(release, ALL, lambda _: None)
        assert (site / "current").readlink().name == target.kept().standing.name != "20260101T000000Z-aaaaaaa"
        assert (site / "current/index.html").exists()
        with pytest.raises(PublishError, match="Somebody is publishing to"), other.locked():
            pass

    with target.locked():
        holder = (site / "publishing.lock").read_text().split("process ")[1].split()[0]
        os.kill(int(holder), signal.SIGKILL)
    with pytest.raises(PublishError, match=f"remove the folder {site}/publishing.lock.taken"), other.locked():
        pass


def test_an_rsync_that_is_missing_there_or_fails(spare, release, tmp_path):
    """Readers see what they saw; the next publish clears up."""
    target = Ssh(f"rsync://tiny-host{tmp_path}/site")
    (spare / "rsync").unlink()
    with target.locked(), pytest.raises(PublishError) as told:
        target.put(release, ALL, print)
    assert (
        str(told.value) == "tiny-host has no rsync. It needs to be installed there. What readers see has not changed."
    )

    write_program(spare / "rsync", FULL)
    with target.locked(), pytest.raises(PublishError) as told:
        target.put(release, ALL, print)
    assert str(told.value) == "The disk of tiny-host is full. What readers see has not changed."
    assert not (tmp_path / "site/current").exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ssh: Could not resolve hostname h: Name or service not known", "No host called h was found."),
        ("ssh: connect to host h port 22: Connection refused", "h cannot be reached."),
        ("ssh: connect to host h port 22: Connection timed out", "h cannot be reached."),
        ('rsync: [generator] mkdir "/a" failed: Permission denied (13)', "me@h may not write /a/b."),
        ("mkdir: cannot create directory '/a': Read-only file system", "me@h may not write /a/b."),
        ("rsync: [receiver] mkstemp failed: Disk quota exceeded (122)", "The disk of h is full."),
        ("client_loop: send disconnect: Broken pipe", "The connection to h broke."),
        ("Timeout, server h not responding.", "The connection to h broke."),
        ("", "The connection to h broke."),
        ("something\x1b[31m new\n", "h says: something\\x1b[31m new"),
        ("a" * 999, f"h says: …{'a' * 300}"),
    ],
)
def test_what_programs_say_is_told_in_words(said, told):
    """The usual troubles; anything else as it was said, fit to be printed."""
    assert str(trouble(said, place_of("rsync://me@h/a/b"))) == told


@pytest.mark.parametrize(
    ("address", "login", "port", "path"),
    [
        ("rsync://host.example/srv/site", "host.example", "", "/srv/site"),
        ("rsync://me@host.example:2222/srv/site/", "me@host.example", "2222", "/srv/site"),
        ("rsync://alias_1/a.b-c/d+e", "alias_1", "", "/a.b-c/d+e"),
        ("rsync://me@[2001:db8::1]/srv/.site", "me@2001:db8::1", "", "/srv/.site"),
    ],
)
def test_addresses(address, login, port, path):
    """A host may be named as the user's SSH settings name it."""
    place = place_of(address)

    assert (place.login(), place.port, place.path) == (login, port, path)
    assert str(place) == address.removesuffix("/")


@pytest.mark.parametrize(
    "address",
    [
        "rsync://host",
        "rsync://host/",
        "rsync:///srv/site",
        "rsync://-oProxyCommand=id/srv",
        "rsync://-l@host/srv",
        "rsync://me@-host/srv",
        "rsync://host/srv/my site",
        "rsync://host/srv/$(id)",
        "rsync://host/srv/;id",
        "rsync://host/srv/'a'",
        "rsync://host/srv/../etc",
        "rsync://host/srv/..",
        "rsync://host/./srv",
        "rsync://host//srv",
        "rsync://host/~/site",
        "rsync://host/~me/site",
        "rsync://host:0/srv",
        "rsync://host:70000/srv",
        "rsync://host:22x/srv",
        "rsync://ho st/srv",
        "rsync://host/srv\n",
        "rsync://host/srv\x00",
        "rsync://host/srv?a=b",
        "rsync://host/srv#a",
        "rsync://host/%2e%2e/srv",
        "rsync://hôst/srv",
        "rsync://host/srv/été",
        "ssh://host/srv",
        "host:/srv",
        "",
    ],
)
def test_addresses_that_are_refused(address):
    """Nothing that a shell reads, nothing that could be an option, no way out of the path."""
    with pytest.raises(PublishError, match=r"names no folder of a host\. Write rsync://user@host/path"):
        Ssh(address)


@pytest.mark.parametrize(
    "address",
    [
        "rsync://bob:hunter2@host/srv",
        "rsync://bob:hun/ter2@host/x",
        "rsync://bob:hun@127.0@host/x",
        "rsync://bob:hun ter2@host/x",
        "rsync://bob:hun//ter2@host/x",
        "rsync://bob:22/hunter2@host/x",
        "rsync://bob:hun\nter2@host/x",
    ],
)
def test_a_password_in_an_address_is_not_repeated(address):
    """It would stand in a log."""
    with pytest.raises(PublishError) as refused:
        Ssh(address)

    assert str(refused.value).startswith("“rsync://…@host/")
    assert not any(part in str(refused.value) for part in ("hun", "ter2", "bob"))


def test_a_call_that_has_not_come_whole_is_not_run(tmp_path):
    """A publisher may be killed while it sends one; half a name of a release would be another release."""
    names = ["20260101T000000Z-1111111", "20260101T000000Z-2222222"]
    call = call_of(["discard", *names], [], "0" * 32)
    start = f"place='{tmp_path}'\n{FUNCTIONS.read_text()}\n"
    for name in names:
        (tmp_path / "releases" / name).mkdir(parents=True)
    for end in range(call.rindex("}")):
        subprocess.run(["sh"], input=start + call[:end], text=True, capture_output=True, check=False)
        assert {path.name for path in (tmp_path / "releases").iterdir()} == {*names}, call[:end]

    subprocess.run(["sh"], input=start + call, text=True, capture_output=True, check=True)
    assert list((tmp_path / "releases").iterdir()) == []


def test_a_socket_that_has_no_room(host, tmp_path, monkeypatch):
    """Where temporary folders lie too deep, each program makes a connection of its own."""
    deep = tmp_path / ("a" * 100)
    deep.mkdir()
    monkeypatch.setattr(shell, "SHORT", str(deep))
    visit(monkeypatch, host / "bin")

    assert Ssh(f"rsync://tiny-host{tmp_path}/site").kept() == Kept()
