"""A branch of a git repository that a host shows as a site, as GitHub Pages does: `github-pages`.

A publish is one commit on that branch, made by ghp-import beside whatever is checked out, and one push, which the host
takes whole or not at all. Nothing is ever forced: if the branch has moved since it was looked at, the host refuses the
push, and what both publishers did is safe. Going back is a new commit with an old one's files, so nothing is lost by it
either. GitHub compresses by itself and can be told no headers, so neither copies nor rules go there.

    remote  that branch as its host has it
    git     git, run in the project, without a secret in its messages
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from press.build.lock import BuildError, only_one
from press.build.manifest import RECORD
from press.deploy import record
from press.deploy.branch.remote import Remote
from press.deploy.model import Plan, PublishError, Record, Release, Told
from press.headers import is_hashed

MADE = "publish-made-here"  # the branch on which ghp-import makes its commit; gone again afterwards
ANEW = {"CNAME", ".nojekyll", RECORD}  # written into every commit anew, or left out of it


class Branch:
    """A target: a branch of a remote of the repository that holds the project at `root`."""

    kind = "github-pages"

    def __init__(self, root: Path, remote: str = "origin", branch: str = "gh-pages") -> None:
        self.hosted = Remote(root, remote, branch)
        self.workshop = root / ".build" / "branch"
        self.seen: str | None = None  # the commit that stood there when it was last looked at; empty if none did

    @classmethod
    def of(cls, text: str, root: Path) -> Self:
        """The branch that `github-pages`, or `github-pages:remote/branch`, names.

        Raises:
            PublishError: it names none.
        """
        found = re.fullmatch(r"github-pages(?::([\w.][\w.-]*)/([\w.][\w./-]*))?", text)
        if not found:
            raise PublishError(f"“{text}” names no branch: write github-pages, or github-pages:remote/branch.")
        return cls(root, found[1], found[2]) if found[1] else cls(root)

    @property
    def shown(self) -> str:
        """The branch, and where its repository is."""
        return self.hosted.shown

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other publishes from this folder off; one from elsewhere is met by the push."""
        try:
            with only_one(self.workshop, "publish"):
                yield
        except BuildError as error:
            raise PublishError(str(error)) from None

    def standing(self) -> Record | None:
        """What the host has on the branch now."""
        self.seen = self.hosted.fetch()
        return self._record(self.seen)

    def put(self, release: Release, plan: Plan, told: Told) -> None:
        """Push a commit of the release on top of what was seen last; if something came there since, nothing is done."""
        seen = self.hosted.fetch() if self.seen is None else self.seen
        folder = self._lay_out(release.record, lambda name: (release.folder / name).read_bytes(), seen)
        self.seen = self._show(folder, _message(release.record), _domain(release.address), seen)
        for name in (*plan.new, *plan.changed, *plan.removed):
            told(name)

    def kept(self) -> list[str]:
        """The releases that the branch's history holds, the newest first, called like `2026-11-26-3f2a9c41`."""
        return list(self.hosted.releases(self.hosted.fetch()))

    def back(self, name: str) -> None:
        """Push a commit with the files of an old release. The domain, and what is not ours, stay as they are."""
        seen = self.hosted.fetch()
        kept = self.hosted.releases(seen)
        old = self._record(kept[name]) if name in kept else None
        if old is None:
            raise PublishError(f"{self.shown} keeps no release “{name}”; kept: {', '.join(kept) or 'none'}.")
        folder = self._lay_out(old, lambda file: self.hosted.read(kept[name], file), seen)
        domain = self.hosted.read(seen, "CNAME").decode().strip() if "CNAME" in self.hosted.files(seen) else ""
        self.seen = self._show(folder, f"Go back to {name}", domain, seen)

    def _record(self, commit: str) -> Record | None:
        """The record of a commit; None when it has none that can be read."""
        if RECORD not in self.hosted.files(commit):
            return None
        try:
            return record.load(self.hosted.read(commit, RECORD).decode())
        except ValueError:
            return None

    def _lay_out(self, made: Record, read: Callable[[str], bytes], seen: str) -> Path:
        """A folder with all that the commit shall hold: what `read` gives of a release, and some of what stands there.

        That is what no release of ours wrote, and for one more release the hashed files of the last one: somebody may
        hold one of its pages open.
        """
        folder, standing = self.workshop / "files", self._record(seen)
        before = standing.files if standing else {}
        shutil.rmtree(folder, ignore_errors=True)
        for name in sorted(self.hosted.files(seen) - ANEW - made.files.keys()):
            if is_hashed(name) == (name in before):
                _write(folder / name, self.hosted.read(seen, name))
        for name in (*made.files, RECORD):
            _write(folder / name, read(name))
        return folder

    def _show(self, folder: Path, message: str, domain: str, seen: str) -> str:
        """Push a commit of a folder's files, unless they stand there already. What stands there then."""
        try:
            made = self._commit(folder, message, domain, seen)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if self.hosted.tree(made) == self.hosted.tree(seen):
            return seen
        self.hosted.push(made)
        return made

    def _commit(self, folder: Path, message: str, domain: str, seen: str) -> str:
        """A commit on top of what stands there, made without touching what is checked out."""
        git, made, failing = self.hosted.git, f"refs/heads/{MADE}", "git could not commit the site"
        words = ["--no-jekyll", "--branch", MADE, "--message", message, *(["--cname", domain] if domain else [])]
        git("update-ref", *([made, seen] if seen else ["-d", made]), failing=failing)
        try:
            git.commit(sys.executable, "-m", "ghp_import", *words, str(folder))
            return git.text("rev-parse", made, failing=failing)
        finally:
            git("update-ref", "-d", made, failing=failing)


def _domain(address: str) -> str:
    """The domain that GitHub has to be told, when the site has one of its own and stands at its root."""
    parts = urlsplit(address)
    own = parts.hostname and not parts.path.strip("/") and not parts.port and not parts.hostname.endswith(".github.io")
    return str(parts.hostname) if own else ""


def _message(made: Record) -> str:
    """What the commit says: what the site was made from."""
    what = "Publish an unchecked draft" if made.preview else "Publish the site"
    changed = "" if made.clean else ", with changes that are not committed"
    return f"{what} of {made.commit[:12]}{changed}" if made.commit else what


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
