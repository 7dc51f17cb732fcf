"""The release checks: known holes, and Lighthouse on each kind of page: `invoke dev.audit`.

Lighthouse simulates a slow phone, so its numbers lean on how fast this machine is: good to look at before publishing,
too moody for every change. Lighthouse wants a newer Node than most machines have; npm brings one.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from advisories import advisories
from browser.kinds import KINDS, SEARCHED, built
from browser.missing import MissingError
from browser.server import hosted
from playwright.sync_api import sync_playwright
from support import REPOSITORY

TOOLS = REPOSITORY / ".build/tools"
SCORES = {"performance": "speed", "accessibility": "access", "best-practices": "practice", "seo": "search"}
TIMES = {  # of the article, in ms: what the barest of pages needs, and a little (CLS has no unit)
    "first-contentful-paint": ("FCP", 700),
    "largest-contentful-paint": ("LCP", 800),
    "total-blocking-time": ("TBT", 0),
    "cumulative-layout-shift": ("CLS", 0),
}
SKIPPED = "--skip-audits=robots-txt"  # it asks from within the page, whose policy forbids that; crawlers ask themselves
FLAGS = "--headless=new --no-sandbox --disable-gpu"
Row = dict[str, float]


def lighthouse() -> list[str]:
    """The command that starts it; installed when it is not there.

    Raises:
        MissingError: there is no npm, or it cannot install.
    """
    modules = TOOLS / "node_modules"
    if not (modules / "lighthouse").exists():
        npm = shutil.which("npm")
        if not npm:
            raise MissingError("invoke dev.audit needs Node and its npm: https://nodejs.org/")
        print("Installing Lighthouse and its Node into .build/tools (some 365 MB, once) …", flush=True)
        # Node's own package chooses its program after it is unpacked, so scripts are allowed.
        wanted = [npm, "install", "--prefix", str(TOOLS), "--loglevel=error"]
        if subprocess.run([*wanted, "node@24", "lighthouse@13"], stdout=subprocess.DEVNULL, check=False).returncode:
            raise MissingError("npm could not install Lighthouse; what it said stands above.")
    return [str(next(modules.glob("node*/bin/node*"))), str(modules / "lighthouse/cli/index.js")]


def chromium() -> str:
    """Where Chromium is: the system's, or Playwright's own."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or playwright.chromium.executable_path
    if not Path(found).exists():
        raise MissingError("invoke dev.audit needs Chromium: install it, or run `playwright install chromium`.")
    return found


def run(command: list[str], url: str, browser: str) -> Row:
    """One run: the four scores, and the four times."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        options = [f"--chrome-flags={FLAGS}", "--output=json", f"--output-path={report}", SKIPPED, "--quiet"]
        environment = {**os.environ, "CHROME_PATH": browser}
        ended = subprocess.run([*command, url, *options], env=environment, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise MissingError(f"Lighthouse stopped: {ended.stderr.strip()}")
        told: dict[str, Any] = json.loads(report.read_text("utf-8"))
    scores = {name: round(told["categories"][name]["score"] * 100) for name in SCORES}
    return {**scores, **{name: round(told["audits"][name]["numericValue"], 3) for name in TIMES}}


def wrong(kind: str, row: Row) -> list[str]:
    """What a row lacks."""
    low = [f"{kind}: {label} is {row[name]:g}, not 100" for name, label in SCORES.items() if row[name] < 100]
    slow = [
        f"{kind}: {label} is {row[name]:g}, not {most}" for name, (label, most) in TIMES.items() if row[name] > most
    ]
    return low + (slow if kind == "article" else [])


def audit() -> list[str]:
    """Print a row for each kind of page; gives what is wrong."""
    command, browser = lighthouse(), chromium()
    heads = [*SCORES.values(), *(label for label, _ in TIMES.values())]
    print(f"{'':10}" + "".join(f"{head:>10}" for head in heads), flush=True)
    faults = []
    with tempfile.TemporaryDirectory() as folder, hosted(built(Path(folder)).root / "output") as address:
        for kind in SEARCHED:
            runs = [run(command, f"{address}/{KINDS[kind]}", browser) for _ in range(3 if kind == "article" else 1)]
            row = {name: statistics.median(one[name] for one in runs) for name in runs[0]}
            print(f"{kind:10}" + "".join(f"{value:10g}" for value in row.values()), flush=True)
            faults += wrong(kind, row)
    return faults


if __name__ == "__main__":
    found = advisories()
    try:
        found += audit()
    except MissingError as error:
        found.append(str(error))
    print("\n".join(found or ["Nothing is wrong."]))
    sys.exit(1 if found else 0)
