"""What releases are called on a host, so that they sort by time: `20261126T141503Z-4f2a9c1`, a second and a commit."""

from __future__ import annotations

import datetime
import re
import secrets
from dataclasses import dataclass

FORM = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-z]{7}")
LEFTOVER = re.compile(r"\.coming-[0-9a-f]{16}|\.gone-\d{8}T\d{6}Z-[0-9a-z]{7}")
KEPT = 5  # releases that one can go back to, the one that stands there among them


@dataclass(frozen=True)
class Listing:
    """What a host holds.

    `now` is the time by its clock, `current` the release that stands there, if any does, `releases` all of them, the
    oldest first, `leftovers` what interrupted publishings have left behind.
    """

    now: datetime.datetime
    current: str
    releases: list[str]
    leftovers: list[str]

    @classmethod
    def of(cls, lines: list[str]) -> Listing:
        """A listing as `list` of `host.sh` prints it; names that are not ours are passed over."""
        now, stands, *names = lines
        current = stands.removeprefix("current ")
        releases = sorted(name for name in names if NAME.fullmatch(name))
        leftovers = sorted(name for name in names if LEFTOVER.fullmatch(name))
        return cls(_time(now), current if current in releases else "", releases, leftovers)

    def next_time(self) -> datetime.datetime:
        """When a new release is made: now, but at least a second after the last one.

        Files that change get this time, and servers tell two files of one length apart by the second.
        """
        last = [_time(name.partition("-")[0]) + datetime.timedelta(seconds=1) for name in self.releases[-1:]]
        return max([self.now, *last])

    def too_old(self) -> list[str]:
        """The releases that are not kept."""
        return [name for name in self.releases[:-KEPT] if name != self.current]

    def kept(self) -> list[str]:
        """The one that stands there, then those before it, then those after it; each the newest first."""
        order = self.releases[::-1]
        if not self.current:
            return order
        at = order.index(self.current)
        return [*order[at:], *order[:at]]


def name_of(made: datetime.datetime, commit: str) -> str:
    """What a release is called."""
    return f"{made:{FORM}}-{commit[:7] or 'unknown'}"


def coming() -> str:
    """What a release is called while it is sent; never twice the same, since an rsync may outlive its publisher."""
    return f".coming-{secrets.token_hex(8)}"


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, FORM).replace(tzinfo=datetime.UTC)
