"""Values in the words of a language, as templates print them: days, numbers, lists, and how a source is named."""

from __future__ import annotations

import datetime
import functools
import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from smartypants import Attr, smartypants

from press.content.references import OTHERS, Reference
from press.text.quotes import set_plain

SHORT = 2  # names that a note has room for
Strings = Mapping[str, Any]


@functools.lru_cache(maxsize=10_000)  # the same titles stand on many pages
def typeset(words: str, lang: str) -> str:
    """Plain words with the quotes and dashes of a language, by the same rules as the running text."""
    escaped = html.escape(set_plain(words, lang), quote=False)
    return html.unescape(smartypants(escaped, Attr.set2 | Attr.u))


def day_in_words(day: datetime.date, strings: Strings) -> str:
    """A day as people write it in the language of these strings."""
    words: str = strings["date"].format(day=day.day, month=strings["months"][day.month - 1], year=day.year)
    return words


def number(value: float, strings: Strings, places: int = 0) -> str:
    """A number as it is written in the language of these strings, with a real minus."""
    marks = {",": strings["thousands"], ".": strings["decimal"], "-": "\N{MINUS SIGN}"}
    return f"{value:,.{places}f}".translate(str.maketrans(marks))


def listed(words: Iterable[str], last: str, names: Mapping[str, str] | None = None) -> str:
    """Words as a list in a sentence: `A, B and C`, each by its name if it has one."""
    *first, end = [(names or {}).get(word, word) for word in words] or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def names_of(source: Reference, strings: Strings) -> str:
    """All authors of a source that we know."""
    return listed(_authors(source, strings), strings["and"])


def short_name(source: Reference, strings: Strings) -> str:
    """How a text would name a source, by its first authors and its year; empty where we know no author."""
    names = _authors(source, strings)
    shown = names if len(names) <= SHORT else [names[0], strings["others"]]
    return f"{listed(shown, strings['and'])} ({source.year or strings['no_date']})" if names else ""


def spoken(url: str) -> str:
    """An address as people say it."""
    return re.sub(r"^https?://(www\.)?|/$", "", url)


def href(value: str) -> str:
    """Where a link on a value leads, if it is an address."""
    if re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        return f"mailto:{value}"
    return value if re.fullmatch(r"https?://\S+", value) else ""


def _authors(source: Reference, strings: Strings) -> list[str]:
    return [strings["others"] if name == OTHERS else name for name in source.families]
