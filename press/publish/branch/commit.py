"""A commit, made without touching anything that is the user's: neither what is checked out, nor a branch or the index.

ghp-import can only commit to a branch, so it gets a repository of its own, which lends the user's store of objects and
is thrown away afterwards. What is not ours goes into the commit as git has it, so that links and modes stay.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from press.publish.branch.git import Git

MADE = "made"  # the branch of that repository
FAILING = "git could not commit the site"


@dataclass(frozen=True)
class Wanted:
    """What a commit shall be.

    `folder` holds the files that make it up, and `stays` is what is added to them, as `git ls-tree` writes it; a file
    of the folder counts more. `domain` is what GitHub shall be told is the site's own, empty for none; `seen` the
    commit on top of which it is, empty for none.
    """

    folder: Path
    stays: Sequence[str]
    message: str
    domain: str
    seen: str


def commit_of(git: Git, own: Path, wanted: Wanted) -> str:
    """Make a commit, to which no branch leads; `own` is where ghp-import's repository is meanwhile."""
    index, identity = {"GIT_INDEX_FILE": str(own / "index.whole")}, git.identity()
    try:
        made = _imported(git, own, wanted, identity)
        for rows in ("".join(f"{row}\0" for row in wanted.stays), made):
            git("update-index", "-z", "--index-info", failing=FAILING, given=rows, **index)
        tree = git.text("write-tree", failing=FAILING, **index)
        words = ["-m", wanted.message, *(["-p", wanted.seen] if wanted.seen else [])]
        return git.text("commit-tree", tree, *words, failing=FAILING, **identity)
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _imported(git: Git, own: Path, wanted: Wanted, identity: Mapping[str, str]) -> str:
    """What `git ls-tree` writes of a folder's files, with what GitHub wants beside them."""
    shutil.rmtree(own, ignore_errors=True)  # a publish that was killed has left it
    form = git.text("rev-parse", "--show-object-format")
    options = ("--quiet", "--bare", "--template=", "--initial-branch=unborn", f"--object-format={form}")
    git("init", *options, str(own), failing=FAILING)
    objects = git.root / git.text("rev-parse", "--git-path", "objects")
    lent = {"GIT_DIR": str(own), "GIT_OBJECT_DIRECTORY": str(objects.resolve())}
    words = ["--no-jekyll", "--branch", MADE, *(["--cname", wanted.domain] if wanted.domain else [])]
    git.run(sys.executable, "-m", "ghp_import", *words, str(wanted.folder), failing=FAILING, **lent, **identity)
    return git("ls-tree", "-r", "-z", "--full-tree", MADE, failing=FAILING, **lent).decode()
