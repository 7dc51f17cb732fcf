"""Every page through the Nu HTML Checker, which is what validator.w3.org runs.

It is a Java program that npm carries; `.ci/run` installs both.
"""

import json
import shutil
import subprocess

import pytest
from browser.missing import missing
from support import REPOSITORY

JAR = REPOSITORY / ".build/tools/node_modules/vnu-jar/build/dist/vnu.jar"
HOW = "npm install --prefix .build/tools --ignore-scripts vnu-jar@26"
NOT_KNOWN = [
    # It holds no hash against the style that it is of, and takes data for machines for a script; browsers do neither,
    # and are asked in test_pages.py whether they complain of a page's policy.
    "violates Content Security Policy (meta tag): blocked by “style-src” directive",
    "violates Content Security Policy (meta tag): blocked by “script-src” directive",
    # CSS that its grammar lacks. Where a browser lacks it too, the page does without.
    "CSS: “anchor-name”: Property",  # notes beside their marks
    "CSS: “position-anchor”: Property",  # the same
    "CSS: “inset-block-start”: Parse Error.",  # the same: its value is anchor()
    "CSS: “scroll-target-group”: Property",  # which section is in view
    "CSS: Unknown pseudo-element or pseudo-class “:target-current”",  # the same
    "CSS: Unrecognized at-rule “@view-transition”",  # from page to page nothing jumps
]
BAD = "<!doctype html><html lang=en><title>T</title><style>p { colour: red }</style><p><div></p>"


@pytest.fixture(scope="module")
def said(every_kind, tmp_path_factory):
    """What the checker says of each page of the site, and of one that is bad: by folder, since Java starts slowly."""
    if not shutil.which("java"):
        missing("no Java: install it (on Debian: apt-get install default-jre-headless)")
    if not JAR.exists():
        missing(f"no HTML checker: {HOW}")
    folder = tmp_path_factory.mktemp("bad")
    (folder / "bad.html").write_text(BAD, "utf-8")
    command = ["java", "-Xss4m", "-jar", JAR, "--skip-non-html", "--format", "json", every_kind.root / "output", folder]
    told = json.loads(subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stderr)["messages"]
    pages = {"good": [], "bad": []}
    for one in told:
        pages["bad" if one["url"].endswith("/bad.html") else "good"].append(f"{one['url']}: {one['message']}")
    return pages


def test_every_page_is_valid(said):
    """A4: no error, no warning, but for what the checker does not know. Bad markup and bad CSS would be found."""
    assert [told for told in said["good"] if not any(name in told for name in NOT_KNOWN)] == []
    found = [told.partition(": ")[2] for told in said["bad"]]
    assert "CSS: “colour”: Property “colour” doesn't exist." in found
    assert "No “p” element in scope but a “p” end tag seen." in found
