"""Addresses as they may be printed: somebody may have written a password into one, and messages end in logs."""

from __future__ import annotations

import re

SECRET = re.compile(r"//.*@", re.DOTALL)  # up to the last @: a password may hold slashes, spaces and @ itself


def masked(text: str) -> str:
    """A text without the name and the password that an address in it holds: `https://…@host` for `https://a:b@host`."""
    return SECRET.sub("//…@", text)


def masked_lines(text: str) -> str:
    """What a program said, each line by itself, since each may hold an address."""
    return "\n".join(map(masked, text.splitlines()))
