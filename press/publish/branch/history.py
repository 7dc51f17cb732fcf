"""What a branch has shown, up to a commit: which releases one can go back to, and which of its files are ours."""

from __future__ import annotations

from functools import cached_property

from press.build.manifest import RECORD, Manifest
from press.publish import record
from press.publish.branch.remote import Remote, Shown
from press.publish.model import Kept, KeptRelease, Record

KEPT = 20  # releases that differ for readers, and that can be gone back to by name; git itself keeps all of them


class History:
    """The history of a branch up to `tip`; empty when there is no branch."""

    def __init__(self, hosted: Remote, tip: str) -> None:
        self.hosted, self.tip = hosted, tip
        self.files = hosted.files(tip)

    @property
    def record(self) -> Record | None:
        """What stands there, by its own record; None when it has none that can be read."""
        return self._load(self.files[RECORD]) if RECORD in self.files else None

    @property
    def ours(self) -> Manifest:
        """What stands there and is ours to remove; where its record is spoiled, the last good one says it."""
        made = self.record or next(filter(None, (self._load(one.blob) for one in self._shown)), None)
        return made.files if made else {}

    def kept(self) -> Kept:
        """The releases around the one that stands there."""
        found = self.releases()
        return Kept.of([one for one, _ in found], next((one.name for one, shown in found if self._stands(shown)), ""))

    def releases(self) -> list[tuple[KeptRelease, Shown]]:
        """The newest releases that differ for readers, the newest first; the one that stands there is among them."""
        found: list[tuple[KeptRelease, Shown]] = []
        for shown in _in_order(self._shown):
            stands = self._stands(shown)
            one = KeptRelease(shown.name, self._load(shown.blob) if stands or len(found) < KEPT else None)
            if one.record and (stands or not any(one.shows_the_same(other) for other, _ in found)):
                found.append((one, shown))
        return found

    @cached_property
    def _shown(self) -> list[Shown]:
        return self.hosted.history(self.tip)

    def _stands(self, shown: Shown) -> bool:
        return shown.blob == self.files.get(RECORD)

    def _load(self, blob: str) -> Record | None:
        try:
            return record.load(self.hosted.read(blob).decode())
        except ValueError:
            return None


def _in_order(history: list[Shown]) -> list[Shown]:
    """Each record once, with its newest commit, where it came first: one that was gone back to keeps its place."""
    found = {one.blob: one for one in reversed(history)}
    return list(found.values())[::-1]
