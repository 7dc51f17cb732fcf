"""MDN's HTTP Observatory on the real site, as a release check: `invoke dev.audit`.

The grader that the public trusts, run on this machine: the site as it is published, on nginx with our own file, over
TLS on loopback. It knows a site by its name alone, so its connections to that name are led to the ports that nginx has.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from browser.kinds import built
from browser.missing import MissingError
from publish.web_servers import CERTIFICATE, HOST, nginx, with_tls
from support import REPOSITORY

from press.publish.compress import compress_texts
from press.publish.server_config import ServedSite, write_server_files

TOOLS = REPOSITORY / ".build/tools/observatory"
PACKAGE = "@mdn/mdn-http-observatory"
BEST = ("A+", 130)  # all that the grader has to give
LED = """\
const { Socket } = require("node:net");
const connect = Socket.prototype.connect;
const ports = { 80: %d, 443: %d };
Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (options?.host === "%s") Object.assign(options, { host: "127.0.0.1", port: ports[options.port] });
  return connect.apply(this, given);
};
"""


def grader() -> list[str]:
    """The command that starts it; installed when it is not there.

    Raises:
        MissingError: there is no npm, or it cannot install.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise MissingError("invoke dev.audit needs Node and its npm: https://nodejs.org/")
    package = TOOLS / "node_modules" / PACKAGE
    preloaded = package / "conf/hsts-preload.json"
    if not preloaded.exists():
        print("Installing MDN's HTTP Observatory into .build/tools (some 130 MB, once) …", flush=True)
        # Its scripts fetch lists of the hosts that browsers know; the name graded here is on none of them.
        wanted = [npm, "install", "--prefix", str(TOOLS), "--ignore-scripts", "--silent", f"{PACKAGE}@1"]
        if subprocess.run(wanted, check=False).returncode:
            raise MissingError("npm could not install MDN's HTTP Observatory.")
        preloaded.write_text("{}", "utf-8")
    return [node, str(package / "src/scan.js")]


def grade(command: list[str], text: str, work: Path) -> dict[str, Any]:
    """What the grader says of what nginx serves with a site's file.

    Raises:
        MissingError: the grader does not work.
    """
    folder = work / "nginx"
    folder.mkdir()
    with nginx(text, folder, with_tls(work), ports=2) as ports:
        led = work / "led.cjs"
        led.write_text(LED % (*ports, HOST), "utf-8")
        environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(work / CERTIFICATE), "NODE_OPTIONS": f"--require={led}"}
        ended = subprocess.run([*command, HOST], env=environment, capture_output=True, text=True, check=False)
    try:
        told: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        raise MissingError(f"The Observatory stopped: {ended.stderr.strip()}") from None
    return told


def wrong(told: dict[str, Any]) -> list[str]:
    """What a report lacks: the grade, the score, and each test that was not passed."""
    if told.get("error"):
        return [f"Observatory: {told['error']}"]
    found = (told["scan"]["grade"], told["scan"]["score"])
    failed = [f"Observatory: {name} says {test['result']}" for name, test in told["tests"].items() if not test["pass"]]
    return failed + ([f"Observatory: {found[0]}, {found[1]}, not {BEST[0]}, {BEST[1]}"] if found != BEST else [])


def observe() -> list[str]:
    """Print what the grader gives; gives what is wrong.

    Raises:
        MissingError: what it needs is not there.
    """
    try:
        told = graded(grader())
    except (pytest.skip.Exception, pytest.fail.Exception) as left_out:  # the servers are those of the tests
        raise MissingError(f"invoke dev.audit: {left_out}") from None
    for name, test in told.get("tests", {}).items():
        print(f"{name:30}{test['scoreModifier']:+4}  {test['result']}")
    if "scan" in told:
        print(f"{'Observatory':30}{told['scan']['score']:4}  {told['scan']['grade']}", flush=True)
    return wrong(told)


def graded(command: list[str]) -> dict[str, Any]:
    """What the grader says of the real site."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "project").mkdir()
        site = built(work / "project").root / "output"
        compress_texts(site, work / "cache")
        files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
        write_server_files(
            work / "hosts", ServedSite(f"https://{HOST}", {}, preview=False, files=files, web_root=str(site))
        )
        return grade(command, (work / "hosts/nginx.conf").read_text("utf-8"), work)
