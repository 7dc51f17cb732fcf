"""Where something stands in a text, for those who have to mend it.

What stands in the header or in code is passed over, because it is neither a link nor a heading; an address is found
only where it is whole.
"""

from __future__ import annotations

import re

HEADER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
HEADING = re.compile(r"^ *#{1,6}(?!#)|^[^\s#>|-][^\n]*(?=\n(?:=+|-+)[ \t]*$)", re.MULTILINE)


def prose(text: str) -> str:
    """The text with its header and its code blanked out; every line and column stays where it was."""
    for pattern in (HEADER, FENCE, CODE):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def lines_where(text: str, pattern: str) -> list[int]:
    """The lines of a file, header included, in whose prose a regular expression matches; each once."""
    found = re.finditer(pattern, prose(text), re.MULTILINE)
    return sorted({text.count("\n", 0, match.start()) + 1 for match in found})


def link_pattern(url: str) -> str:
    """What matches a link or a picture that leads to `url`, in any way of writing it, and to no longer address."""
    whole = re.escape(url).replace(r"\\", r"\\{1,2}")  # a backslash may be written twice
    ways = [
        rf"\]\(\s*<?{whole}>?(?=[\s)])",
        rf"^ {{0,3}}\[[^\]]*\]:\s*<?{whole}>?(?=\s|$)",
        rf"<{whole}>",
        rf"(?:href|src|poster)\s*=\s*[\"']?{whole}(?=[\"'\s>])",
    ]
    return "|".join(ways)


def heading_lines(text: str) -> list[int]:
    """The line of each heading, in order, whichever way it is written."""
    return [text.count("\n", 0, found.start()) + 1 for found in HEADING.finditer(prose(text))]
