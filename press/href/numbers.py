"""Whether the words of a link show another number than the one that it dials."""

from __future__ import annotations

import re
import unicodedata

DIALS = re.compile(r"(?:tel|sms):([^?;]*)", re.IGNORECASE)
NUMBER = re.compile(r"\+?(?:\(\d+\)|\d)(?:[ \u2010-\u2014.-]{0,2}(?:\(\d+\)|\d|(?<![A-Za-z])[A-Z]{3,}))*")
GROUP = re.compile(r"\d+|[A-Z]+")
KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
SHORTEST = 3  # digits of a number that somebody may dial
MOST_GROUPS = 8  # that one number is written in
LONGEST_CODE = 3  # digits of a country


def misdialled(words: str, address: str) -> str:
    """The number that words show while another one is dialled; nothing when they show none, or that one too.

    Args:
        words: without what nobody sees.
        address: what the link leads to; only `tel:` and `sms:` dial.
    """
    dials = DIALS.match(address)
    if not dials:
        return ""
    shown = [found[0] for found in NUMBER.finditer(_plain(words)) if len(re.sub(r"\D", "", found[0])) >= SHORTEST]
    return "" if any(_is_shown(one, _plain(dials[1])) for one in shown) else next(iter(shown), "")


def _plain(words: str) -> str:
    """Digits of any script as ours."""
    return "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in words)


def _is_shown(number: str, dialled: str) -> bool:
    """Whether a number is the dialled one, or has it between other groups of digits: hours, a year."""
    groups = [group.translate(KEYS) for group in GROUP.findall(number.replace("(0)", ""))]
    pieces = (groups[n : n + many] for n in range(len(groups)) for many in range(1, MOST_GROUPS + 1))
    return any(_same("+" * (number[0] == "+") + "".join(piece), dialled) for piece in pieces)


def _same(one: str, other: str) -> bool:
    """Whether two numbers are one, of which either may have its country before it."""
    (long, all_of_it), (short, rest) = sorted(((n, _digits(n)) for n in (one, other)), key=lambda pair: -len(pair[1]))
    if all_of_it == rest:
        return True
    abroad = long.startswith(("+", "00"))
    code = all_of_it.removesuffix(rest)
    return abroad and not short.startswith("+") and code != all_of_it and len(code) <= LONGEST_CODE


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")
