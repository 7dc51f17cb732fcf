"""The keys that front matter and data files may have.

What stands here is the header of each kind of content: one list for checks, for templates, and for docs/writing.md.
Authors write text and lists of text; each key says what the text must mean. A key that is not listed is a problem, a
key that is left out has its default, so that a template may rely on every key of its kind of content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from press.content.book_fields import OF_A_BOOK
from press.content.fields import Key, Raw, date, flag, language, number, one_of, some_of, text, texts
from press.core.problems import Problem, nearest

FACTS = ("owner", "author", "reviewer", "contact", "host", "country", "pays")  # keys of site.toml that a page may print
OF_AN_ARTICLE = ("owner", "author", "contact", "pays")  # those that every article prints at its end
PUBLISHED_OR_DRAFT = one_of("published", "draft")

EVERYWHERE = {
    "title": Key("the heading, as plain text", text, required=True),
    "tab": Key("what the browser's tab and history show instead of the title: short, and neutral", text),
    "summary": Key("one or two sentences for search results, the feed and link previews", text, required=True),
    "aliases": Key("its old addresses, from the site's root: [/old-name/]", texts, default=[]),
}
OF_A_PAGE = {
    **EVERYWHERE,
    "status": Key("published, draft or hidden", one_of("published", "draft", "hidden"), default="published"),
    "menu": Key("the menu that links here", one_of("bar", "foot")),
    "label": Key("its name in that menu, if the title is too long", text),
    "order": Key("its place in that menu; small numbers come first", number, default=0),
    "lang": Key("its language, when it is not the site's: two or three letters", language),
    "date": Key("the day it was first published", date, default=None),
    "modified": Key("the day its words were last changed", date, default=None),
    "review_by": Key("the day by which somebody looks at it again", date, default=None),
}
SCHEMAS: Mapping[str, Mapping[str, Key]] = {
    "article": {
        **OF_A_PAGE,
        "date": Key("the day it was first published", date, required=True, default=None),
        "reviewed": Key("the day on which the reviewers of site.toml had all read it", date, default=None),
    },
    "section": {
        **EVERYWHERE,
        "status": Key("published, or draft: in no page and no count", PUBLISHED_OR_DRAFT, default="published"),
        "numbered": Key("no, if it stands outside the count", flag, default=True),
        "books": Key("books of content/books/ to read further, by their files' names", texts, default=[]),
        "sheet": Key("yes, if its page prints as a checklist on one sheet of paper", flag, default=False),
    },
    "book": {**EVERYWHERE, **OF_A_BOOK},
    "page": {
        **OF_A_PAGE,
        "facts": Key("keys of site.toml that the page prints after its text", some_of(*FACTS), default=[]),
        "corrections": Key("yes, if it lists the corrections of all articles after its text", flag, default=False),
    },
}


def check(
    kind: str, raw: Mapping[str, Raw], lines: Mapping[str, int], path: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Front matter of one kind of content, read by its schema.

    Returns the values, every key of the schema (its default where nothing could be read), and the problems, each with
    its line in `path`.
    """
    keys = SCHEMAS[kind]
    problems = [
        Problem(path, lines.get(name, 1), "key-unknown", f"no {kind} has a key “{name}”", nearest(name, keys))
        for name in raw.keys() - keys.keys()
    ]
    values: dict[str, Any] = {}
    for name, key in keys.items():
        if name not in raw:
            values[name] = key.default
            if key.required:
                problems.append(Problem(path, 1, "key-missing", f"“{name}” is missing", f"Add {name}: {key.about}."))
            continue
        try:
            values[name] = key.parse(raw[name])
        except ValueError as error:
            values[name] = key.default
            message, hint = f"“{name}” {error}", f"{name} is {key.about}."
            problems.append(Problem(path, lines.get(name, 1), "key-value", message, hint))
    problems += _disordered(values, lines, path)
    return values, problems


def _disordered(values: Mapping[str, Any], lines: Mapping[str, int], path: str) -> Iterator[Problem]:
    """Days that cannot follow each other as they should."""
    written, edited, again = (values.get(name) for name in ("date", "modified", "review_by"))
    hint = "One of the two days is wrong."
    if written and edited and edited < written:
        yield Problem(path, lines["modified"], "key-value", "“modified” is before “date”", hint)
    last = max(filter(None, (written, edited)), default=None)
    if last and again and again <= last:
        message = "“review_by” is not after the day of the last edit"
        hint = "Give the next day on which somebody looks at it."
        yield Problem(path, lines["review_by"], "key-value", message, hint)
