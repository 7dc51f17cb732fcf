"""A text holds words and pictures, and nothing that a page would not show.

Raw HTML, and `{…}` after a word or a picture, could put a style, a script or somebody else's picture into a page. A
file that the settings do not trust may hold no raw HTML; of what any file holds, `press.text.sanitize` takes out what
is in no page of ours, and its author would never know why. So both are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.core.documents import Document
from press.core.problems import Problem
from press.text.raw import GIVEN, in_html

INSTEAD = {
    "a": "Write [words](address).",
    "b": "Write **words**.",
    "strong": "Write **words**.",
    "br": "Begin a new paragraph, or end the line with two spaces.",
    "cite": "Write *The Title*{.title}.",
    "em": "Write *words*, or *Wörter*{lang=de} for words in another language.",
    "i": "Write *words*, or *Wörter*{lang=de} for words in another language.",
    "img": "Write ![what it shows](media/name.jpg).",
}
OTHERWISE = "Write it in Markdown, or without it. A “<” that begins no tag is written \\<, or stands in code: `<b>`."
TAKEN_OUT = "Take it out: no page holds it, and readers would see nothing or a gap."


def check(document: Document) -> Iterator[Problem]:
    """A problem for each thing in a text that no page may hold."""
    told: set[int] = set()
    pieces = () if document.trusted else document.raw
    begun = {_tag(one.text) for one in pieces if not one.text.startswith("</")}
    for text, line in pieces:
        if not (text.startswith("</") and _tag(text) in begun):
            told |= {line + n for n in range(text.count("\n") + 1)}
            first = " ".join(text.partition(">")[0].split())
            hint = INSTEAD.get(_tag(first), OTHERWISE)
            yield Problem(document.path, line, "text-html", f"holds HTML: {first[:60]}>", hint)
    for what, line in dict(reversed([*_taken_out(document)])).items():  # the first of each
        if line not in told:
            yield Problem(document.path, line, "text-active", f"holds {what}", TAKEN_OUT)


def _tag(piece: str) -> str:
    """The name of the tag that a piece of raw HTML begins with; nothing if it is none."""
    found = re.match(r"</?([a-z0-9]+)", piece, re.IGNORECASE)
    return found[1].lower() if found else ""


def _taken_out(document: Document) -> Iterator[tuple[str, int]]:
    """What `press.text.sanitize` would take out, and pictures from other sites; each with its line."""
    barred = [one for one in document.given if one.name not in GIVEN]
    yield from ((f"the attribute “{one.name}”", one.line) for one in barred)
    known = {in_html(one.name) for one in barred}
    for one in document.removed:
        if one.name == "class":
            classes = [given.line for given in document.given if given.name == "." and given.value == one.value]
            yield f"the class “{one.value}”, which nothing here has", (classes or [one.line])[0]
        elif one.name not in known:
            yield f"the attribute “{one.name}”" if one.name else f"the element <{one.tag}>", one.line
    for picture in document.images:
        if re.match(r"\s*(?:[a-z]+:|[/\\]{2})", picture.url, re.IGNORECASE):
            yield f"a picture from another site, {picture.url}", picture.line
