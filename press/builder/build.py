"""The story of a build.

Pelican compiles into a stage beside the output. What is wrong, in the content and in the built pages, is collected
whole; only when nothing of it is an error does the stage reach `output/`, which until then is not touched.
"""

from __future__ import annotations

import datetime
import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from press.builder.lock import only_one
from press.builder.page_weight import Weight, heaviest, heavy_pages, weigh
from press.builder.sync import Changes, hand_over
from press.checks import dates, readability
from press.content.front_matter import FrontMatter
from press.content.index import Data
from press.core.documents import Document
from press.core.problems import ContentError, Problem, errors, named_by_build, printable
from press.pelican_plugin.run import compile_site

DRAFTS, PRODUCTION = "pelicanconf.py", "publishconf.py"
NO_ADDRESS = (
    "The site has no address yet (content/site.toml), so feed, sitemap, canonical links and link previews' addresses"
    " are left out."
)


class BuildDir:
    """The folder `.build`, where builds work.

    It may be deleted at any time. Then the next build does not know what the last one wrote, and names pages that the
    site no longer has as not ours, instead of removing them.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / ".build"
        self.stage = self.folder / "stage"
        self.manifest = self.folder / "manifest.json"
        self.problems = self.folder / "problems.json"
        self.weights = self.folder / "weights.json"


class Staged(NamedTuple):
    """A compiled site that has not reached the output: its data, everything that was found, the weights.

    Pages are not weighed when they could not all be made. `moved` leads from old addresses to those that took their
    place, each from the site's root; `read` are all texts with their headers.
    """

    data: Data
    problems: list[Problem]
    weights: list[Weight]
    moved: Mapping[str, str]
    read: list[tuple[FrontMatter, Document]]


@dataclass(frozen=True)
class Report:
    """A finished build: what changed in the output, the problems that it names, the weights, the seconds it took."""

    changes: Changes
    problems: list[Problem]
    weights: list[Weight]
    seconds: float
    left_out: str

    def __str__(self) -> str:
        pages = sum(name.endswith(".html") for name in self.changes.files)
        done = f"{pages} pages, {len(self.changes.files) - pages} other files, {self.seconds:.2f} seconds"
        others = printable(", ".join(self.changes.others))
        stay = f"Not ours, and left alone: {others}." if others else ""
        return "\n".join(filter(None, [f"{done} ({self.changes}).", heaviest(self.weights), stay, self.left_out]))


def build(root: Path, settings: str = DRAFTS) -> Report:
    """Build the site that lies at `root` into its `output/`.

    Args:
        root: the folder that holds the settings file, content/ and theme/.
        settings: the name of the settings file.

    Raises:
        ContentError: something is wrong, with all that was found; `output/` is as it was.
        BuildError: another build is running, or the disk refuses; `output/` is as it was.
    """
    started = time.perf_counter()
    build_dir = BuildDir(root)
    with only_one(build_dir.folder):
        staged = stage_site(root, settings)
        found = named_by_build(staged.problems)
        if errors(found):
            raise ContentError(found)
        changes = hand_over(build_dir.stage, root / "output", build_dir.manifest)
    left_out = "" if staged.data.site.address else NO_ADDRESS
    return Report(changes, found, staged.weights, time.perf_counter() - started, left_out)


def clean(root: Path) -> int:
    """Remove what builds of the site at `root` have written; returns how many files of the site that were."""
    build_dir = BuildDir(root)
    with only_one(build_dir.folder):
        removed = hand_over(build_dir.folder / "empty", root / "output", build_dir.manifest).removed
        for place in build_dir.folder.iterdir():
            if place.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            elif place.name != "lock":  # held by this very process
                place.unlink(missing_ok=True)
    return len(removed)


def stage_site(root: Path, settings: str = DRAFTS, on: datetime.date | None = None, **given: Any) -> Staged:
    """Compile the site at `root` into its stage, and look for everything that is wrong.

    `on` is the day on which dates are looked at; a build leaves it out, so that it is the same on every day. `given`
    are settings that count more than the file's. What was found is kept for the preview too.
    """
    build_dir = BuildDir(root)
    shutil.rmtree(build_dir.stage, ignore_errors=True)
    build_dir.stage.mkdir(parents=True, exist_ok=True)
    made = compile_site(root, settings, build_dir.stage, **given)
    site, problems, weights = made.data.site, made.problems, list[Weight]()
    if made.complete:
        weights = weigh(build_dir.stage, build_dir.weights)
        problems += [] if given.get("UNCHECKED") else heavy_pages(weights)
    if on:
        problems += dates.check(made.data, made.read, on)
        problems += readability.check([text for _, text in made.read], site.language)
    found = sorted(set(problems))
    rows = [{**asdict(problem), "severity": problem.severity} for problem in found]
    build_dir.problems.write_text(json.dumps(rows, indent=1), "utf-8")
    moved = {one.old: one.new for one in made.index.redirects} if made.index else {}
    return Staged(made.data, found, weights, moved, made.read)
