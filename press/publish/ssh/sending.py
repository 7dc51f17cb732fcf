"""Files sent to a folder of the host by rsync, and compared there.

Neither times nor owners come from here. A file that one of the older folders has already, byte by byte, becomes one and
the same file there, so a server that knows files by time and size still tells browsers that theirs is good; a changed
file has the time at which it came.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from press.publish.model import PublishError, Told
from press.publish.ssh.programs import ProgramError, lines_of
from press.publish.ssh.shell import Shell
from press.publish.ssh.trouble import trouble

RSYNC = (
    "rsync",
    "--recursive",
    "--checksum",
    "--perms",
    "--chmod=D755,F644",  # the server is another user there
    "--timeout=120",  # seconds without a byte
    "--out-format=%i %n",  # `<f` and more before a file that is sent, then its path
)
MOST = 15  # older folders that are looked into; rsync takes 20


def send(shell: Shell, folder: Path, into: str, older: Iterable[str], told: Told) -> None:
    """Send all that a folder holds into a new one below `releases/`; `told` of each file that had to be sent.

    Raises:
        PublishError: it did not arrive whole.
    """
    releases = f"{shell.place.path}/releases"
    links = [f"--link-dest={releases}/{name}" for name in [*older][:MOST]]
    for line in _rsync(shell, "--compress", *links, f"{folder}/", into):
        what, _, name = line.partition(" ")
        if what.startswith("<f"):
            told(name)
    left = differences(shell, folder, into, "--delete")
    if left:
        raise PublishError(f"{left[0]} did not arrive as it was sent ({len(left)} such files).")


def differences(shell: Shell, folder: Path, name: str, *options: str) -> list[str]:
    """The files by which a folder below `releases/` differs; with `--delete` also those that only the host has."""
    return [line for line in _rsync(shell, "--dry-run", *options, f"{folder}/", name) if line.strip()]


def _rsync(shell: Shell, *words: str) -> Iterable[str]:
    """Run rsync; the last word is a folder below `releases/`."""
    place = shell.place
    host = place.login(f"[{place.host}]") if ":" in place.host else place.login()
    try:
        yield from lines_of(
            *RSYNC,
            "--rsh",
            " ".join(shell.ssh),
            *words[:-2],
            "--",
            words[-2],
            f"{host}:{place.path}/releases/{words[-1]}/",
        )
    except ProgramError as error:
        raise trouble(str(error), place) from None
