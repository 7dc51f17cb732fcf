"""A source as pages print it: names in words, what we read of it, where it can be opened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from press.content.references import OTHERS, Reference

SHORT = 2  # names that a note has room for


class Source(NamedTuple):
    """A source in the words of a language.

    `short` is how a text would name it; empty where we know no author. `place` is where in its journal it stands,
    `formats` are the kinds of peer support that it covers, `read` is what we read of it, `shown` its address as people
    say it.
    """

    reference: Reference
    short: str
    names: str
    year: str
    place: str
    formats: str
    read: str
    shown: str


def source_of(reference: Reference, strings: Mapping[str, Any]) -> Source:
    """A source in the words of the interface."""
    known = [name for name in reference.families if name != OTHERS]
    whole = known if len(known) == len(reference.families) else [*known, strings["others"]]
    brief = listed(whole if len(whole) <= SHORT else [whole[0], strings["others"]], strings["and"])
    year = reference.year or strings["no_date"]
    issue = f"({reference.issue})" if reference.issue else ""
    page = f":{reference.page}" if reference.page else ""
    return Source(
        reference,
        short=f"{brief} ({year})" if brief else "",
        names=listed(whole, strings["and"]),
        year=year,
        place=f"{reference.volume}{issue}{page}",
        formats=listed([strings["formats"].get(name, name) for name in reference.format], strings["and"]),
        read=strings["opened"].get(reference.opened, ""),
        shown=re.sub(r"^https?://(www\.)?|/$", "", reference.href),
    )


def listed(words: list[str], last: str) -> str:
    """Words as a list in a sentence: `A, B and C`."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
