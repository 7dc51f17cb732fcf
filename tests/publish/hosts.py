"""A host on loopback: a real SSH server that lets one key in."""

from __future__ import annotations

import getpass
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.web_servers import free_ports, program, running


@contextmanager
def ssh_host(folder: Path, **settings: str) -> Iterator[Path]:
    """A running SSH server; gives `folder` again, in whose `bin` lies a `ssh` that knows it as `tiny-host`.

    Everything that the server and the user need lies there: keys, settings, known hosts. `settings` are more of the
    server's.
    """
    folder.mkdir(parents=True)
    for key in ("host", "user", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)], check=True)
    (folder / "allowed").write_text(f"restrict {(folder / 'user.pub').read_text()}")  # as the README advises
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where a server that root starts shuts itself in
    given = {
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "allowed",
        "PidFile": "none",
        "KexAlgorithms": "curve25519-sha256",  # the quickest by far; nobody listens in here
        "UsePAM": "no",
        "UseDNS": "no",
        "StrictModes": "no",  # the folder's parents are the world's
        "PasswordAuthentication": "no",
        "KbdInteractiveAuthentication": "no",
        "SetEnv": "SHLVL=2",  # bash then leaves out the user's own start files, which may take their time
        **settings,
    }
    (folder / "sshd_config").write_text("".join(f"{name} {value}\n" for name, value in given.items()))
    (port,) = free_ports(1)
    _settings(folder, port)
    command = [program("sshd", "openssh-server"), "-D", "-e", "-f", folder / "sshd_config", "-p", str(port)]
    with running([*command, "-o", "ListenAddress=127.0.0.1"], [port], folder):
        yield folder


def _settings(folder: Path, port: int) -> None:
    """What a user's own SSH settings say, and a `ssh` that reads them, since the real one looks in the real home."""
    kind = (folder / "host.pub").read_text().rsplit(maxsplit=1)[0]
    (folder / "known").write_text(f"[127.0.0.1]:{port} {kind}\n")
    (folder / "config").write_text(
        f"Host tiny-host\n HostName 127.0.0.1\n Port {port}\n User {getpass.getuser()}\n"
        f"Host *\n IdentityFile {folder / 'user'}\n IdentitiesOnly yes\n IdentityAgent none\n"
        f" UserKnownHostsFile {folder / 'known'}\n GlobalKnownHostsFile /dev/null\n"
    )
    ssh_with(folder / "config", folder / "bin")


def ssh_with(settings: Path, folder: Path) -> None:
    """Put a `ssh` that reads these settings into a folder for the PATH."""
    folder.mkdir(exist_ok=True)
    (folder / "ssh").write_text(f'#!/bin/sh\nexec {program("ssh", "openssh-client")} -F {settings} "$@"\n')
    (folder / "ssh").chmod(0o755)
