"""A key of front matter, and what its text may mean.

Each function reads a piece of text, or says why it cannot, in an author's words.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from press.core import link_rules

Raw = str | list[str]


@dataclass(frozen=True)
class Key:
    """A key: what it is for, how its text is read, and what it is when nobody wrote it."""

    about: str
    parse: Callable[[Raw], Any]
    required: bool = False
    default: Any = ""


def text(value: Raw) -> str:
    """A piece of text."""
    if isinstance(value, list):
        raise ValueError("must be one piece of text, not a list")  # noqa: TRY004 - the author's mistake, not the code's
    if not value.strip():
        raise ValueError("is empty")
    return " ".join(value.split())


def texts(value: Raw) -> list[str]:
    """A list of pieces of text, written `[a, b]` or one to a line."""
    if isinstance(value, str):
        raise ValueError("must be a list: [one, two]")  # noqa: TRY004 - the author's mistake, not the code's
    return [text(item) for item in value]


def some(value: Raw) -> list[str]:
    """A list of pieces of text that holds one at least."""
    found = texts(value)
    if not found:
        raise ValueError("is empty")
    return found


def addresses(value: Raw) -> list[str]:
    """A list of web addresses that holds one at least."""
    for address in (found := some(value)):
        if not re.fullmatch(r"https?://[^\s/]+\S*", address):
            raise ValueError(f"holds what is no web address: {address}")
        if told := link_rules.url_fault(address, None):  # press.checks.books knows which hosts are allowed
            raise ValueError(f"holds an address that {told}: {address}")
    return found


def year(value: Raw) -> str:
    """A year in which books were printed, written 1978."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d{2}", text(value)):
        raise ValueError("must be a year, written like 1978")
    return text(value)


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


def language(value: Raw) -> str:
    """A language, written as its code: de."""
    code = text(value)
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ValueError("must be a language's code, like de")
    return code


def flag(value: Raw) -> bool:
    """Yes or no."""
    return {"yes": True, "no": False}[one_of("yes", "no")(value)]


def number(value: Raw) -> int:
    """A whole number."""
    try:
        return int(text(value))
    except ValueError:
        raise ValueError("must be a whole number") from None


def count(value: Raw) -> int:
    """A whole number of things that are there."""
    if number(value) < 1:
        raise ValueError("must be 1 or more; leave it out if it is not known")
    return number(value)


def one_of(*allowed: str) -> Callable[[Raw], str]:
    """A reader for a word out of a short list."""

    def parse(value: Raw) -> str:
        word = text(value)
        if word not in allowed:
            raise ValueError(f"must be one of: {', '.join(allowed)}")
        return word

    return parse


def some_of(*allowed: str) -> Callable[[Raw], list[str]]:
    """A reader for a list of words out of a short list."""

    def parse(value: Raw) -> list[str]:
        return [one_of(*allowed)(item) for item in texts(value)]

    return parse


def one_or_more_of(*allowed: str) -> Callable[[Raw], list[str]]:
    """A reader for a list of words out of a short list that holds one at least."""

    def parse(value: Raw) -> list[str]:
        return some_of(*allowed)(some(value))

    return parse
