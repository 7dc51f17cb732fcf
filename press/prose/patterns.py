"""Words to avoid, written plainly and found in every form.

    commit(s|ted|ting) suicide      what stands in round brackets may be there or not
    [battled|fought] depression     one of what stands in square brackets must be there

A space stands for any space, line break or hyphen, an apostrophe for either kind; capital letters make no difference.
There are no other marks, so nothing that an author can write takes long to look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

PART = re.compile(r"\((?P<maybe>[^()\[\]]*)\)|\[(?P<one>[^()\[\]]*)\]|(?P<text>[^()\[\]]+)|(?P<odd>.)")
WORDS = re.compile(r"[\w' ,.&-]*")
GAP = r"[\s\-‐‑]+"


@dataclass(frozen=True)
class Pattern:
    """A pattern: its parts, and what a text must hold that could hold it, one out of each group."""

    parts: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, ...], ...]

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for it in a plain text, which is a hundred times faster than to look."""
        return all(any(one in text for one in group) for group in self.needs)


def read(written: str) -> Pattern:
    """Read a pattern.

    Raises:
        ValueError: it cannot be understood; the argument says why, in an author's words.
    """
    text = " ".join(written.lower().replace("’", "'").replace("-", " ").split())
    parts = tuple((str(found.lastgroup), str(found[found.lastgroup or 0])) for found in PART.finditer(text))
    for kind, content in parts:
        if kind == "odd":
            raise ValueError("has a bracket without its partner, or one inside another")
        if not all(WORDS.fullmatch(one) for one in content.split("|")) or (kind == "text" and "|" in content):
            raise ValueError("may hold words, (…) and […], and “|” inside brackets only")
        if kind != "text" and not all(one.strip() for one in content.split("|")):
            raise ValueError("has brackets with nothing in them, or nothing beside a “|”")
    words = [(word,) for kind, content in parts if kind == "text" for word in content.split()]
    choices = [tuple(one.split(" ")[0] for one in content.split("|")) for kind, content in parts if kind == "one"]
    if not words and not choices:
        raise ValueError("has no word that must be there")
    return Pattern(parts, (*words, *choices))


@cache
def compiled(pattern: Pattern) -> re.Pattern[str]:
    """What finds a pattern as whole words; compiled when a text holds its key, which few do."""
    return re.compile(rf"(?<!\w)(?:{_regex(pattern.parts)})(?!\w|-\w)")


def _regex(parts: tuple[tuple[str, str], ...]) -> str:
    """The parts as a regular expression. A word that may be there takes a space beside it with it."""
    out, eaten = "", False
    for n, (kind, content) in enumerate(parts):
        after = parts[n + 1][1][:1] if n + 1 < len(parts) else ""
        if kind == "text":
            out += _words(content.removeprefix(" ") if eaten else content)
        elif kind == "one":
            out += _choice(content)
        elif (eaten or not out or out.endswith(GAP)) and after == " ":
            out += f"(?:{_choice(content)}{GAP})?"
        elif out.endswith(GAP) and not after:
            out = f"{out.removesuffix(GAP)}(?:{GAP}{_choice(content)})?"
        else:
            out += f"{_choice(content)}?"
        eaten = out.endswith(f"{GAP})?")
    return out


def _choice(content: str) -> str:
    return f"(?:{'|'.join(_words(one) for one in content.split('|'))})"


def _words(text: str) -> str:
    return GAP.join(map(re.escape, text.split(" ")))
