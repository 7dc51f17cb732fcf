"""Shell scripts run on a host, and rsync to it, by the user's own ssh with their settings, agent and keys.

The words of an address become arguments of other programs, here and on the host. So they may hold few characters: none
of them means anything to a shell, and none can be taken for an option.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path

from press.core.problems import printable
from press.publish.model import Progress, PublishError

ADDRESS = re.compile(
    r"rsync://(?P<login>(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9][A-Za-z0-9._-]*)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._+,=-]+)+)/?",
    re.ASCII,
)
FUNCTIONS = Path(__file__).with_name("host.sh")
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
    "--out-format=changed %i %n",  # `changed <f+++++++++ a/index.html`; ssh may print lines of its own
)
NO_CONNECTION = 255  # how ssh exits then
UNCHANGED = "What readers see has not changed."
WHOLE = "Readers see the old release or the new one, whole; publish again to be sure which."
LAST = 3  # lines of what a program says that are passed on


class Host:
    """The folder `path` of a host, as `rsync://[user@]host[:port]/path` names it.

    Raises:
        PublishError: the address names none; it is not repeated, since it may hold a password.
    """

    def __init__(self, address: str) -> None:
        found = ADDRESS.fullmatch(address)
        if not found:
            raise PublishError(
                "This names no folder of a host. Write rsync://user@host/path, with :port after the host if it needs"
                " one. The path begins at the root of the host (`ssh user@host pwd` prints where you are), and has"
                " letters, digits and . _ - + , = only. Nothing was changed."
            )
        self.address, self.login, self.path = address.rstrip("/"), found["login"], found["path"]
        self.ssh = [*SSH, *(["-p", found["port"]] if found["port"] else [])]

    def run(self, *call: str, lines: Iterable[str] = (), broken: str = UNCHANGED) -> list[str]:
        """Call a function of `host.sh` on the host, with `lines` on its standard input; the lines that it prints.

        `broken` says in which state the host may be when the connection breaks; a function that fails changes nothing.

        Raises:
            PublishError: ssh is not installed, or the host or the function refuses.
        """
        with _start([*self.ssh, "--", self.login, "sh"], stdin=subprocess.PIPE) as running:
            answer, _ = running.communicate(self.script(call, lines).encode())
        said = answer.decode("utf-8", "replace").split("\n")
        if running.returncode == NO_CONNECTION:
            hint = f"`ssh {self.login}` has to work without asking anything."
            raise PublishError(f"There is no connection to {self.login}. {hint} {_last(said)} {broken}")
        if running.returncode:
            raise PublishError(f"{self.login} says: {_last(said)} {UNCHANGED}")
        return said

    def script(self, call: Iterable[str], lines: Iterable[str]) -> str:
        """What the shell on the host reads."""
        text = "".join(f"{line}\n" for line in lines)
        functions = FUNCTIONS.read_text("utf-8")
        return f"site={shlex.quote(self.path)}\n{functions}\n{{\n{shlex.join(call)} <<'{END}'\n{text}{END}\n}}\n"

    def rsync(self, folder: Path, into: str, *options: str, progress: Progress = lambda _: None) -> list[str]:
        """Make `into`, a folder below `path`, what `folder` is; what was changed, or would be with `--dry-run`.

        Raises:
            PublishError: rsync is not installed here or there, or fails.
        """
        target = f"{self.login}:{self.path}/{into}/"
        said = []
        with _start([*RSYNC, "--rsh", " ".join(self.ssh), *options, "--", f"{folder}/", target]) as running:
            assert running.stdout
            for line in running.stdout:
                said.append(line.decode("utf-8", "replace").rstrip("\n"))
                if said[-1].startswith("changed <f"):
                    progress(said[-1].split(" ", 2)[2])
        if running.returncode:
            raise PublishError(f"rsync to {self.login} failed. {_last(said)} {UNCHANGED}")
        return [line.removeprefix("changed ") for line in said if line.startswith("changed ")]


def _start(command: list[str], stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start a program whose errors come with what it prints."""
    try:
        return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise PublishError(f"{command[0]} is not installed on this machine. {UNCHANGED}") from None


def _last(said: list[str]) -> str:
    """The last lines of what a program said, as a sentence that may be printed."""
    text = printable(" ".join([line.strip() for line in said if line.strip()][-LAST:]))
    return text if text.endswith((".", "!", "?")) else f"{text}."
