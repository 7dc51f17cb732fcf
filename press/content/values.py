"""What the value of a key may be, in a header and in a data file: functions that read it.

Each raises ValueError with what is wrong, in an author's words, to be read after the key's name.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import TypeVar

from press.core import link_rules

Raw = str | list[str]
Value = TypeVar("Value")


def text(value: Raw) -> str:
    """A piece of text."""
    if isinstance(value, list):
        raise ValueError("must be one piece of text, not a list")  # noqa: TRY004 - the author's mistake, not the code's
    if not value.strip():
        raise ValueError("is empty")
    return " ".join(value.split())


def filled(value: Raw) -> str:
    """Text with words in it, as it is written."""
    return str(value) if text(value) else ""


def list_of(parse: Callable[[Raw], Value], least: int = 0) -> Callable[[Raw], list[Value]]:
    """A reader for a list, written `[a, b]` or one to a line, that holds `least` items at least."""

    def parse_all(value: Raw) -> list[Value]:
        if isinstance(value, str):
            raise ValueError("must be a list: [one, two]")  # noqa: TRY004 - the author's mistake, not the code's
        if len(value) < least:
            raise ValueError("is empty")
        return [parse(item) for item in value]

    return parse_all


def one_of(*allowed: str) -> Callable[[Raw], str]:
    """A reader for a word out of a short list."""
    return matching("|".join(map(re.escape, allowed)), f"must be one of: {', '.join(allowed)}")


def matching(pattern: str, message: str) -> Callable[[Raw], str]:
    """A reader for text of one form, which says `message` of any other."""

    def parse(value: Raw) -> str:
        if not re.fullmatch(pattern, text(value)):
            raise ValueError(message)
        return text(value)

    return parse


def address(value: Raw) -> str:
    """A web address."""
    url = text(value)
    if not re.fullmatch(r"https?://[^\s/]+\S*", url):
        raise ValueError(f"holds what is no web address: {url}")
    if fault := link_rules.url_fault(url, None):  # press.checks.books knows which hosts are allowed
        raise ValueError(f"holds an address that {fault}: {url}")
    return url


def isbn(value: Raw) -> str:
    """An ISBN of 13 digits, whose last one is the check digit of the others."""
    digits = re.sub(r"[\s-]", "", text(value))
    if not re.fullmatch(r"97[89]\d{10}", digits):
        raise ValueError("must be an ISBN of 13 digits that begins with 978 or 979")
    if sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(digits)) % 10:
        raise ValueError("has a check digit that does not fit: one of its digits is wrong")
    return digits


def date(value: Raw) -> datetime.datetime:
    """A day, written 2026-11-22, as midnight without a time zone, which is what Pelican sorts by."""
    try:
        return datetime.datetime.strptime(text(value), "%Y-%m-%d")  # noqa: DTZ007 - Pelican adds the site's zone
    except ValueError:
        raise ValueError("must be a day, written like 2026-11-22") from None


def flag(value: Raw) -> bool:
    """Yes or no."""
    return one_of("yes", "no")(value) == "yes"


def number(value: Raw) -> int:
    """A whole number."""
    try:
        return int(text(value))
    except ValueError:
        raise ValueError("must be a whole number") from None


def count(value: Raw | int) -> int:
    """A whole number of things that are there."""
    found = value if isinstance(value, int) else number(value)
    if found < 1:
        raise ValueError("must be 1 or more; leave it out if it is not known")
    return found


language = matching("[a-z]{2,3}", "must be a language's code, like de")
year = matching(r"(?:1[5-9]|20)\d{2}", "must be a year, written like 1978")
