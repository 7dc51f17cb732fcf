"""Programs of this machine, run so that whatever stops them can be told in words."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from typing import IO

from press.publish.model import PublishError


class ProgramError(Exception):
    """A program that failed; what it said, in English."""


def start(*command: str, said: IO[bytes], talk: bool = False) -> subprocess.Popen[bytes]:
    """Start a program that prints to us, and complains into the file `said`; `talk` if we print to it, too.

    It speaks English, whatever this machine speaks, so that what it says can be understood.

    Raises:
        PublishError: it is not installed.
    """
    try:
        return subprocess.Popen(  # noqa: S603 - the words are ours, and no shell reads them
            command,
            stdin=subprocess.PIPE if talk else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,  # a pipe that nobody reads meanwhile would fill up
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise PublishError(f"{command[0]} is not installed on this machine, and publishing there needs it.") from None


def lines_of(*command: str) -> Iterator[str]:
    """Run a program, and give each line that it prints as soon as it is there.

    Raises:
        PublishError: it is not installed.
        ProgramError: it failed.
    """
    with tempfile.TemporaryFile() as said:
        with start(*command, said=said) as running:
            assert running.stdout
            try:
                yield from (line.decode("utf-8", "replace").rstrip("\n") for line in running.stdout)
            except BaseException:
                running.kill()
                raise
        if running.returncode:
            raise ProgramError(text_of(said))


def text_of(said: IO[bytes]) -> str:
    """What a program has said."""
    said.seek(0)
    return said.read().decode("utf-8", "replace")
