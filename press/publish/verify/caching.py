"""How long a browser keeps a file without asking whether it is still the same.

A file whose name changes with its content may be kept for ever. Any other that is kept cannot be corrected meanwhile:
neither a new release nor going back to an old one reaches whoever has it.
"""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parsedate_to_datetime

from press.http_headers import is_hashed

MOST = 600  # seconds; GitHub Pages says so of everything, and cannot be told otherwise
ASKS = re.compile(r"\bno-(?:cache|store)\b")  # what makes a browser ask each time, whatever else is said
KEPT = "is kept by browsers for long without asking, so that no correction reaches them"
AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})")


def too_long(name: str, given: Message) -> str:
    """In words, that a file is kept for too long by what is sent with it; empty when it is not."""
    said = ", ".join(given.get_all("Cache-Control", [])).lower()
    if is_hashed(name) or ASKS.search(said):
        return ""
    ages = [int(age) for age in AGE.findall(said)]
    if "immutable" in said or max(ages, default=0) > MOST:
        return f"{KEPT} (Cache-Control: {said})"
    return f"{KEPT} (Expires)" if not ages and _lasts(given) > MOST else ""


def _lasts(given: Message) -> float:
    """Seconds between the hour of an answer and the one until which it may be kept, as hosts said it before."""
    try:
        until, now = (parsedate_to_datetime(given[header]) for header in ("Expires", "Date"))
        return (until - now).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return 0  # one of them is missing or no date: browsers take that for the past
