"""One helpline: a row of `content/helplines.toml`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Helpline:
    """One row: seen in `seen_in` on `seen_on`.

    On `checked_on`, `checked_by` compared its number with the service's own page, `web`; on `rung_on` somebody also
    rang it. A `directory` is no line: it lists lines, for those whose country has none here.
    """

    id: str
    name: str
    place: str
    countries: tuple[str, ...]
    hours: str
    cost: str
    seen_in: str
    seen_on: datetime.date
    for_whom: str = ""
    also: str = ""
    call: str = ""
    call_to: str = ""
    text: str = ""
    text_to: str = ""
    text_body: str = ""
    web: str = ""
    checked_on: datetime.date | None = None
    checked_by: str = ""
    rung_on: datetime.date | None = None
    emergency_number: str = ""
    emergency: bool = False
    bar: bool = False
    directory: bool = False

    @property
    def to_compare(self) -> list[str]:
        """The numbers that somebody must compare with the service's own page; an emergency number is no service's."""
        return [] if self.emergency or self.directory else [n for n in (self.call_to, self.text_to) if n]

    @property
    def sms(self) -> str:
        """The address that opens a text message to it, with the word to send if there is one."""
        return f"sms:{self.text_to}" + (f"?&body={self.text_body}" if self.text_body else "")
