"""GitHub Pages: a branch that GitHub shows as a site.

A publish is one commit, made by ghp-import in a repository of its own, and one push, which the host takes whole or not
at all. Nothing is forced: if somebody else has pushed meanwhile, the host refuses, and what both published is safe.
GitHub compresses by itself and takes no rules for headers, so neither compressed copies nor rules are in the commit.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from press.builder.manifest import RECORD
from press.core.problems import printable
from press.publish.model import UNREADABLE, PublishError, Record, Release, StoredRelease, Target, load, masked

ADDRESS = re.compile(r"github-pages(?::(?P<remote>[\w.][\w.-]*)/(?P<branch>[\w.][\w./-]*))?")
NOBODY = {"user.name": "publishing", "user.email": "publishing@localhost.invalid"}  # commits if git knows of nobody
SOURCE = "content/site.toml"  # a branch that has it holds the sources of a site
DOMAIN = "CNAME"  # the file on the branch in which GitHub keeps the site's own domain
KEPT = 20  # commits that one can go back to
REASON = re.compile(r"^(?:fatal|error|remote): *|^!\t.*\t")  # how lines begin in which git says why
OUTRUN = re.compile(r"\[rejected\]|cannot lock ref|reference already exists")
UNTOUCHED = "Nothing was changed."


class GitHubPages(Target):
    """A target: a branch of a remote of the git repository that holds the project at `root`.

    It is gh-pages of origin for `github-pages`, another one for `github-pages:remote/branch`.
    """

    kind = "github-pages"

    def __init__(self, text: str, root: Path) -> None:
        if not (found := ADDRESS.fullmatch(text)):
            raise PublishError(f"This names no branch: write github-pages, or github-pages:remote/branch. {UNTOUCHED}")
        if importlib.util.find_spec("ghp_import") is None:
            raise PublishError(
                "Publishing to GitHub Pages needs ghp-import, which is not installed:"
                " .venv/bin/pip install -r requirements-github-pages.txt"
            )
        self.root, remote, self.branch = root, found["remote"] or "origin", found["branch"] or "gh-pages"
        failure = f"There is no remote “{remote}” here (git remote add {remote} ADDRESS adds one)"
        self.label = f"the branch {self.branch} of {masked(self._git('remote', 'get-url', remote, failure=failure))}"
        self.remote, self.tip = remote, ""  # the commit that was live when we looked last; empty if there was none

    def live(self) -> Record | None:
        """The record of what the host has on the branch now."""
        self.tip = self._fetch()
        return self._record(self.tip) if self.tip else None

    def upload(self, release: Release) -> None:
        """Push a commit with the release on top of the commit that was live.

        Hashed files of the release before stay for one more, as browsers keep its pages for ten minutes; and so does
        the domain that the owner has given to GitHub, if the site's address has none of its own.
        """
        files = {name: (release.folder / name).read_bytes() for name in (*release.record.files, RECORD)}
        for name in self._names(self.tip) & {*self._record(self.tip).hashed, DOMAIN} - files.keys():
            files[name] = self._run("git", "cat-file", "blob", f"{self.tip}:{name}")
        if domain := _domain(release.address):
            files[DOMAIN] = domain.encode()
        what = "an unchecked draft" if release.record.preview else "the site"
        self._push(self._commit(files, f"Publish {what} of {release.record.commit[:12] or 'no commit'}"))

    def releases(self) -> list[StoredRelease]:
        """The live commit and those before it, each named by its hash.

        After going back, the live files are those of an older commit: what came in between is not gone back to again.
        """
        self.tip = tip = self._fetch()
        options = ("--first-parent", f"--max-count={KEPT}", "--format=%H %T")
        rows = [row.split() for row in self._git("log", *options, tip).splitlines()] if tip else []
        place = max((n for n, (_, tree) in enumerate(rows) if tree == rows[0][1]), default=0)
        commits = [commit for commit, _ in rows[:1] + rows[place + 1 :]]
        return [StoredRelease(commit[:12], self._record(commit), live=commit == tip) for commit in commits]

    def switch_to(self, name: str) -> None:
        """Push a commit with the files of an older one on top of the live one; the history keeps both."""
        words = ("commit-tree", f"{name}^{{tree}}", "-p", self.tip, "-m", f"Go back to {name}")
        self._push(self._git(*words, **self._identity()))

    def _fetch(self) -> str:
        """The commit that the host has on the branch, fetched; empty if it has no such branch."""
        ref, failure = f"refs/heads/{self.branch}", f"{self.label} could not be read"
        if not (found := self._git("ls-remote", self.remote, ref, failure=failure)):
            return ""
        self._git("fetch", "--no-tags", self.remote, ref, failure=failure)
        tip = found.split()[0]
        if SOURCE in self._names(tip):
            raise PublishError(f"{self.label} holds the sources of a site ({SOURCE}). {UNTOUCHED}")
        return tip

    def _names(self, commit: str) -> set[str]:
        """The path of every file of a commit."""
        words = ("ls-tree", "-r", "-z", "--full-tree", "--name-only", commit)
        return {*self._git(*words).split("\0")} if commit else set()

    def _record(self, commit: str) -> Record:
        try:
            return load(self._run("git", "cat-file", "blob", f"{commit}:{RECORD}"))
        except PublishError:
            return UNREADABLE

    def _commit(self, files: dict[str, bytes], message: str) -> str:
        """Commit files on top of the tip by ghp-import, in a repository of its own, as it moves the branch there."""
        with TemporaryDirectory() as scratch:
            folder, repository = Path(scratch, "site"), Path(scratch, "repository")
            for name, content in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
            objects = self.root / self._git("rev-parse", "--git-path", "objects")
            own = {"GIT_DIR": str(repository), "GIT_OBJECT_DIRECTORY": str(objects.resolve())}
            self._git("init", "--bare", str(repository))
            if self.tip:
                self._git("update-ref", "refs/heads/gh-pages", self.tip, **own)
            words = ("-m", "ghp_import", "--no-jekyll", f"--message={message}", str(folder))
            self._run(sys.executable, *words, **own, **self._identity())
            return self._git("rev-parse", "gh-pages", **own)

    def _push(self, commit: str) -> None:
        """Push a commit; if its files are what the tip has already, do nothing."""
        if self.tip and not self._git("diff-tree", self.tip, commit):
            return
        words = ("push", "--porcelain", self.remote, f"{commit}:refs/heads/{self.branch}")
        try:
            self._git(*words, failure=f"{self.label} is unchanged")
        except PublishError as error:
            if not OUTRUN.search(str(error)):
                raise
            said = f"Somebody else has pushed to {self.label} meanwhile, and that is live. Publish again."
            raise PublishError(said) from None

    def _identity(self) -> dict[str, str]:
        """Who commits, for git and for ghp-import."""
        name, email = (self._git("config", "--default", nobody, "--get", key) for key, nobody in NOBODY.items())
        author = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email}
        return {**author, "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email}

    def _git(self, *words: str, **more: str) -> str:
        return self._run("git", *words, **more).decode("utf-8", "replace").strip()

    def _run(self, *command: str, failure: str = "git could not do its work", **environment: str) -> bytes:
        """What a program prints that is git, or calls it. If it fails, the reason follows the words of `failure`."""
        english = {**os.environ, "LC_ALL": "C", **environment}
        try:
            ended = subprocess.run(command, cwd=self.root, env=english, capture_output=True, check=False)  # noqa: S603
        except FileNotFoundError:
            raise PublishError(f"git is not installed here, and GitHub Pages needs it. {UNTOUCHED}") from None
        if ended.returncode:
            lines = (ended.stdout + b"\n" + ended.stderr).decode("utf-8", "replace").splitlines()
            reason = "; ".join([REASON.sub("", masked(line)).strip() for line in lines if REASON.match(line)][-3:])
            raise PublishError(f"{failure}: {printable(reason) or 'git does not say why'}")
        return ended.stdout


def _domain(address: str) -> str:
    """The domain that GitHub has to know: one of the site's own, with the site at its root."""
    url = urlsplit(address)
    own = url.hostname and not url.path.strip("/") and not url.hostname.endswith(".github.io")
    return str(url.hostname) if own else ""
