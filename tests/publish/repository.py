"""A git repository made out of a folder."""

from __future__ import annotations

from collections.abc import Callable


def commit(run: Callable[..., object]) -> None:
    """Commit everything that lies in a folder, which becomes a repository if it is none; `run` is a program there."""
    run("git", "init", "-q")
    run("git", "add", "-A")
    run("git", "-c", "user.name=N", "-c", "user.email=n@example.org", "commit", "-qm", "All of it")
