"""What a site was made from: a commit, whether that is all of it, and the versions of the packages that made it."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import tomllib
from pathlib import Path

MADE_FROM = ("content", "theme", "press", "pelicanconf.py", "publishconf.py", "requirements.txt", "pyproject.toml")
PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def commit_of(root: Path) -> str:
    """The commit that is checked out at `root`; empty when there is none."""
    return (_git(root, "rev-parse", "--verify", "HEAD") or "").strip()


def is_clean(root: Path) -> bool:
    """Whether the site was made from the commit alone: nothing changed, added or taken away since.

    A file that a machine's own git settings leave out of sight would be built all the same, so those are asked for too.
    """
    options = ("--porcelain", "-z", "--untracked-files=all", "--ignored")
    told = _git(root, "status", *options, "--", *MADE_FROM)
    return told is not None and all(map(_is_unread, filter(None, told.split("\0"))))


def versions_of(root: Path) -> dict[str, str]:
    """The versions of the packages that pyproject.toml asks for; one that is not installed has made nothing.

    No word of the Python, the system or the processor: the same commit shall be seen to be the same anywhere.
    """
    file = root / "pyproject.toml"
    wanted = tomllib.loads(file.read_text("utf-8"))["project"]["dependencies"] if file.exists() else []
    names = sorted(found[0] for line in wanted if (found := PACKAGE.match(line)))
    there = {name: next(iter(importlib.metadata.distributions(name=name)), None) for name in names}
    return {name: package.version for name, package in there.items() if package}


def _is_unread(line: str) -> bool:
    """Whether a line of `git status` is about a new file that no build reads: a dot-file, or Python's own."""
    parts = line[3:].split("/")
    return line[:2] in {"??", "!!"} and any(part.startswith(".") or part == "__pycache__" for part in parts)


def _git(root: Path, *words: str) -> str | None:
    """What git says; None if there is no git, or no repository.

    A hook's variables would name another repository. Somebody else's folder, as in a container, is looked into all the
    same: whoever asks this has just run the code that lies in it.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "--no-optional-locks", "-c", "safe.directory=*", *words]
    try:
        ended = subprocess.run(command, cwd=root, env=own, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError:
        return None
    return None if ended.returncode else ended.stdout.decode("utf-8", "replace")
