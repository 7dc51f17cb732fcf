"""One build at a time: two would share a stage, and hand over a mixture."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class BuildError(Exception):
    """A build that could not do its work, for a reason that is not in the content; the message says which."""


@contextmanager
def only_one(folder: Path, what: str = "build") -> Iterator[None]:
    """Hold the lock of the folder that builds work in. The system gives it back when a build is killed.

    `what` is what whoever holds it does.

    Raises:
        BuildError: another process holds it, or the folder cannot be written.
    """
    holder = folder / "holder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=0)
        lock.acquire()
    except Timeout:
        who = (holder.read_text("utf-8") if holder.exists() else "") or "another process"
        raise BuildError(f"Another {what} is running ({who}). Wait for it, or stop it, and try again.") from None
    except OSError as error:
        raise refusal(error, folder) from None
    try:
        holder.write_text(f"process {os.getpid()}, since {time.strftime('%H:%M:%S')}", "utf-8")
        yield
    except OSError as error:
        raise refusal(error, folder) from None
    finally:
        lock.release()


def refusal(error: OSError, place: Path, state: str = "The site was not changed.") -> BuildError:
    """The error of a disk that refuses; `place` is named when the system does not say where it was."""
    return BuildError(f"{error.filename or place}: {error.strerror or error}. {state}")
