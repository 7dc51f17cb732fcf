"""Real servers on loopback: nginx and Caddy with the files that press.publish.server_files writes, and SSH.

Only what belongs to this machine is changed in the files: ports, the certificate, where errors are logged. What is
around them is as in Debian, where nginx logs readers unless it is told not to. Nothing needs root.
"""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from contextlib import ExitStack, contextmanager
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
    {switch}include {folder}/site;
}}
"""
CADDY = "{{\n\tadmin off\n\tauto_https off\n\tgrace_period 100ms\n\t{options}\n}}\nimport {folder}/site\n"
SSHD = {
    "PidFile": "none",
    "KexAlgorithms": "curve25519-sha256",  # the quickest by far; nobody listens in here
    "UsePAM": "no",
    "UseDNS": "no",
    "StrictModes": "no",  # the folder's parents are the world's
    "PasswordAuthentication": "no",
    "KbdInteractiveAuthentication": "no",
    "SetEnv": "SHLVL=2",  # bash then leaves out the user's own start files, which may take their time
}


def program(name, package):
    """Where a program is; Debian keeps some where only root looks."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))
    return found or missing(f"no {name}: apt install {package}")


@contextmanager
def nginx(text, folder, changed, *, brotli=True):
    """Run nginx with the file of a site; yields its ports.

    `folder` is empty and gets what nginx writes; in `changed`, each key is replaced by its value, where `{0}`, `{1}` …
    are ports; `brotli` says whether the module for brotli is loaded and switched on.
    """
    command = program("nginx", "nginx-light")
    if brotli and not BROTLI.exists():
        missing("no brotli for nginx: apt install libnginx-mod-http-brotli-static")
    around = {
        "temporary": " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY),
        "user": "user root;\n" if os.geteuid() == 0 else "",  # else root's workers cannot read a test's folder
        "module": f"load_module {BROTLI};\n" if brotli else "",
        "switch": "brotli_static on;\n    " if brotli else "",
    }
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, **around), "utf-8")
    ports = write_site(folder / "site", text, changed)
    with running([command, "-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"], ports, folder):
        yield ports


@contextmanager
def caddy(text, folder, changed, options=""):
    """Run Caddy in the same way; `options` are global ones of its Caddyfile."""
    (folder / "Caddyfile").write_text(CADDY.format(folder=folder, options=options), "utf-8")
    ports = write_site(folder / "site", text, changed)
    command = [program("caddy", "caddy"), "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"]
    with running(command, ports, folder):
        yield ports


def without_tls(work):
    """What to change in an nginx.conf to read it without TLS; two ports, the site and what redirects to it."""
    listen = {"listen 443 ssl http2;": "listen 127.0.0.1:{0};", "listen 80;": "listen 127.0.0.1:{1};"}
    return {**_no_ipv6(work), **listen, "    ssl_certificate": "    #"}


def with_tls(work):
    """The same with TLS and a self-signed certificate in `work`; the first port is the one without TLS."""
    command = [program("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={HOST}", "-addext", "subjectAltName=IP:127.0.0.1"]
    command += ["-keyout", str(work / KEY), "-out", str(work / CERTIFICATE)]
    subprocess.run(command, capture_output=True, check=True)
    listen = {"listen 80;": "listen 127.0.0.1:{0};", "listen 443 ssl": "listen 127.0.0.1:{1} ssl"}
    live = f"/etc/letsencrypt/live/{HOST}"
    files = {f"{live}/fullchain.pem": str(work / CERTIFICATE), f"{live}/privkey.pem": str(work / KEY)}
    return {**_no_ipv6(work), **listen, **files}


def _no_ipv6(work):
    lines = dict.fromkeys(["    listen [::]:80;\n", "    listen [::]:443 ssl http2;\n"], "")
    return {**lines, "/var/log/nginx/error.log": str(work / ERROR_LOG)}


def write_site(file, text, changed):
    """Write the file of a site with what is changed in it, all of which has to be there; returns its free ports."""
    ports = _free_ports(2 if any("{1}" in new for new in changed.values()) else 1)
    for old, new in changed.items():
        assert old in text, f"there is no “{old}” in the file"
        text = text.replace(old, new.format(*ports))
    file.write_text(text, "utf-8")
    return ports


def _free_ports(count):
    with ExitStack() as held:
        return [held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(count)]


@contextmanager
def running(command, ports, folder):
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


def _listens(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT).close()
    except OSError:
        return False
    return True


@contextmanager
def ssh_host(folder, **settings):
    """Run an SSH server; gives `folder` again, in whose `bin` lies a `ssh` that knows it as `tiny-host`.

    Everything that the server and the user need lies there: keys, settings, known hosts. `settings` are more of the
    server's.
    """
    folder.mkdir(parents=True)
    for key in ("host", "user", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)], check=True)
    (folder / "allowed").write_text(f"restrict {(folder / 'user.pub').read_text()}")  # as the README advises
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where a server that root starts shuts itself in
    given = {"HostKey": folder / "host", "AuthorizedKeysFile": folder / "allowed", **SSHD, **settings}
    (folder / "sshd_config").write_text("".join(f"{name} {value}\n" for name, value in given.items()))
    (port,), kind = _free_ports(1), (folder / "host.pub").read_text().rsplit(maxsplit=1)[0]
    (folder / "known").write_text(f"[127.0.0.1]:{port} {kind}\n")
    (folder / "config").write_text(
        f"Host tiny-host\n HostName 127.0.0.1\n Port {port}\n User {getpass.getuser()}\n"
        f"Host *\n IdentityFile {folder / 'user'}\n IdentitiesOnly yes\n IdentityAgent none\n"
        f" UserKnownHostsFile {folder / 'known'}\n GlobalKnownHostsFile /dev/null\n"
    )
    ssh_with(folder / "config", folder / "bin")
    command = [program("sshd", "openssh-server"), "-D", "-e", "-f", folder / "sshd_config", "-p", str(port)]
    with running([*command, "-o", "ListenAddress=127.0.0.1"], [port], folder):
        yield folder


def ssh_with(settings, folder):
    """Put a `ssh` that reads these settings into a folder for the PATH, since the real one looks in the real home."""
    folder.mkdir(exist_ok=True)
    (folder / "ssh").write_text(f'#!/bin/sh\nexec {program("ssh", "openssh-client")} -F {settings} "$@"\n')
    (folder / "ssh").chmod(0o755)
