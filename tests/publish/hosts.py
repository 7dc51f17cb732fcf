"""Real servers on loopback, as a host has them: an SSH server that lets one key in, and nginx."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browser.missing import missing
from publish.web_servers import ACCESS_LOG, BROTLI, ERROR_LOG, nginx

from press.publish.server_config import ServedSite, server_file

PACKAGES = {"sshd": "openssh-server", "ssh": "openssh-client", "rsync": "rsync"}
SBIN = f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"  # not on the path of every user
TRIES = 5  # ports that another program takes at the same moment


def program(name: str) -> str:
    """Where a program is; without it the test is left out, or fails in CI."""
    return shutil.which(name, path=SBIN) or missing(f"{name} is not installed: apt install {PACKAGES[name]}")


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
    command = [program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config"), "-o", "ListenAddress=127.0.0.1", "-p"]
    with _serving(command, "Server listening", folder / "log") as port:
        _settings(folder, port)
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
    (folder / "ssh").write_text(f'#!/bin/sh\nexec {program("ssh")} -F {settings} "$@"\n')
    (folder / "ssh").chmod(0o755)


@contextmanager
def web_server(root: Path, folder: Path) -> Iterator[str]:
    """A running nginx that shows `root` by the file that we write for it; gives its address.

    What stands around the file is as in Debian, where readers are written down unless a site says otherwise.
    """
    folder.mkdir(parents=True)
    text = server_file("nginx.conf", ServedSite("", {}, preview=False, files=(), web_root=str(root)))
    changed = {"    listen [::]:80;\n": "", "listen 80;": "listen 127.0.0.1:{0};"}
    changed["/var/log/nginx/error.log"] = str(folder / ERROR_LOG)
    with nginx(text, folder, changed, brotli=BROTLI.exists()) as (port,):
        yield f"http://127.0.0.1:{port}"
    assert (folder / ACCESS_LOG).read_text() == "", "a reader was logged"


@contextmanager
def _serving(command, ready: str, log: Path) -> Iterator[int]:
    """A server on some free port, ready for requests; ended afterwards, when what it says is all in `log`."""
    for _ in range(TRIES):
        with socket.socket() as asking:
            asking.bind(("127.0.0.1", 0))
            port = asking.getsockname()[1]
        with subprocess.Popen(
            [*command, str(port)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        ) as running:
            said = []
            while not re.search(ready, said[-1] if said else "") and (line := running.stderr.readline()):
                said.append(line)
            if re.search(ready, said[-1] if said else ""):
                rest = threading.Thread(target=lambda: log.write_text(running.stderr.read()))
                rest.start()
                try:
                    yield port
                finally:
                    running.terminate()
                    rest.join()
                return
    raise AssertionError("".join(said))
