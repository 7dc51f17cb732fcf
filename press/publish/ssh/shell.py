"""A shell on the host, over one SSH session that lives as long as it is needed.

The user's own ssh is run, with their settings, agent and keys, and it never asks anything. What the shell can do stands
in `host.sh`; it ends when its input does, which is at the latest when this process dies. rsync goes over the same
connection where that is possible.
"""

from __future__ import annotations

import os
import secrets
import shlex
import socket
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from press.publish.model import PublishError
from press.publish.ssh.address import Place
from press.publish.ssh.programs import start, text_of
from press.publish.ssh.trouble import refusal, trouble

FUNCTIONS = Path(__file__).with_name("host.sh")
OPTIONS = (
    "BatchMode=yes",  # a question would wait for ever
    "ConnectTimeout=20",  # seconds
    "ServerAliveInterval=15",  # seconds; after three of them without an answer the connection is given up
    "RemoteCommand=none",  # users may want it, and the next, in sessions of their own
    "RequestTTY=no",
    "ClearAllForwardings=yes",
)
SHORT = "/tmp"  # noqa: S108 - a socket's path has room for 100 bytes; in here a folder is made that is the user's alone


class Shell:
    """`ssh` is the command that reaches the host, for other programs too."""

    def __init__(self, place: Place, ssh: list[str], running: subprocess.Popen[bytes], said: IO[bytes]) -> None:
        self.place, self.ssh, self.running, self.said = place, ssh, running, said
        self.mark = secrets.token_hex(16)  # ends each answer; nothing else holds it
        self._send(f"place={shlex.quote(place.path)}\n{FUNCTIONS.read_text('utf-8')}\n")
        self.run("true")  # whatever the host prints by itself, such as a greeting, is read here, and passed over

    def run(self, *call: str, given: Iterable[str] = ()) -> list[str]:
        """Call a function of `host.sh`; `given` are the lines of its standard input. The lines that it prints.

        Raises:
            PublishError: it refused, or the connection broke.
        """
        self._send(call_of(call, given, self.mark))
        answer: list[str] = []
        while not (line := self._line()).startswith(self.mark):
            answer.append(line)
        status = int(line.split()[1])
        if status:
            raise refusal(status, "\n".join(answer), self.place)
        return "\n".join(answer).rstrip("\n").splitlines()

    def _send(self, text: str) -> None:
        assert self.running.stdin
        try:
            self.running.stdin.write(text.encode())
            self.running.stdin.flush()
        except OSError:
            raise self._broken() from None

    def _line(self) -> str:
        assert self.running.stdout
        line = self.running.stdout.readline()
        if not line.endswith(b"\n"):
            raise self._broken()
        return line.decode("utf-8", "replace").rstrip("\n")

    def _broken(self) -> PublishError:
        _end(self.running)
        self.running.wait()
        return trouble(text_of(self.said), self.place)


def call_of(call: Iterable[str], given: Iterable[str], mark: str) -> str:
    """A call as the shell reads it, which then prints `mark` and a status.

    It stands in braces: a shell runs them as one, so a call that has not come whole is not run at all.
    """
    lines = "".join(f"{line}\n" for line in given)
    return f"{{\n{shlex.join(call)} <<'END-{mark}' 2>&1\n{lines}END-{mark}\nprintf '\\n%s %s\\n' {mark} $?\n}}\n"


@contextmanager
def shell_on(place: Place) -> Iterator[Shell]:
    """A shell on the host of a place.

    Raises:
        PublishError: there is no ssh here, or the host lets nobody in.
    """
    folder = tempfile.TemporaryDirectory(
        prefix="press-", dir=SHORT if Path(SHORT).is_dir() else None, ignore_cleanup_errors=True
    )
    with folder as sockets, tempfile.TemporaryFile() as said:
        shared = _shared(Path(sockets))
        first, others = _ssh(place, *shared, *(["ControlMaster=yes"] if shared else [])), _ssh(place, *shared)
        with start(*first, "--", place.login(), "sh", said=said, talk=True) as running:
            try:
                yield Shell(place, others, running, said)
            finally:
                _end(running)


def _ssh(place: Place, *more: str) -> list[str]:
    port = ["-p", place.port] if place.port else []
    return ["ssh", "-T", *port, *(word for option in (*OPTIONS, *more) for word in ("-o", option))]


def _shared(folder: Path) -> list[str]:
    """Options with which later sessions use the first one's connection; none where a system cannot have that."""
    trial = folder / f"c.{'x' * 16}"  # as long a name as ssh makes at first
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(os.fspath(trial))
        trial.unlink()
    except (OSError, AttributeError):
        return []
    return [f"ControlPath={folder / 'c'}", "ControlPersist=no"]


def _end(running: subprocess.Popen[bytes]) -> None:
    """Let the shell end, by ending its input."""
    assert running.stdin
    with suppress(OSError):
        running.stdin.close()
