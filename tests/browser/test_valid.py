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
HOW = "npm install --prefix .build/tools --no-save --ignore-scripts vnu-jar@26"
NOT_KNOWN = {
    # What its grammar of CSS lacks, though browsers have it. Each is left out where a browser does not know it either.
}


@pytest.fixture(scope="module")
def checked():
    """Runs the checker on a folder; gives what it says."""
    if not shutil.which("java"):
        missing("no Java: install it (on Debian: apt-get install default-jre-headless)")
    if not JAR.exists():
        missing(f"no HTML checker: {HOW}")

    def run(folder) -> list[str]:
        command = ["java", "-Xss4m", "-jar", str(JAR), "--skip-non-html", "--format", "json", str(folder)]
        told = json.loads(subprocess.run(command, capture_output=True, check=False, text=True).stderr)
        return [f"{m['url'].rpartition('/output/')[2]}: {m['message']}" for m in told["messages"]]

    return run


def unknown(message: str) -> bool:
    """Whether it complains of CSS that it cannot know."""
    return any(name in message for name in NOT_KNOWN)


def test_every_page_is_valid(checked, every_kind):
    """A4: no error, no warning, but for CSS that the checker does not know."""
    assert [told for told in checked(every_kind.root / "output") if not unknown(told)] == []


def test_a_page_that_is_not_valid_would_be_found(checked, tmp_path):
    """A mistake in its markup and one in its CSS."""
    (tmp_path / "output").mkdir()
    page = "<!doctype html><html lang=en><title>T</title><style>p { colour: red }</style><p><div></p>"
    (tmp_path / "output/bad.html").write_text(page, "utf-8")

    assert [told for told in checked(tmp_path / "output")] == [
    ]
