"""Which objects are ours to remove, noted in the store itself, beside the site.

The note is written before the first file is sent, and names everything that has been ours or is about to be; so
whatever an interrupted publish has left there is known to the next. It also says which pictures are kept a while: a
reader may hold a page of the release before open, and its pictures have names of their own.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from press.build.manifest import RECORD, Manifest
from press.http_headers import is_hashed

FILE = ".press/ours.json"
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ours:
    """What publishes of ours wrote.

    `release` stands for the files of the last one that was begun, `done` says whether it came to its end; `files` are
    its names, `kept` those of pictures that older pages show, `gone` those that are to be removed.
    """

    release: str = ""
    done: bool = True
    files: frozenset[str] = NONE
    kept: frozenset[str] = NONE
    gone: frozenset[str] = NONE

    @property
    def all(self) -> frozenset[str]:
        """Everything that is ours."""
        return self.files | self.kept | self.gone

    def begin(self, files: Manifest) -> Ours:
        """The same when a release of these files is about to be sent."""
        release = hashlib.sha256(json.dumps([(n, files[n].sha256) for n in sorted(files)]).encode()).hexdigest()
        shown = {name for name in self.files if is_hashed(name)}
        again = release == self.release or not self.done  # pages of the one before may still stand there
        kept = frozenset(shown | (self.kept if again else NONE)) - files.keys()
        own = frozenset({*files, RECORD})
        return Ours(release, False, own, kept, self.all - own - kept)

    def end(self) -> Ours:
        """The same when all of it has been done."""
        return Ours(self.release, True, self.files, self.kept)

    def text(self) -> bytes:
        """What is written."""
        lists = {name: sorted(getattr(self, name)) for name in ("files", "kept", "gone")}
        return json.dumps({"release": self.release, "done": self.done, **lists}, indent=1).encode()


def read(body: bytes) -> Ours | None:
    """What was written; None if it cannot be read."""
    try:
        given = json.loads(body)
        lists = (frozenset(str(name) for name in given[key]) for key in ("files", "kept", "gone"))
        return Ours(str(given["release"]), bool(given["done"]), *lists)
    except (ValueError, KeyError, TypeError):
        return None
