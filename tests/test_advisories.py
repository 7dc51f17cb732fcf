"""What `invoke dev.audit` says of known holes, told by programs that stand in for pip-audit."""

import json
import sys

import pytest
from advisories import COMMAND, advisories
from support import REPOSITORY

SOUND = {"name": "markdown", "version": "3.11.3", "vulns": []}
SKIPPED = {"name": "ours", "skip_reason": "Dependency not found on PyPI and could not be audited: ours (1)"}
HOLES = {
    "name": "pillow",
    "version": "13.0.0",
    "vulns": [
        {"id": "PYSEC-1", "aliases": ["CVE-2026-1"], "fix_versions": ["13.0.1", "14.0"], "description": "D"},
        {"id": "PYSEC-2", "aliases": [], "fix_versions": [], "description": "D"},
    ],
}
OFFLINE = "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='a.example', port=443): Max retries exceeded"


def fake(*rows, error=""):
    """A program that answers as pip-audit does."""
    said = json.dumps({"dependencies": rows, "fixes": []}) if rows else ""
    return [sys.executable, "-c", f"import sys; print({said!r}); sys.exit({error!r} or {any(map(bool, rows))!r})"]


@pytest.mark.parametrize(
    ("command", "faults", "printed"),
    [
        (fake(SOUND), [], "looked at 1 of 1 packages.\n"),
        (
            fake(SOUND, HOLES),
            [
                "pillow 13.0.0 has a known hole: PYSEC-1, CVE-2026-1 (mended in 13.0.1, 14.0)",
                "pillow 13.0.0 has a known hole: PYSEC-2 (not mended yet)",
            ],
            "looked at 2 of 2 packages.\n",
        ),
        (fake(SOUND, SKIPPED), [], "looked at 1 of 2 packages; PyPI does not know ours.\n"),
        (fake(SKIPPED), [], "not run: what answers here for PyPI knows none of the packages.\n"),
        (fake(error=f"Traceback (most recent call last):\n{OFFLINE}"), [], "not run: no network.\n"),
        (fake(error="ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed"), [], "not run: no network.\n"),
        (fake(error="ERROR: requirement x is not hashed"), ["pip-audit stopped: ERROR: requirement x is not hashed"], ""),
        (fake(error="No module named pip_audit"), ["pip-audit stopped: No module named pip_audit"], ""),
        ([sys.executable, "-c", ""], ["pip-audit stopped: it said nothing"], ""),
    ],
)  # fmt: skip
def test_a_known_hole_fails_the_audit_and_a_missing_network_does_not(command, faults, printed, capsys):
    """Neither passes for the other."""
    assert advisories(command) == faults
    assert capsys.readouterr().out == (f"pip-audit: {printed}" if printed else "")


def test_it_looks_at_what_is_locked():
    """The file that everybody installs from."""
    assert COMMAND[-1] == str(REPOSITORY / "requirements.txt")
