"""A branch as its host has it: fetched, listed, and moved on by a push that is never forced.

What is fetched is kept under a name of our own, so no branch or tag of the user's is ever touched. It works from any
clone, a shallow one and one without a branch too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from press.build.manifest import RECORD
from press.publish.branch.git import Git, GitError
from press.publish.masking import masked
from press.publish.model import PublishError

PLAIN = "100"  # begins the mode of a file that is no link
FETCHED = "refs/publish/standing"
LOOKED_AT = 400  # commits that are searched for releases
SOURCE = "content/site.toml"  # shows that a branch holds what sites are made from, and no site
CHANGE = re.compile(r"^(\S+) (\w+)\n\n:\d+ \d+ \w+ (\w*[1-9a-f]\w*) ", re.MULTILINE)  # made, and no removal
MOVED = re.compile(r"\[rejected\]|cannot lock ref|reference already exists")


@dataclass(frozen=True)
class Shown:
    """A commit that put a record onto the branch: a name like `2026-11-26-3f2a9c41`, the commit, the record's blob."""

    name: str
    commit: str
    blob: str


class Remote:
    """A branch of a remote of the repository that holds the project at `root`."""

    def __init__(self, root: Path, remote: str, branch: str) -> None:
        self.root, self.remote, self.branch = root, remote, branch
        self.git = Git(root)

    @property
    def shown(self) -> str:
        """The branch, and where its repository is, without anything secret."""
        self.git.text("rev-parse", "--git-dir", failing=f"{self.root} is in no git repository")
        failing = f"There is no remote “{self.remote}” here. Add one with: git remote add {self.remote} ADDRESS"
        address = self.git.text("remote", "get-url", "--push", self.remote, failing=failing)
        return f"the branch {self.branch} of {masked(address)}"

    def fetch(self) -> str:
        """The commit that the host has on the branch, fetched; empty when it has no such branch."""
        full, failing = f"refs/heads/{self.branch}", f"{self.shown} could not be read"
        if not self.git.text("ls-remote", self.remote, full, failing=failing):
            return ""
        options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules")
        self.git("fetch", *options, self.remote, f"+{full}:{FETCHED}", failing=failing)
        tip = self.git.text("rev-parse", FETCHED)
        if SOURCE in self.files(tip):
            raise PublishError(f"{self.shown} holds what the site is made from ({SOURCE}). Nothing was changed.")
        return tip

    def push(self, commit: str) -> None:
        """Move the branch on to a commit; the host takes it only if the branch is where it was."""
        words = ("push", "--porcelain", "--no-follow-tags", self.remote, f"{commit}:refs/heads/{self.branch}")
        try:
            self.git(*words, failing=f"{self.shown} was not changed")
        except GitError as error:
            if MOVED.search(error.said):
                told = f"Somebody else has published to {self.shown} meanwhile, and that stands there. Publish again."
                raise PublishError(told) from None
            raise

    def history(self, tip: str) -> list[Shown]:
        """What the branch has shown, the newest first. A commit that somebody made by hand shows nothing."""
        words = ("log", "--first-parent", f"--max-count={LOOKED_AT}", "--date=format:%Y-%m-%d", "--format=%cd %H")
        told = self.git.text(*words, "--raw", "--no-abbrev", "--no-renames", tip, "--", f":/{RECORD}") if tip else ""
        return [Shown(f"{day}-{commit[:8]}", commit, blob) for day, commit, blob in CHANGE.findall(told)]

    def tree(self, commit: str) -> str:
        """What stands for all files of a commit: the same for the same files."""
        return self.git.text("rev-parse", f"{commit}^{{tree}}") if commit else ""

    def entries(self, commit: str) -> dict[str, str]:
        """Everything that a commit holds: by its path, the row that `git ls-tree` writes of it, a mode first."""
        if not commit:
            return {}
        rows = self.git("ls-tree", "-r", "-z", "--full-tree", commit, failing="git could not list a commit")
        text = rows.decode("utf-8", "surrogateescape")  # a path may be of any bytes
        found = {row.partition("\t")[2]: row for row in text.split("\0") if row}
        return {name: row for name, row in found.items() if ".." not in PurePosixPath(name).parts}

    def files(self, commit: str) -> dict[str, str]:
        """The plain files of a commit, with their blobs."""
        return {name: row.split()[2] for name, row in self.entries(commit).items() if row.startswith(PLAIN)}

    def read(self, blob: str) -> bytes:
        """The bytes of a file: of a blob, or of `commit:path`."""
        return self.git("cat-file", "blob", blob, failing=f"git could not read {blob}")
