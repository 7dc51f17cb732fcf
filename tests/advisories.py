"""Known holes in what builds the site: pip-audit over requirements.txt, as a part of `invoke dev.audit`.

It asks PyPI about each locked version, so it takes a network, and its answer differs by the day: a release check, and
no test. Where nothing answers, that is said, and fails nothing; a package that PyPI does not know was not looked at,
which must not pass for an answer either.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from support import REPOSITORY

COMMAND = (sys.executable, "-m", "pip_audit", "--requirement", str(REPOSITORY / "requirements.txt"))
OPTIONS = ("--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off")
NO_NETWORK = re.compile(r"(?:requests|urllib3)\.exceptions\.|ConnectionError|ServiceError|Could not connect")


def advisories(command: Sequence[str] = COMMAND) -> list[str]:
    """Every known hole, one a line. What could not be looked at is printed. `command` starts pip-audit."""
    ended = subprocess.run([*command, *OPTIONS], capture_output=True, text=True, check=False)
    try:
        rows = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if NO_NETWORK.search(ended.stderr):
            print("pip-audit: not run: no network.", flush=True)
            return []
        return [f"pip-audit stopped: {(ended.stderr.strip().splitlines() or ['it said nothing'])[-1]}"]
    _print_what_was_looked_at(rows)
    return [_told(row, hole) for row in rows for hole in row.get("vulns", [])]


def _print_what_was_looked_at(rows: list[dict[str, Any]]) -> None:
    skipped = [row["name"] for row in rows if "skip_reason" in row]
    if len(skipped) == len(rows):
        print("pip-audit: not run: what answers here for PyPI knows none of the packages.", flush=True)
    else:
        left_out = f"; PyPI does not know {', '.join(skipped)}" if skipped else ""
        print(f"pip-audit: looked at {len(rows) - len(skipped)} of {len(rows)} packages{left_out}.", flush=True)


def _told(row: dict[str, Any], hole: dict[str, Any]) -> str:
    names = ", ".join([hole["id"], *hole.get("aliases", [])])
    mended = f"mended in {', '.join(hole['fix_versions'])}" if hole.get("fix_versions") else "not mended yet"
    return f"{row['name']} {row['version']} has a known hole: {names} ({mended})"
