"""A shell on a host and rsync to it, by the user's own ssh with their settings, agent and keys.

The words of an address become arguments of other programs, here and on the host. So they may hold few characters: none
of them means anything to a shell, and none can be taken for an option.
"""

from __future__ import annotations

import re
import secrets
import shlex
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from press.problems import printable
from press.publish.model import Progress, PublishError

ADDRESS = re.compile(
    r"rsync://(?:(?P<user>[A-Za-z0-9_][A-Za-z0-9._-]*)@)?(?P<host>[A-Za-z0-9][A-Za-z0-9._-]*)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._+,=-]+)+)/?",
    re.ASCII,
)
FUNCTIONS = Path(__file__).with_name("host.sh")
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
        self.address, self.path = address.rstrip("/"), found["path"]
        self.login = f"{found['user']}@{found['host']}" if found["user"] else found["host"]
        self.ssh = [*SSH, *(["-p", found["port"]] if found["port"] else [])]

    @contextmanager
    def shell(self) -> Iterator[Shell]:
        """A shell on the host that has read `host.sh`; it ends when its input does, at the latest with this process.

        Raises:
            PublishError: ssh is not installed, or the host refuses.
        """
        with _start([*self.ssh, "--", self.login, "sh"], stdin=subprocess.PIPE) as running:
            assert running.stdin
            try:
                yield Shell(self, running)
            finally:
                with suppress(OSError):
                    running.stdin.close()

    def rsync(self, folder: Path, into: str, *options: str, progress: Progress | None = None) -> list[str]:
        """Make `into`, a folder below `path`, what the folder `folder` of this machine is.

        `progress` is called with the path of each file that is sent. Returns what was changed, or would be with the
        option `--dry-run`.

        Raises:
            PublishError: rsync is not installed here or there, or fails.
        """
        target = f"{self.login}:{self.path}/{into}/"
        lines = []
        with _start([*RSYNC, "--rsh", " ".join(self.ssh), *options, "--", f"{folder}/", target]) as running:
            assert running.stdout
            for line in map(_decoded, running.stdout):
                lines.append(line)
                if progress and line.startswith("changed <f"):
                    progress(line.split(" ", 2)[2])
        if running.returncode:
            raise PublishError(f"rsync to {self.login} failed. {_last(lines)}")
        return [line.removeprefix("changed ") for line in lines if line.startswith("changed ")]


class Shell:
    """A shell on the host; see `Host.shell`."""

    def __init__(self, host: Host, running: subprocess.Popen[bytes]) -> None:
        assert running.stdin
        assert running.stdout
        self.login, self.stdin, self.stdout = host.login, running.stdin, running.stdout
        self.mark = secrets.token_hex(16)  # ends each answer; nothing else contains it
        self._send(f"site={shlex.quote(host.path)}\n{FUNCTIONS.read_text('utf-8')}\n")
        self.run(":")  # reads past whatever the host prints by itself, such as a greeting

    def run(self, *call: str, lines: Iterable[str] = ()) -> list[str]:
        """Call a function of `host.sh` with `lines` on its standard input; the lines that it prints.

        Raises:
            PublishError: it fails, or the connection breaks.
        """
        self._send(call_text(call, lines, self.mark))
        answer: list[str] = []
        for line in map(_decoded, self.stdout):
            if line == f"{self.mark} 0":
                return answer
            if line.startswith(self.mark):
                raise PublishError(f"{self.login} says: {_last(answer)}")
            answer.append(line)
        raise PublishError(
            f"There is no connection to {self.login}. `ssh {self.login}` has to work without asking anything."
            f" {_last(answer)}"
        )

    def _send(self, text: str) -> None:
        with suppress(OSError):  # the connection is broken, and what ssh says of that is the answer
            self.stdin.write(text.encode())
            self.stdin.flush()


def call_text(call: Iterable[str], lines: Iterable[str], mark: str) -> str:
    """A call as the shell reads it, which then prints `mark` and the status on a line.

    It is in braces: a shell reads them to the end before it runs anything, so a call that has not arrived whole is not
    run at all.
    """
    text = "".join(f"{line}\n" for line in lines)
    return f"{{\n{shlex.join(call)} <<'END-{mark}' 2>&1\n{text}END-{mark}\nprintf '\\n%s %s\\n' {mark} $?\n}}\n"


def _start(command: list[str], stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start a program whose errors come with what it prints."""
    try:
        return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise PublishError(f"{command[0]} is not installed on this machine, and publishing there needs it.") from None


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\n")


def _last(lines: list[str]) -> str:
    """The last lines of what a program said, as one that may be printed."""
    return printable(" ".join([line.strip() for line in lines if line.strip()][-LAST:]))
