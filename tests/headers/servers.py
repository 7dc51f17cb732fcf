"""Real servers on loopback, started with the files that press.headers writes.

Only what belongs to this machine is changed in them: ports, the certificate, and where errors are written down. What
stands around them is as in Debian, where nginx keeps a log of readers unless it is told not to. Nothing needs root, and
nothing is left behind.
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
LOG, SAID = "access.log", "said.txt"
ERRORS = "/var/log/nginx/error.log"
LONG = 30  # seconds in which a server has to start, however slow the machine is
NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
{module}{user}events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log {log};
    {switch}include {site};
}}
"""
CADDY = """\
{{
	admin off
	auto_https off
	{options}
}}
import {site}
"""


def program(name: str, package: str) -> str:
    """Where a server is; Debian keeps some where only root looks."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))
    return found or missing(f"no {name}: apt install {package}")


@contextmanager
def nginx(
    text: str, folder: Path, changed: Mapping[str, str], ports: int = 1, *, packed: bool = True
) -> Iterator[list[int]]:
    """Run nginx with a site's file; gives its ports. Whom it has written down stands in `LOG` of its folder.

    Args:
        text: the file.
        folder: an empty one, for what nginx writes.
        changed: what is put in the place of what; `{0}`, `{1}` … are ports.
        ports: how many there are.
        packed: whether it has the module for brotli, switched on for all sites.
    """
    command = program("nginx", "nginx-light")
    if packed and not BROTLI.exists():
        missing("no brotli for nginx: apt install libnginx-mod-http-brotli-static")
    numbers = free(ports)
    site, main = folder / "site.conf", folder / "nginx.conf"
    site.write_text(put(text, {old: new.format(*numbers) for old, new in changed.items()}), "utf-8")
    around = {
        "user": "user root;\n" if os.geteuid() == 0 else "",  # else the workers of root cannot read a test's folder
        "module": f"load_module {BROTLI};\n" if packed else "",
        "switch": "brotli_static on;\n    " if packed else "",
    }
    main.write_text(NGINX.format(folder=folder, site=site, log=folder / LOG, **around), "utf-8")
    with running([command, "-p", str(folder), "-e", "stderr", "-c", str(main)], numbers, folder):
        yield numbers


@contextmanager
def caddy(text: str, folder: Path, changed: Mapping[str, str], options: str = "") -> Iterator[list[int]]:
    """Run Caddy with a site's file; as for nginx. What it writes down stands in `SAID` of its folder.

    `options` are more of those that hold for all sites.
    """
    command = program("caddy", "caddy")
    numbers = free(1)
    site, main = folder / "site", folder / "Caddyfile"
    site.write_text(put(text, {old: new.format(*numbers) for old, new in changed.items()}), "utf-8")
    main.write_text(CADDY.format(site=site, options=options), "utf-8")
    with running([command, "run", "--config", str(main), "--adapter", "caddyfile"], numbers, folder):
        yield numbers


def unencrypted(work: Path) -> dict[str, str]:
    """What of a site's file for nginx belongs to this machine when it is read without encryption; two ports.

    The first one has the site, and the second one what stands where readers come without encryption.
    """
    return {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": "listen 127.0.0.1:{1};",
        "listen 443 ssl http2;": "listen 127.0.0.1:{0};",
        "    ssl_certificate": "    #",
        ERRORS: str(work / "error.log"),
    }


def encrypted(work: Path) -> dict[str, str]:
    """What of such a file belongs to this machine, with a certificate that is its own authority; two ports.

    The first one is for those who come without encryption.
    """
    command = [program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    command += ["-keyout", str(work / KEY), "-out", str(work / CERTIFICATE)]
    subprocess.run(command, capture_output=True, check=True)
    live = f"/etc/letsencrypt/live/{HOST}"
    return {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
        "listen 80;": "listen 127.0.0.1:{0};",
        "listen 443 ssl": "listen 127.0.0.1:{1} ssl",
        f"{live}/fullchain.pem": str(work / CERTIFICATE),
        f"{live}/privkey.pem": str(work / KEY),
        ERRORS: str(work / "error.log"),
    }


def put(text: str, changed: Mapping[str, str]) -> str:
    """A text with some of it exchanged, all of which has to be there."""
    for old, new in changed.items():
        assert old in text, f"there is no “{old}” in the file"
        text = text.replace(old, new)
    return text


def free(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return numbers


@contextmanager
def running(command: list[str], ports: list[int], folder: Path) -> Iterator[None]:
    """Run a server for as long as it is needed, once it listens on all its ports."""
    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    said = folder / SAID
    with said.open("wb") as stream, subprocess.Popen(command, env=home, stdout=stream, stderr=stream) as process:
        try:
            for port in ports:
                wait(process, port, said)
            yield
        finally:
            process.terminate()


def wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    """Until somebody listens; a server that has ended never will."""
    end = time.monotonic() + LONG
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=LONG).close()
        except OSError:
            assert process.poll() is None, f"the server has ended:\n{said.read_text('utf-8', 'replace')}"
            assert time.monotonic() < end, "the server does not listen"
            time.sleep(0.01)
        else:
            return
