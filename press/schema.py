"""The keys that front matter and data files may have: one list for checks, for templates, and for the README.

Authors write text and lists of text; each key says what the text must mean. A key that is not listed is a problem, a
key that is left out has its default, so that a template may rely on every key of its kind of content.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from press.problems import Problem, nearest

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


def date(value: Raw) -> datetime.datetime:
    """A day, written 2026-11-22, as midnight without a time zone, which is what Pelican sorts by."""
    try:
        return datetime.datetime.strptime(text(value), "%Y-%m-%d")  # noqa: DTZ007 - Pelican adds the site's zone
    except ValueError:
        raise ValueError("must be a day, written like 2026-11-22") from None


def flag(value: Raw) -> bool:
    """Yes or no."""
    return {"yes": True, "no": False}[one_of("yes", "no")(value)]


def number(value: Raw) -> int:
    """A whole number."""
    try:
        return int(text(value))
    except ValueError:
        raise ValueError("must be a whole number") from None


def one_of(*allowed: str) -> Callable[[Raw], str]:
    """A reader for a word out of a short list."""

    def parse(value: Raw) -> str:
        word = text(value)
        if word not in allowed:
            raise ValueError(f"must be {' or '.join(allowed)}")
        return word

    return parse


COMMON = {
    "title": Key("the heading, as plain text", text, required=True),
    "summary": Key("one or two sentences for search results, the feed and link previews", text, required=True),
    "status": Key(
        "draft: built, but at an address of its own and linked from nowhere",
        one_of("published", "draft", "hidden"),
        default="published",
    ),
    "label": Key("a short name for menus", text),
}
MENU = {
    "menu": Key("the menu that links here", one_of("bar", "foot")),
    "order": Key("its place in that menu; small numbers come first", number, default=0),
}
SCHEMAS: Mapping[str, Mapping[str, Key]] = {
    "article": {
        **COMMON,
        **MENU,
        "date": Key("the day it was first published", date, required=True),
        "modified": Key("the day its words were last changed", date, default=None),
        "lang": Key("its language, when it is not the site's", text),
    },
    "section": {
        **COMMON,
        "status": Key("draft: in no page and no count", one_of("published", "draft"), default="published"),
        "numbered": Key("no: a section that stands outside the count", flag, default=True),
    },
    "page": {
        **COMMON,
        **MENU,
        "facts": Key("keys of site.toml that the page prints after its text", texts, default=[]),
        "lang": Key("its language, when it is not the site's", text),
    },
}


def check(
    kind: str, raw: Mapping[str, Raw], lines: Mapping[str, int], path: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Front matter of one kind of content, read by its schema.

    Returns the values (every key of the schema that could be read, defaults filled in) and the problems, each with its
    line in `path`.
    """
    keys = SCHEMAS[kind]
    problems = list(_strangers(kind, raw, lines, path))
    values: dict[str, Any] = {}
    for name, key in keys.items():
        if name not in raw:
            values[name] = key.default
            if key.required:
                problems.append(Problem(path, 1, f"“{name}” is missing", f"Add {name}: {key.about}."))
            continue
        try:
            values[name] = key.parse(raw[name])
        except ValueError as error:
            problems.append(Problem(path, lines.get(name, 1), f"“{name}” {error}", f"{name} is {key.about}."))
    return values, problems


def _strangers(kind: str, raw: Mapping[str, Raw], lines: Mapping[str, int], path: str) -> Iterator[Problem]:
    for name in raw.keys() - SCHEMAS[kind].keys():
        yield Problem(path, lines.get(name, 1), f"no {kind} has a key “{name}”", nearest(name, SCHEMAS[kind]))
