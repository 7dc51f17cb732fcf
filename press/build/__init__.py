"""The story of a build.

Pelican compiles into a stage beside the output. What was wrong, in the content and in the built pages, is collected
whole; only when nothing is does the stage reach `output/`, which until then is not touched.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from press import checks
from press.build.compiler import compile_site
from press.build.handover import hand_over
from press.problems import ContentError

DRAFTS, PRODUCTION = "pelicanconf.py", "publishconf.py"


@dataclass(frozen=True)
class Report:
    """A finished build: how many pages and files the site has, what it took in seconds, and what was left out."""

    pages: int
    files: int
    seconds: float
    left_out: str

    def __str__(self) -> str:
        done = f"{self.pages} pages, {self.files - self.pages} other files, {self.seconds:.2f} seconds."
        return "\n".join(filter(None, [done, self.left_out]))


def build(root: Path, settings: str = DRAFTS) -> Report:
    """Build the site that lies at `root` into its `output/`.

    Args:
        root: the folder that holds the settings file, content/ and theme/.
        settings: the name of the settings file.

    Raises:
        ContentError: something is wrong; `output/` is as it was.
    """
    started = time.perf_counter()
    stage = _empty(root / ".build" / "stage")
    problems, site = compile_site(root, settings, stage)
    problems += checks.check_pages(stage, site.address) if not problems else []
    if problems:
        raise ContentError(problems)
    files = hand_over(stage, root / "output", root / ".build" / "manifest.json")
    pages = sum(name.endswith(".html") for name in files)
    return Report(pages, len(files), time.perf_counter() - started, "" if site.address else NO_ADDRESS)


NO_ADDRESS = (
    "The site has no address yet (content/site.toml), so feed, sitemap, canonical links and link previews' addresses"
    " are left out."
)


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
