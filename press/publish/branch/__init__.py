"""A branch of a git repository that a host shows as a site, as GitHub Pages does: `github-pages`.

A publish is one commit on that branch, made by ghp-import beside whatever is checked out, and one push, which the host
takes whole or not at all. Nothing is ever forced: if the branch has moved since it was looked at, the host refuses the
push, and what both publishers did is safe. Going back is a new commit with an old one's files, so nothing is lost by it
either. GitHub compresses by itself and can be told no headers, so neither copies nor rules go there.

    remote   that branch as its host has it
    history  what it has shown
    commit   a commit, made beside whatever is the user's
    git      git, run in the project, without a secret in its messages
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from press.build.lock import BuildError, only_one
from press.build.manifest import RECORD
from press.publish.branch.commit import Wanted, commit_of
from press.publish.branch.history import History
from press.publish.branch.remote import PLAIN, Remote
from press.publish.model import Kept, Plan, PublishError, Record, Release, Told
from press.http_headers import is_hashed
from press.problems import printable

ANEW = {"CNAME", ".nojekyll", RECORD}  # written into every commit anew, or left out of it


class Branch:
    """A target: a branch of a remote of the repository that holds the project at `root`."""

    kind = "github-pages"
    served = ""

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
            raise PublishError("This names no branch: write github-pages, or github-pages:remote/branch.")
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
        return History(self.hosted, self.seen).record

    def occupied(self) -> bool:
        """Whether the host has the branch, whatever is on it."""
        return bool(self.hosted.fetch() if self.seen is None else self.seen)

    def put(self, release: Release, plan: Plan, told: Told) -> None:
        """Push a commit of the release on top of what was seen last; if something came there since, nothing is done."""
        seen = History(self.hosted, self.hosted.fetch() if self.seen is None else self.seen)
        message, domain = _message(release.record), _domain(release.address)
        self._show(release.record, lambda name: (release.folder / name).read_bytes(), message, domain, seen)
        for name in (*plan.new, *plan.changed, *plan.removed):
            told(name)

    def kept(self) -> Kept:
        """The releases that the branch's history holds, called like `2026-11-26-3f2a9c41`."""
        return History(self.hosted, self.hosted.fetch()).kept()

    def back(self, name: str) -> None:
        """Push a commit with the files of an old release. The domain, and what is not ours, stay as they are."""
        seen = History(self.hosted, self.hosted.fetch())
        domain = self.hosted.read(seen.files["CNAME"]).decode().strip() if "CNAME" in seen.files else ""
        for old, shown in seen.releases():
            if old.name == name and old.record:
                read = partial(self._read, shown.commit)
                return self._show(old.record, read, f"Go back to {name}", domain, seen)
        raise PublishError(f"{self.shown} keeps no release “{printable(name)}”. Nothing was changed.")

    def _read(self, commit: str, name: str) -> bytes:
        return self.hosted.read(f"{commit}:{name}")

    def _show(self, made: Record, read: Callable[[str], bytes], message: str, domain: str, seen: History) -> None:
        """Push a commit of a release, of which `read` gives the files, unless it stands there already."""
        folder = self.workshop / "files"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            for name in (*made.files, RECORD):
                _write(folder / name, read(name))
            wanted = Wanted(folder, self._staying(made, seen), message, domain, seen.tip)
            commit = commit_of(self.hosted.git, self.workshop / "git", wanted)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if self.hosted.tree(commit) == self.hosted.tree(seen.tip):
            commit = seen.tip
        else:
            self.hosted.push(commit)
        self.seen = commit

    def _staying(self, made: Record, seen: History) -> list[str]:
        """What of a commit stays beside a release.

        That is what no release of ours wrote, and for one more release the hashed files of the last one: somebody may
        hold one of its pages open.
        """
        ours = seen.ours
        return [
            row
            for name, row in self.hosted.entries(seen.tip).items()
            if name not in ANEW | made.files.keys() and (not row.startswith(PLAIN) or is_hashed(name) == (name in ours))
        ]


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
