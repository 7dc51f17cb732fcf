"""Real nginx and Caddy on loopback, started with the files that press.publish.server_files writes.

Only what belongs to this machine is changed in them: ports, the certificate, where errors are logged. What is around
them is as in Debian, where nginx logs readers unless it is told not to. Nothing needs root.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from browser.missing import missing

HOST = "quiet.test"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
CERTIFICATE, KEY = "certificate.pem", "key.pem"
ACCESS_LOG, OUTPUT, ERROR_LOG = "access.log", "output.txt", "error.log"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")  # folders that nginx makes, used or not
TIMEOUT = 30  # seconds in which a server has to start
NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
{module}{user}events {{}}
http {{
    {temporary}
    access_log {folder}/access.log;
    {switch}include {folder}/site.conf;
}}
"""
CADDY = "{{\n\tadmin off\n\tauto_https off\n\tgrace_period 100ms\n\t{options}\n}}\nimport {folder}/site\n"


def program(name: str, package: str) -> str:
    """Where a program is; Debian keeps some where only root looks."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))
    return found or missing(f"no {name}: apt install {package}")


@contextmanager
def nginx(
    text: str, folder: Path, changed: Mapping[str, str], ports: int = 1, *, brotli: bool = True
) -> Iterator[list[int]]:
    """Run nginx with the file of a site; yields its ports.

    `folder` is empty and gets what nginx writes; in `changed`, each key is replaced by its value, where `{0}`, `{1}` …
    are ports; `brotli` says whether the module for brotli is loaded and switched on.
    """
    command = program("nginx", "nginx-light")
    if brotli and not BROTLI.exists():
        missing("no brotli for nginx: apt install libnginx-mod-http-brotli-static")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    around = {
        "user": "user root;\n" if os.geteuid() == 0 else "",  # else root's workers cannot read a test's folder
        "module": f"load_module {BROTLI};\n" if brotli else "",
        "switch": "brotli_static on;\n    " if brotli else "",
    }
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, temporary=temporary, **around), "utf-8")
    numbers = write_site(folder / "site.conf", text, changed, ports)
    with running([command, "-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"], numbers, folder):
        yield numbers


@contextmanager
def caddy(text: str, folder: Path, changed: Mapping[str, str], options: str = "") -> Iterator[list[int]]:
    """Run Caddy in the same way, with one port; `options` are global ones of its Caddyfile."""
    (folder / "Caddyfile").write_text(CADDY.format(folder=folder, options=options), "utf-8")
    numbers = write_site(folder / "site", text, changed, 1)
    command = [program("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"]
    with running(command, numbers, folder):
        yield numbers


def without_tls(work: Path) -> dict[str, str]:
    """What to change in an nginx.conf to read it without TLS; two ports, the site and what redirects to it."""
    listen = {"listen 443 ssl http2;": "listen 127.0.0.1:{0};", "listen 80;": "listen 127.0.0.1:{1};"}
    return {**_no_ipv6(work), **listen, "    ssl_certificate": "    #"}


def with_tls(work: Path) -> dict[str, str]:
    """The same with TLS and a self-signed certificate in `work`; the first port is the one without TLS."""
    command = [program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    command += ["-keyout", str(work / KEY), "-out", str(work / CERTIFICATE)]
    subprocess.run(command, capture_output=True, check=True)
    listen = {"listen 80;": "listen 127.0.0.1:{0};", "listen 443 ssl": "listen 127.0.0.1:{1} ssl"}
    live = f"/etc/letsencrypt/live/{HOST}"
    files = {f"{live}/fullchain.pem": str(work / CERTIFICATE), f"{live}/privkey.pem": str(work / KEY)}
    return {**_no_ipv6(work), **listen, **files}


def _no_ipv6(work: Path) -> dict[str, str]:
    lines = dict.fromkeys(["    listen [::]:80;\n", "    listen [::]:443 ssl http2;\n"], "")
    return {**lines, "/var/log/nginx/error.log": str(work / ERROR_LOG)}


def free_ports(count: int) -> list[int]:
    """Ports on which nothing listens."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def write_site(file: Path, text: str, changed: Mapping[str, str], ports: int) -> list[int]:
    """Write the file of a site with what is changed in it, all of which has to be there; returns free ports."""
    numbers = free_ports(ports)
    for old, new in changed.items():
        assert old in text, f"there is no “{old}” in the file"
        text = text.replace(old, new.format(*numbers))
    file.write_text(text, "utf-8")
    return numbers


@contextmanager
def running(command: list[str | Path], ports: list[int], folder: Path) -> Iterator[None]:
    """Run a server once it listens on all its ports; what it prints is in OUTPUT."""
    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    output, end = folder / OUTPUT, time.monotonic() + TIMEOUT
    with output.open("wb") as stream, subprocess.Popen(command, env=home, stdout=stream, stderr=stream) as process:
        try:
            for port in ports:
                while not _listens(port):
                    assert process.poll() is None, f"the server has ended:\n{output.read_text('utf-8', 'replace')}"
                    assert time.monotonic() < end, "the server does not listen"
                    time.sleep(0.01)
            yield
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT).close()
    except OSError:
        return False
    return True
