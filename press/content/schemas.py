"""The keys that front matter may have: one list for checks, for templates, and for docs/writing.md.

Authors write text and lists of text; each key says what the text must mean. A key that is not listed is a problem, a
key that is left out has its default, so that a template may rely on every key of its kind of content. Of a book, what
nobody has seen is left out, and its page says so; nothing here has a guess for a default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from press.content.values import Raw, address, count, date, flag, isbn, language, list_of, number, one_of, text, year
from press.core.problems import Problem, nearest


@dataclass(frozen=True)
class Key:
    """A key: what it is for, how its text is read, and what it is when nobody wrote it."""

    about: str
    parse: Callable[[Raw], Any]
    required: bool = False
    default: Any = ""


FACTS = ("owner", "author", "reviewer", "contact", "host", "country", "pays")  # keys of site.toml that a page may print
OF_AN_ARTICLE = ("owner", "author", "contact", "pays")  # those that every article prints at its end
TOPICS = (
    "peer-support", "depression", "bipolar-psychosis", "anxiety-ocd-panic", "eating-self-harm", "trauma-ptsd",
    "grief-loss", "addiction-recovery", "families-carers", "stigma-history-mind",
)  # fmt: skip
VOICES = ("lived", "carer", "clinician", "journalist", "scholar")
FIRM = ("award", "list", "professional-body", "charity", "library", "evidence")  # somebody has chosen, or tested
SOFT = ("influence", "reviews")  # it is known, or praised
PUBLISHED_OR_DRAFT = one_of("published", "draft")
TEXTS = list_of(text)
ADDRESSES = list_of(address, 1)

EVERYWHERE = {
    "title": Key("the heading, as plain text", text, required=True),
    "tab": Key("what the browser's tab and history show instead of the title: short, and neutral", text),
    "summary": Key("one or two sentences for search results, the feed and link previews", text, required=True),
    "aliases": Key("its old addresses, from the site's root: [/old-name/]", TEXTS, default=[]),
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
OF_A_BOOK = {
    "status": Key("published or draft", PUBLISHED_OR_DRAFT, default="published"),
    "subtitle": Key("the subtitle, as plain text", text),
    "authors": Key(
        "who wrote it, each name in full; an editor has (editor) after it", list_of(text, 1), required=True, default=[]
    ),
    "countries": Key("where its authors are at home", TEXTS, default=[]),
    "year": Key("the year in which it first appeared, anywhere", year, required=True),
    "publisher": Key("who published it first", text),
    "isbn": Key("the ISBN of the one edition that we name: 13 digits in quotes", isbn),
    "edition": Key("that edition in words: publisher, form, year", text),
    "isbn_from": Key("isbn-10, if we worked the ISBN out from an older one of ten digits", one_of("isbn-10")),
    "pages": Key("how many pages it has", count, default=0),
    "tier": Key("core, or more: after the core books of its topic", one_of("core", "more"), required=True),
    "topics": Key("what it is about, the main topic first", list_of(one_of(*TOPICS), 1), required=True, default=[]),
    "voice": Key("whose voice it is", list_of(one_of(*VOICES), 1), required=True, default=[]),
    "voice_detail": Key("whose voice that is, in words", text),
    "kind": Key("what kind of book it is: memoir, workbook …", text, required=True),
    "dip": Key("yes, if it can be read in short pieces", flag, default=False),
    "audience": Key("who may want it", text),
    "reason": Key("why it is on the list", text, required=True),
    "reason_kind": Key("what kind of reason that is", one_of(*FIRM, *SOFT), required=True),
    "reason_sources": Key("where the reason was read: web addresses", ADDRESSES, required=True, default=[]),
    "caution": Key("what its critics say, or what we say against it", text),
    "caution_sources": Key("where its critics say so: web addresses", ADDRESSES, default=[]),
    "caution_kind": Key("ours, if the caution is our own remark", one_of("ours")),
    "content_note": Key("what a reader should know before they open it", text, required=True),
    "suicide": Key("yes, if it is known to tell of suicide or of thoughts of it", flag, default=False),
    "sources": Key(
        "where its data were seen: web addresses that readers may open", ADDRESSES, required=True, default=[]
    ),
    "mirrors": Key("copies of other sites where data were seen, which no reader is sent to", ADDRESSES, default=[]),
    "sure": Key("yes, or partly: whether all of its data were confirmed", one_of("yes", "partly"), required=True),
    "sure_note": Key("what could not be confirmed", text),
    "added": Key("the day on which it came onto the list", date, required=True, default=None),
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
        "books": Key("books of content/books/ to read further, by their files' names", TEXTS, default=[]),
        "sheet": Key("yes, if its page prints as a checklist on one sheet of paper", flag, default=False),
    },
    "book": {**EVERYWHERE, **OF_A_BOOK},
    "page": {
        **OF_A_PAGE,
        "facts": Key("keys of site.toml that the page prints after its text", list_of(one_of(*FACTS)), default=[]),
        "corrections": Key("yes, if it lists the corrections of all articles after its text", flag, default=False),
    },
}
INSTEAD = {"draft": "Write “status: draft”."}  # keys of other systems


def check(
    kind: str, raw: Mapping[str, Raw], lines: Mapping[str, int], path: str
) -> tuple[dict[str, Any], list[Problem]]:
    """Front matter of one kind of content, read by its schema.

    Returns the values, every key of the schema (its default where nothing could be read), and the problems, each with
    its line in `path`.
    """
    keys = SCHEMAS[kind]
    values = {name: key.default for name, key in keys.items()}
    found = [
        (name, "key-unknown", f"no {kind} has a key “{name}”", INSTEAD.get(name) or nearest(name, keys))
        for name in raw.keys() - keys
    ]
    for name, key in keys.items():
        try:
            if name in raw:
                values[name] = key.parse(raw[name])
            elif key.required:
                found.append(("", "key-missing", f"“{name}” is missing", f"Add {name}: {key.about}."))
        except ValueError as error:
            found.append((name, "key-value", f"“{name}” {error}", f"{name} is {key.about}."))
    found += _disordered(values)
    return values, [Problem(path, lines.get(name, 1), code, message, hint) for name, code, message, hint in found]


def _disordered(values: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Days that cannot follow each other as they should."""
    given = [name for name in ("date", "modified", "review_by") if values.get(name)]
    for earlier, later in pairwise(given):
        if values[later] < values[earlier]:
            yield later, "key-value", f"“{later}” is before “{earlier}”", "One of the two days is wrong."
