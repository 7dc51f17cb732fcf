"""Builds the project in the current folder as one machine would, and writes its record to the path given.

`python machine.py RECORD [backwards]`: the second word makes the system list every folder's files the other way round,
as another disk would.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Backwards:
    """What `os.scandir` gives, the last name first."""

    def __init__(self, found) -> None:
        with found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """It is closed already."""


if "backwards" in sys.argv:
    listdir, scandir = os.listdir, os.scandir
    os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
    os.scandir = lambda path=".": Backwards(scandir(path))

sys.path.insert(0, str(Path.cwd()))
from press.build import PRODUCTION, Workshop, stage_site  # noqa: E402 - a folder's order is set before anything is read
from press.publish.record import record_of, save  # noqa: E402
from press.problems import errors  # noqa: E402

root = Path.cwd()
wrong = errors(stage_site(root, PRODUCTION).problems)
if wrong:
    sys.exit("\n".join(map(str, wrong)))
save(record_of(root, Workshop(root).stage, preview=False), Path(sys.argv[1]))
