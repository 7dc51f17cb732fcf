"""Any Linux host that can be reached by SSH and has rsync: `rsync://user@host/path`.

    path/releases/20261126T141503Z-4f2a9c1/    one folder for each release, named after its time and commit
    path/current                               a link to one of them: what the web server shows
    path/publishing.lock                       locked while the link is replaced; it also marks the path as ours

A release is uploaded into a new folder. Then one script on the host, under a lock, looks whether the live release is
still the one that was seen, and replaces the link in one step; so does going back. The newest five releases that look
different are kept. Pictures of the release before are carried along once, since somebody may have an old page open.

All of it runs in the user's own ssh with their settings and keys. The words of an address become arguments of other
programs, here and on the host, so no character of them means anything to a shell, and none is taken for an option.
"""

from __future__ import annotations

import re
import secrets
import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path
from subprocess import PIPE, STDOUT

from press.core.problems import printable
from press.publish.model import UNREADABLE, PublishError, Record, Release, StoredRelease, Target, load

ADDRESS = re.compile(
    r"rsync://(?P<login>(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9._-]*)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._+,=-]+)+)/?",
    re.ASCII,
)
NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{7}")
KEPT = 5  # releases that look different, the live one among them
END = "END-OF-LINES"
SSH = (
    *("ssh", "-T"),
    *("-o", "BatchMode=yes"),  # a question would wait for ever
    *("-o", "ConnectTimeout=20"),  # seconds
    *("-o", "ServerAliveInterval=15"),  # seconds; after three of them without an answer the connection is given up
    *("-o", "RemoteCommand=none"),  # users may have set these three for sessions of their own
    *("-o", "RequestTTY=no"),
    *("-o", "ClearAllForwardings=yes"),
)
RSYNC = (
    *("rsync", "--recursive", "--checksum", "--compress"),
    *("--perms", "--chmod=D755,F644"),  # the web server is another user
    "--timeout=120",  # seconds without a byte
)
NO_CONNECTION = 255  # how ssh exits then
UNCHANGED = "What readers see has not changed."
WHOLE = "Readers see the old release or the new one, whole; publish again to be sure which."


class Rsync(Target):
    """A target: the folder `path` of a host, as `rsync://[user@]host[:port]/path` names it."""

    kind = "rsync"

    def __init__(self, address: str) -> None:
        if not (found := ADDRESS.fullmatch(address)):
            raise PublishError(
                "This names no folder of a host. Write rsync://user@host/path, with :port after the host if it needs"
                " one. The path begins at the root of the host (`ssh user@host pwd` prints where you are), and has"
                " letters, digits and . _ - + , = only. Nothing was changed."
            )
        self.label, self.login, self.path = address.rstrip("/"), found["login"], found["path"]
        self.web_root = f"{self.path}/current"
        self.ssh = [*SSH, *(["-p", found["port"]] if found["port"] else [])]
        self.link = ""  # this and the next, as they were when we looked last: only that is replaced
        self.stored: list[StoredRelease] = []

    def live(self) -> Record | None:
        """The record of the release that the link leads to."""
        found = self.releases()
        nothing = UNREADABLE if self.link or found else None
        return next((release.record for release in found if release.live), nothing)

    def upload(self, release: Release) -> None:
        """Upload a release into a folder of its own, and make it live."""
        self._run("prepare")
        upload = f".upload-{secrets.token_hex(8)}"  # a new name: an rsync may outlive its publisher
        before = sorted(self.stored, key=lambda one: not one.live)
        known = [f"--link-dest=../{one.name}" for one in before[:1]]  # its files are not sent again
        options = ["--rsh", " ".join(self.ssh), *known]
        target = f"{self.login}:{self.path}/releases/{upload}/"
        status, said = _output([*RSYNC, *options, "--", f"{release.folder}/", target])
        if status:
            raise PublishError(f"rsync to {self.login} failed. {_last(said)} {UNCHANGED}")
        surplus = _surplus([StoredRelease(upload, release.record, live=False), *before])
        self._replace("publish", upload, release.record.commit[:7] or "unknown", *surplus)

    def releases(self) -> list[StoredRelease]:
        """The releases in the folder, by the times in their names; whatever else the host prints is passed over."""
        lines = self._run("list")
        self.link = next(line for line in lines if line.startswith("live ")).removeprefix("live ")
        found = dict(line.split(" ", 2)[1:] for line in lines if line.startswith("release "))
        names = sorted(filter(NAME.fullmatch, found), reverse=True)
        self.stored = [StoredRelease(name, load(found[name]), name == self.link) for name in names]
        return self.stored

    def switch_to(self, name: str) -> None:
        """Make a stored release live."""
        self._replace("back", name)

    def _replace(self, function: str, *names: str) -> None:
        """Put another release in place of the one that was seen, with the files that open pages may ask for."""
        hashed = {name for release in self.stored if release.live for name in release.record.hashed}
        self._run(function, self.link, *names, lines=hashed, broken=WHOLE)

    def _run(self, *call: str, lines: Iterable[str] = (), broken: str = UNCHANGED) -> list[str]:
        """Call a function of `host.sh` on the host, with `lines` on its standard input; the lines that it prints.

        `broken` says in which state the host may be when the connection breaks; a function that fails changes nothing.
        """
        status, said = _output([*self.ssh, "--", self.login, "sh"], script(self.path, call, lines))
        if status == NO_CONNECTION:
            hint = f"`ssh {self.login}` has to work without asking anything."
            raise PublishError(f"There is no connection to {self.login}. {hint} {_last(said)} {broken}")
        if status:
            raise PublishError(f"{self.login} says: {_last(said)} {UNCHANGED}")
        return said


def script(path: str, call: Iterable[str], lines: Iterable[str]) -> str:
    """What the shell on the host reads."""
    text = "".join(f"{line}\n" for line in lines)
    functions = Path(__file__).with_name("host.sh").read_text("utf-8")
    return f"site={shlex.quote(path)}\n{functions}\n{{\n{shlex.join(call)} <<'{END}'\n{text}{END}\n}}\n"


def _surplus(releases: list[StoredRelease]) -> list[str]:
    """The releases that are not kept: after the first few, or looking like one before."""
    kept: list[StoredRelease] = []
    for release in releases:
        if len(kept) < KEPT and release.record.files not in [one.record.files for one in kept]:
            kept.append(release)
    return [release.name for release in releases if release not in kept]


def _output(command: list[str], text: str = "") -> tuple[int, list[str]]:
    """How a program that reads a text exits, and the lines that it prints, its errors among them."""
    try:
        ended = subprocess.run(command, input=text.encode(), stdout=PIPE, stderr=STDOUT, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise PublishError(f"{command[0]} is not installed on this machine. {UNCHANGED}") from None
    return ended.returncode, ended.stdout.decode("utf-8", "replace").split("\n")


def _last(said: list[str]) -> str:
    """The last three lines of what a program said, as a sentence that may be printed."""
    text = printable(" ".join([line.strip() for line in said if line.strip()][-3:]))
    return text if text.endswith((".", "!", "?")) else f"{text}."
