"""Real servers on loopback, as a host has them: an SSH server that lets one key in, and nginx."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from browser.missing import missing

PACKAGES = {"sshd": "openssh-server", "ssh": "openssh-client", "rsync": "rsync", "nginx": "nginx-light"}
SBIN = f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/usr/local/sbin"  # not on the path of every user
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")  # folders that nginx makes, used or not
PATIENCE = 30  # seconds until a server is there


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
    with _serving(lambda port: [*command, str(port)], folder / "log") as port:
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
    """A running nginx that shows `root` with its compressed copies; gives its address. `folder` is for its files."""
    folder.mkdir(parents=True)
    nginx, user, brotli = program("nginx"), "user root;" if os.getuid() == 0 else "", BROTLI.exists()

    def command(port: int) -> list[str]:
        (folder / "nginx.conf").write_text(f"""
            {f"load_module {BROTLI};" if brotli else ""}
            daemon off; pid {folder}/pid; error_log stderr notice; worker_processes 1; {user}
            events {{}}
            http {{
                access_log off;
                {" ".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)}
                gzip_static on; {"brotli_static on;" if brotli else ""}
                server {{ listen 127.0.0.1:{port}; root {root}; error_page 403 404 =404 /404.html; }}
            }}
        """)
        return [nginx, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]

    with _serving(command, folder / "log") as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _serving(command: Callable[[int], list[str]], log: Path) -> Iterator[int]:
    """A server on some free port, once it can be reached; what it says is in `log`."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port = asking.getsockname()[1]
    with log.open("w") as said, subprocess.Popen(command(port), stderr=said, stdout=subprocess.DEVNULL) as running:
        try:
            until = time.monotonic() + PATIENCE
            while not _is_open(port):
                assert (running.poll(), time.monotonic() > until) == (None, False), log.read_text()
                time.sleep(0.02)
            yield port
        finally:
            running.terminate()


def _is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
