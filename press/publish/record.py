"""`release.json`: what a published site says of itself, so that anybody can compare what a host sends with it.

It says nothing of the machine or the hour, so the same commit and the same package versions give the same record
anywhere. A record that comes from a host may be anything: it is refused unless every part of it is well formed, because
publishing uploads and removes files by these names.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from press.builder.manifest import RECORD, Entry, manifest_of
from press.publish.compress import compressed_names
from press.publish.model import Record

SOURCES = ("content", "theme", "press", "pelicanconf.py", "publishconf.py", "requirements.txt", "pyproject.toml")
NOT_BUILT = [f":(exclude,glob)**/{name}" for name in (".*", ".*/**", "__pycache__/**")]  # a Mac's .DS_Store, and such
LARGEST = 10_000_000  # characters of a record; ours has about 25,000
HEAVIEST = 2**40  # bytes of a file
COMMIT = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})?")
HASH = re.compile(r"[0-9a-f]{64}")
PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+!-]{0,99}")  # the name or the version of a package
PART = "[A-Za-z0-9_~+=-][A-Za-z0-9_.~+=-]*"  # of a path; none begins with a dot
NAME = re.compile(rf"(?!.{{1000}}){PART}(?:/{PART})*")


def record_of(root: Path, folder: Path, *, preview: bool) -> Record:
    """The record of a site that was built from the project at `root` and lies in `folder`."""
    every = manifest_of(folder)
    copies = {copy for name in every for copy in compressed_names(name)}
    files = {name: entry for name, entry in every.items() if name != RECORD and name not in copies}
    commit = (_git(root, "rev-parse", "--verify", "HEAD") or "").strip()
    changes = _git(root, "status", "--porcelain", "--untracked-files=all", "--ignored", "--", *SOURCES, *NOT_BUILT)
    return Record(commit, bool(commit) and changes == "", preview, _versions(root), files)


def save(record: Record, file: Path) -> None:
    """Write a record, sorted and with a line for each value, so that two of them can be compared."""
    text = json.dumps(asdict(record), indent=1, sort_keys=True)
    file.write_text(f"{text}\n", "utf-8", newline="\n")


def load(text: str) -> Record:
    """A record from what a host has sent, or from a disk.

    Raises:
        ValueError: it is no record; the message says why.
    """
    try:
        given = json.loads(text) if len(text) <= LARGEST else {}
    except (ValueError, RecursionError):
        raise ValueError(f"{RECORD} is no record: it is not JSON") from None
    with suppress(KeyError, TypeError, AttributeError):
        files = {name: Entry(row["bytes"], row["sha256"]) for name, row in given["files"].items()}
        record = Record(given["commit"], given["clean"], given["preview"], given["versions"], files)
        if all(_tests(record)):
            return record
    raise ValueError(f"{RECORD} is no record: a part of it is missing, or has a value that we never write")


def readable(text: str) -> Record | None:
    """The same; None if it is no record."""
    try:
        return load(text)
    except ValueError:
        return None


def _tests(record: Record) -> Iterator[object]:
    """Whether each part is well formed; one of another type raises a TypeError or an AttributeError."""
    yield COMMIT.fullmatch(record.commit)
    yield from (type(value) is bool for value in (record.clean, record.preview))
    yield from (WORD.fullmatch(word) for package in record.versions.items() for word in package)
    for name, entry in record.files.items():
        yield NAME.fullmatch(name) and HASH.fullmatch(entry.sha256)
        yield type(entry.bytes) is int and 0 <= entry.bytes < HEAVIEST


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
