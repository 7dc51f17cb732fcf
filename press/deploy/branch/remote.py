"""A branch as its host has it: fetched, listed, and moved on by a push that is never forced.

What is fetched is kept under a name of our own, so no branch or tag of the user's is ever touched. It works from any
clone, a shallow one and one without a branch too.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from press.build.manifest import RECORD
from press.deploy.branch.git import Git, GitError, masked
from press.deploy.model import PublishError

FETCHED = "refs/publish/standing"
KEPT = 20  # releases that can be gone back to by name; git itself keeps all of them
SOURCE = "content/site.toml"  # shows that a branch holds what sites are made from, and no site
CHANGE = re.compile(r"^(\S+) (\w+)\n\n:\d+ \d+ \w+ (\w*[1-9a-f]\w*) ", re.MULTILINE)  # made, and no removal
MOVED = re.compile(r"\[rejected\]|cannot lock ref|reference already exists")


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

    def releases(self, tip: str) -> dict[str, str]:
        """The releases that the branch has shown, by names like `2026-11-26-3f2a9c41`, each with its newest commit.

        First the one that stands there, then those before it, then those after it; each the newest first. A commit that
        somebody made by hand shows none.
        """
        words = ("log", "--first-parent", f"--max-count={4 * KEPT}", "--date=format:%Y-%m-%d", "--format=%cd %H")
        told = self.git.text(*words, "--raw", "--no-abbrev", "--no-renames", tip, "--", RECORD) if tip else ""
        commits = CHANGE.findall(told)
        found: dict[str, tuple[str, str]] = {}
        for day, commit, made in reversed(commits):
            found[made] = f"{day}-{commit[:8]}", commit  # one that was gone back to keeps its place
        order = list(found)[::-1]
        at = order.index(commits[0][2]) if commits else 0
        return dict([found[made] for made in (*order[at:], *order[:at])][:KEPT])

    def tree(self, commit: str) -> str:
        """What stands for all files of a commit: the same for the same files."""
        return self.git.text("rev-parse", f"{commit}^{{tree}}") if commit else ""

    def files(self, commit: str) -> set[str]:
        """The plain files of a commit."""
        rows = self.git.text("ls-tree", "-r", "-z", commit).split("\0") if commit else []
        plain = {row.partition("\t")[2] for row in rows if row.startswith("100")}
        return {name for name in plain if ".." not in PurePosixPath(name).parts}

    def read(self, commit: str, name: str) -> bytes:
        """A file of a commit."""
        return self.git("cat-file", "blob", f"{commit}:{name}", failing=f"git could not read {name}")
