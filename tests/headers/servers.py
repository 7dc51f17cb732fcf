"""Real servers on loopback, started with the files that press.headers writes.

Only what belongs to this machine is changed in them: the port, the folders, and what the file itself says to switch on.
Nothing needs root, and nothing is left behind.
"""

from __future__ import annotations

import os
import re
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
LONG = 30  # seconds in which a server has to start, however slow the machine is
NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
load_module {brotli};
{user}events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log off;
    include {site};
}}
"""
CADDY = """\
{{
	admin off
	auto_https off
}}
import {site}
"""


def program(name: str, package: str) -> str:
    """Where a server is; Debian keeps some where only root looks."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))
    return found or missing(f"no {name}: apt install {package}")


@contextmanager
def nginx(text: str, folder: Path, changed: Mapping[str, str], ports: int = 1) -> Iterator[list[int]]:
    """Run nginx with a site's file; gives its ports.

    Args:
        text: the file.
        folder: an empty one, for what nginx writes.
        changed: what is put in the place of what; `{0}`, `{1}` … are ports.
        ports: how many there are.
    """
    command = program("nginx", "nginx-light")
    if not BROTLI.exists():
        missing("no brotli for nginx: apt install libnginx-mod-http-brotli-static")
    user = "user root;\n" if os.geteuid() == 0 else ""  # else the workers of root cannot read a test's folder
    numbers = free(ports)
    site, main = folder / "site.conf", folder / "nginx.conf"
    site.write_text(put(text, {old: new.format(*numbers) for old, new in changed.items()}), "utf-8")
    main.write_text(NGINX.format(folder=folder, site=site, brotli=BROTLI, user=user), "utf-8")
    with running([command, "-p", str(folder), "-e", "stderr", "-c", str(main)], numbers, folder):
        yield numbers


@contextmanager
def caddy(text: str, folder: Path, changed: Mapping[str, str]) -> Iterator[list[int]]:
    """Run Caddy with a site's file; as for nginx."""
    command = program("caddy", "caddy")
    numbers = free(1)
    site, main = folder / "site", folder / "Caddyfile"
    site.write_text(put(text, {old: new.format(*numbers) for old, new in changed.items()}), "utf-8")
    main.write_text(CADDY.format(site=site), "utf-8")
    with running([command, "run", "--config", str(main), "--adapter", "caddyfile"], numbers, folder):
        yield numbers


def switched_on(text: str) -> str:
    """A site's file for nginx after its owner has done what its comments say: encrypted, and with brotli."""
    rows = [row for row in text.splitlines() if not row.startswith("    listen ")]
    return "\n".join(re.sub(r"^( *)#(?=\S)", r"\1", row) for row in rows) + "\n"


def encrypted(site: Path, work: Path) -> dict[str, str]:
    """What of such a file belongs to this machine, with a certificate that is its own authority; two ports."""
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
        f"/srv/{HOST}/current": str(site),
        "/var/log/nginx/error.log": str(work / "error.log"),
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
    said = folder / "said.txt"
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
