"""One helpline: a row of `content/helplines.toml`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Helpline:
    """One row: seen by us on `seen_on`, and rung by us on `rung_on` if that is there.

    A `directory` is no line: it lists lines, for those whose country has none here.
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
    rung_on: datetime.date | None = None
    emergency_number: str = ""
    emergency: bool = False
    bar: bool = False
    directory: bool = False

    @property
    def sms(self) -> str:
        """The address that opens a text message to it, with the word to send if there is one."""
        return f"sms:{self.text_to}" + (f"?&body={self.text_body}" if self.text_body else "")
