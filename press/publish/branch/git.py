"""Git, as publishing to a branch needs it: the user's own, run in the project, with whatever rights it has been given.

It is told to speak English, so that what it refuses can be told apart. A remote's address may hold a token
(`https://user:token@host/…`); nothing that is said here repeats it.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from press.publish.masking import masked_lines
from press.publish.model import PublishError
from press.problems import printable

IDENTITY = {"NAME": "publishing", "EMAIL": "publishing@localhost.invalid"}  # of commits, where git knows of nobody
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

    def __call__(self, *words: str, failing: str, given: str = "", **environment: str) -> bytes:
        """What a git command prints. `failing` says in words what could not be done, if it cannot.

        Args:
            words: the command's name, and more.
            failing: as above.
            given: what it reads.
            environment: more of it.

        Raises:
            GitError: git says no.
            PublishError: there is no git.
        """
        return self.run("git", *words, failing=failing, given=given, **environment)

    def text(self, *words: str, failing: str = "git could not read the repository", **environment: str) -> str:
        """What a git command prints, as text without white space around it."""
        return self(*words, failing=failing, **environment).decode("utf-8", "replace").strip()

    def identity(self) -> dict[str, str]:
        """In whose name commits are made: of whoever git knows, else of nobody in particular."""
        found: dict[str, str] = {}
        for key, nobody in IDENTITY.items():
            known = os.environ.get(f"GIT_COMMITTER_{key}") or self._config(f"user.{key.lower()}") or nobody
            found |= {f"GIT_COMMITTER_{key}": known, f"GIT_AUTHOR_{key}": known}
        return found

    def _config(self, key: str) -> str:
        return self.text("config", "--default", "", "--get", key)

    def run(self, *command: str, failing: str, given: str = "", **environment: str) -> bytes:
        """The same for any program that calls git."""
        told = {**os.environ, "LC_ALL": "C", **environment}
        try:
            ended = subprocess.run(  # noqa: S603 - the words are ours, and no shell reads them
                command,
                cwd=self.root,
                env=told,
                input=given.encode("utf-8", "surrogateescape"),
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise PublishError("git is not installed here, and publishing to a branch needs it.") from None
        if ended.returncode:
            raise GitError(failing, masked_lines((ended.stdout + b"\n" + ended.stderr).decode("utf-8", "replace")))
        return ended.stdout


def _last(said: str) -> str:
    """Why git said no, as one line: what it marks as a reason, else whatever it wrote last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = [MARKED.sub("", line, count=1) for line in lines if MARKED.match(line)] or lines
    return printable("; ".join(why[-LINES:]))
