"""Git, as publishing to a branch needs it: the user's own, run in the project, with whatever rights it has been given.

It is told to speak English, so that what it refuses can be told apart. A remote's address may hold a token
(`https://user:token@host/…`); nothing that is said here repeats it.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from press.deploy.model import PublishError
from press.problems import printable

IDENTITY = {"NAME": "publishing", "EMAIL": "publishing@localhost.invalid"}  # of commits, where git knows of nobody
USERINFO = re.compile(r"(?<=://)[^/\s]*@")
MARKED = re.compile(r"^((fatal|error|remote): *|!\t.*\t)")  # how lines begin in which git says why
LINES = 3  # of them that are told at most


class GitError(PublishError):
    """A command that git could not carry out; `said` is what git wrote, with nothing secret in it."""

    def __init__(self, words: str, said: str) -> None:
        self.said = said
        super().__init__(f"{words}: {_last(said)}" if said.strip() else f"{words}.")


class Git:
    """The repository that holds the project at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, *words: str, failing: str) -> bytes:
        """What a git command prints. `failing` says in words what could not be done, if it cannot.

        Raises:
            GitError: git says no.
            PublishError: there is no git.
        """
        return self._run("git", *words, failing=failing)

    def text(self, *words: str, failing: str = "git could not read the repository") -> str:
        """What a git command prints, as text without white space around it."""
        return self(*words, failing=failing).decode("utf-8", "replace").strip()

    def commit(self, *command: str) -> None:
        """Run a program that makes a commit, in the name of whoever git knows, else of nobody in particular."""
        found: dict[str, str] = {}
        for key, nobody in IDENTITY.items():
            known = os.environ.get(f"GIT_COMMITTER_{key}") or self._config(f"user.{key.lower()}") or nobody
            found |= {f"GIT_COMMITTER_{key}": known, f"GIT_AUTHOR_{key}": known}
        self._run(*command, failing="git could not commit the site", **found)

    def _config(self, key: str) -> str:
        return self.text("config", "--default", "", "--get", key)

    def _run(self, *command: str, failing: str, **environment: str) -> bytes:
        """The same for any program that calls git."""
        told = {**os.environ, "LC_ALL": "C", **environment}
        try:
            ended = subprocess.run(  # noqa: S603 - the words are ours, and no shell reads them
                command, cwd=self.root, env=told, stdin=subprocess.DEVNULL, capture_output=True, check=False
            )
        except FileNotFoundError:
            raise PublishError("git is not installed here, and publishing to a branch needs it.") from None
        if ended.returncode:
            raise GitError(failing, masked((ended.stdout + b"\n" + ended.stderr).decode("utf-8", "replace")))
        return ended.stdout


def masked(text: str) -> str:
    """A text without the names and tokens that stand in addresses: `https://user:token@host` is `https://…@host`."""
    return USERINFO.sub("…@", text)


def _last(said: str) -> str:
    """Why git said no, as one line: what it marks as a reason, else whatever it wrote last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = [MARKED.sub("", line, count=1) for line in lines if MARKED.match(line)] or lines
    return printable("; ".join(why[-LINES:]))
