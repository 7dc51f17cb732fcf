"""What releases are called on a host, so that they sort by time: `20261126T141503Z-4f2a9c1`, a second and a commit."""

from __future__ import annotations

import datetime
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from press.publish.model import Kept, KeptRelease, Record

FORM = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{7}")
LEFTOVER = re.compile(r"\.coming-[0-9a-f]{16}|\.gone-\d{8}T\d{6}Z-[0-9a-z]{7}")
KEPT = 5  # releases that differ for readers, and that one can go back to; the one that stands there is among them

Records = Mapping[str, Record | None]  # of releases, by their names; None where one cannot be read


@dataclass(frozen=True)
class Listing:
    """What a host holds.

    `now` is the time by its clock, `linked` the name to which the link of what stands there leads, if there is one,
    `releases` all of them, the oldest first, `leftovers` what interrupted publishings have left behind.
    """

    now: datetime.datetime
    linked: str
    releases: list[str]
    leftovers: list[str]

    @classmethod
    def of(cls, lines: list[str]) -> Listing:
        """A listing as `list` of `host.sh` prints it; names that are not ours are passed over."""
        now, stands, *names = lines
        releases = sorted(name for name in names if NAME.fullmatch(name))
        leftovers = sorted(name for name in names if LEFTOVER.fullmatch(name))
        return cls(_time(now), stands.removeprefix("current "), releases, leftovers)

    @property
    def current(self) -> str:
        """The release that stands there, if any does."""
        return self.linked if self.linked in self.releases else ""

    def next_time(self) -> datetime.datetime:
        """When a new release is made: now, but at least a second after the last one.

        Files that change get this time, and servers tell two files of one length apart by the second.
        """
        last = [_time(name.partition("-")[0]) + datetime.timedelta(seconds=1) for name in self.releases[-1:]]
        return max([self.now, *last])

    def surplus(self, records: Records) -> list[str]:
        """The releases that are not kept: beside the newest few there are twins, which differ in their commit only."""
        kept: list[KeptRelease] = []
        for one in self._newest_first(records):
            if len(kept) < KEPT and not any(map(one.shows_the_same, kept)):
                kept.append(one)
        return [name for name in self.releases if name not in {self.current, *(one.name for one in kept)}]

    def kept(self, records: Records) -> Kept:
        """All of them, beside the one that stands there."""
        return Kept.of(self._newest_first(records), self.current)

    def _newest_first(self, records: Records) -> list[KeptRelease]:
        return [KeptRelease(name, records.get(name)) for name in reversed(self.releases)]


def name_of(made: datetime.datetime, commit: str) -> str:
    """What a release is called."""
    return f"{made:{FORM}}-{commit[:7] or 'unknown'}"


def coming() -> str:
    """What a release is called while it is sent; never twice the same, since an rsync may outlive its publisher."""
    return f".coming-{secrets.token_hex(8)}"


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, FORM).replace(tzinfo=datetime.UTC)
