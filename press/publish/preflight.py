"""The site built for publishing, in `.build/release`, and what keeps it from going live.

It is built as in production and checked strictly: every error and every warning refuses. A build may lack what only its
owner knows; a published site may not lack its address, its owner and a way to reach them.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from press.builder.build import PRODUCTION, BuildDir, stage_site
from press.builder.lock import only_one
from press.builder.manifest import RECORD, manifest_of
from press.content import published_urls
from press.content.site_info import Site
from press.core.problems import ContentError, Problem, Severity, errors, named_by_build
from press.core.urls import address_of, site_fault
from press.publish.model import Record, Release, save
from press.publish.server_files import compress_texts

SOURCES = ("content", "theme", "press", "pelicanconf.py", "publishconf.py", "requirements.txt", "pyproject.toml")
NOT_BUILT = [f":(exclude,glob)**/{name}" for name in (".*", ".*/**", "__pycache__/**")]  # a Mac's .DS_Store, and such
PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
NEEDED = ("index.html", "help/index.html", "404.html")  # pages that every other page links to
NAMED = {"owner": "the person or organisation that publishes the site", "contact": "how readers can reach the owner"}
PLACEHOLDER = re.compile(  # what people write where a name is to be written later
    r"\W*(to ?do(\s*:.*)?|fix ?me|tb[acd]|x{2,}|placeholder|example|sample|n/?a|none|nobody|unknown|\w+ here"
    r"|(to be|not yet) \w+|your[ ._-](full[ ._-])?(name|organi[sz]ation|company|e-?mail|address)\b.*)\W*(@.*)?",
    re.IGNORECASE,
)


def make_release(root: Path, day: datetime.date, *, preview: bool) -> tuple[Release, list[Problem]]:
    """Build the site at `root` for publishing on this `day`, and find every reason not to publish it.

    Raises:
        ContentError: the site has errors; a preview may have some, but not without the pages of NEEDED.
        BuildError: another build is running, or the disk refuses.
    """
    build_dir = BuildDir(root)
    with only_one(build_dir.folder):
        staged = stage_site(root, PRODUCTION, on=day, UNCHECKED=preview)
        problems = refusals(staged.data.site, staged.problems)
        complete = all((build_dir.stage / name).is_file() for name in NEEDED)
        if errors(staged.problems) and not (preview and complete):
            raise ContentError(problems)
        folder = build_dir.folder / "release"
        shutil.rmtree(folder, ignore_errors=True)  # whatever lies in this folder is published
        build_dir.stage.rename(folder)
        record = record_of(root, folder, preview=preview)
        compress_texts(folder)
        save(record, folder / RECORD)
    advice = [problem for problem in named_by_build(staged.problems) if problem.severity is Severity.ADVICE]
    address = "" if site_fault(staged.data.site.address) else staged.data.site.address  # as in a preview
    return Release(folder, record, address, staged.moved, advice), problems


def record_of(root: Path, folder: Path, *, preview: bool) -> Record:
    """The record of a site that was built from the project at `root` and lies in `folder`, where nothing else is."""
    commit = (_git(root, "rev-parse", "--verify", "HEAD") or "").strip()
    changes = _git(root, "status", "--porcelain", "--untracked-files=all", "--ignored", "--", *SOURCES, *NOT_BUILT)
    return Record(commit, bool(commit) and changes == "", preview, _versions(root), manifest_of(folder))


def _versions(root: Path) -> dict[str, str]:
    """The versions of the packages that pyproject.toml asks for; one that is not installed has built nothing."""
    file = root / "pyproject.toml"
    wanted = tomllib.loads(file.read_text("utf-8"))["project"]["dependencies"] if file.exists() else []
    names = sorted(found[0] for line in wanted if (found := PACKAGE.match(line)))
    installed = {name: next(iter(importlib.metadata.distributions(name=name)), None) for name in names}
    return {name: package.version for name, package in installed.items() if package}


def _git(root: Path, *words: str) -> str | None:
    """What git prints; None if there is no git, or no repository.

    The variables of a git hook would name another repository, and a folder that belongs to another user, as in a
    container, is read too: whoever publishes has just run the code in it.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "--no-optional-locks", "-c", "safe.directory=*", *words]
    try:
        ended = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError:
        return None
    return None if ended.returncode else ended.stdout.decode("utf-8", "replace")


def refusals(site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """Every problem that refuses publishing the site, sorted; `problems` are those of a strict check."""
    found = {problem for problem in problems if problem.severity is not Severity.ADVICE}
    found -= {problem for problem in found if problem.code == "owner-missing"}  # asked for below, on a page or not
    return sorted({*found, *_missing(site)})


def lost_urls(root: Path, live: Record | None, release: Release) -> list[Problem]:
    """A problem for each page of what is live that readers would lose, if the site's list of URLs does not know it.

    The list, content/addresses.txt below `root`, may have been lost, or never committed.
    """
    if live is None or live.preview:
        return []
    lost = {address_of(name) for name in live.files.keys() - release.record.files if published_urls.lasts(name)}
    lost -= {*release.redirects, *published_urls.read(root)[0]}
    hint = "Add to the header of the page that took its place: aliases: [/{}]"
    wrong = "/{} is published, and nothing here replaces it"
    return [Problem(published_urls.FILE, 0, "address-gone", wrong.format(u), hint.format(u)) for u in sorted(lost)]


def _missing(site: Site) -> Iterator[Problem]:
    """A problem for each fact that a published site needs."""
    if not site.address.startswith("https://"):
        wrong = f"is “{site.address}”, which is not https" if site.address else "is empty"
        hint = "Write the https address at which readers will find the site, such as https://example.org"
        yield site.part.problem("address", f"“address” {wrong}", hint, "publish-address")
    for name, meaning in NAMED.items():
        if wrong := _unnamed(getattr(site, name)):
            hint = f"Write {meaning}. Never fill it in with a guess."
            yield site.part.problem(name, f"“{name}” {wrong}", hint, "publish-owner")


def _unnamed(value: str) -> str:
    """Why a value names nobody, or nothing."""
    if not value.strip():
        return "is empty"
    letters = sum(letter.isalpha() for letter in value)
    return f"is “{value}”, which is a placeholder" if letters < 2 or PLACEHOLDER.fullmatch(value) else ""  # noqa: PLR2004 - nobody's name has fewer
