"""Where a site stands on a host, as `rsync://user@host:port/path` says it.

The words of an address become arguments of other programs, here and on the host. So they may hold few characters: none
of them means anything to a shell, and none can be taken for an option.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.publish.masking import masked
from press.publish.model import PublishError
from press.problems import printable

FORM = re.compile(
    r"rsync://(?:(?P<user>[A-Za-z0-9_][A-Za-z0-9._-]*)@)?"
    r"(?P<host>[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._+@,=-]+)+)/?",
    re.ASCII,
)
HINT = (
    "Write rsync://user@host/path, with :port behind the host if it needs one. The path is the whole one, from the root"
    " of the host (`ssh user@host pwd` prints where you begin), of letters, digits and . _ - + @ , ="
)


@dataclass(frozen=True)
class Place:
    """A folder of a host. `user` and `port` are empty when the user's own SSH settings say them."""

    user: str
    host: str
    port: str
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"rsync://{self.login(host)}{port}{self.path}"

    def login(self, host: str = "") -> str:
        """The host as SSH wants it, with the user's name there."""
        return f"{self.user}@{host or self.host}" if self.user else host or self.host


def place_of(address: str) -> Place:
    """The place that an address names.

    Raises:
        PublishError: it names none.
    """
    found = FORM.fullmatch(address)
    hidden = found and found["port"] and "@" in found["path"]  # in rsync://me:22/a@host/b, 22/a may be a password
    if not found or hidden or not 0 < int(found["port"] or 22) <= 65_535:  # noqa: PLR2004 - the last port there is
        raise PublishError(f"“{masked(printable(address))}” names no folder of a host. {HINT}.")
    return Place(found["user"] or "", found["host"].strip("[]"), found["port"] or "", found["path"])
