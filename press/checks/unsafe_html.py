"""A text holds words and pictures, and nothing that a page would not show.

Raw HTML, and `{…}` after a word or a picture, could put a style, a script or somebody else's picture into a page. A
file that the settings do not trust may hold no raw HTML; of what any file holds, `press.text.sanitize` takes out what
is in no page of ours, and its author would never know why. So both are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from press.core.html import attributes
from press.core.problems import Problem
from press.text.attributes import in_html
from press.text.locate import lines_where
from press.text.raw import beginning
from press.text.render import Rendered
from press.text.sanitize import may_stand

OF_A_PICTURE = {"alt", "class", "credit", "decoding", "height", "id", "lang", "loading", "src", "title", "width"}
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
Found = tuple[str, str]  # a pattern that finds it in the source, and what it is


def check(text: str, rendered: Rendered, tree: LexborHTMLParser, path: str, *, trusted: bool) -> Iterator[Problem]:
    """A problem for each thing in a text that no page may hold.

    `tree` is that of `rendered.written`, `path` what problems call the file, `trusted` whether the settings let it hold
    raw HTML.
    """
    told: set[int] = set()
    for written in () if trusted else _begun(rendered.raw):
        lines = _lines(text, beginning(written))
        told |= {line + n for line in lines for n in range(written.count("\n") + 1)}
        yield from (_raw(written, path, line) for line in lines)
    given = [_attribute(name) for name in rendered.strangers]
    known = {f"the attribute “{in_html(name)}”" for name in rendered.strangers}
    for pattern, what in [*given, *(one for one in dict.fromkeys(_taken_out(tree)) if one[1] not in known)]:
        line = _lines(text, pattern)[0]
        if line not in told:
            yield Problem(path, line, "text-active", f"holds {what}", TAKEN_OUT)


def _begun(raw: Iterable[str]) -> list[str]:
    """Each piece of raw HTML once, without what only ends another."""
    begun = {name[1].lower() for written in raw if (name := re.match(r"<(\w+)", written))}
    return [one for one in dict.fromkeys(raw) if not ((end := re.match(r"</(\w+)", one)) and end[1].lower() in begun)]


def _lines(text: str, pattern: str) -> list[int]:
    """Where something stands: in the prose of a file, or else somewhere in it."""
    anywhere = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(f"(?i:{pattern})", text)]
    return lines_where(text, f"(?i:{pattern})") or anywhere[:1] or [0]


def _raw(written: str, path: str, line: int) -> Problem:
    """Raw HTML, and what its author may have meant."""
    first = " ".join(written.partition(">")[0].split())
    name = re.match(r"</?([a-z0-9]+)", first, re.IGNORECASE)
    hint = INSTEAD.get(name[1].lower(), OTHERWISE) if name else OTHERWISE
    return Problem(path, line, "text-html", f"holds HTML: {first[:60]}>", hint)


def _taken_out(tree: LexborHTMLParser) -> Iterator[Found]:
    """What `press.text.sanitize` would take out, and pictures from other sites."""
    for node in tree.css("*"):
        tag, given = node.tag or "", attributes(node)
        if not may_stand(tag):
            yield rf"<{re.escape(tag)}\b", f"the element <{tag}>"
            continue
        for name, value in given.items():
            if name == "class":
                yield from _classes(tag, value.split())
            elif not may_stand(tag, name):
                yield _attribute(name)
            elif tag == "img" and name not in OF_A_PICTURE:
                yield rf"\b{re.escape(name)}\s*=", f"“{name}”, which is nothing that a picture has"
        source = given.get("src", "")
        if tag == "img" and re.match(r"\s*(?:[a-z]+:|[/\\]{2})", source, re.IGNORECASE):
            yield re.escape(source), f"a picture from another site, {source}"


def _attribute(name: str) -> Found:
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])", f"the attribute “{name}”"


def _classes(tag: str, names: list[str]) -> Iterator[Found]:
    """Classes that are not ours; a box has the class of its kind, which is reported as that."""
    for name in [] if "admonition" in names else names:
        if not may_stand(tag, "class", name):
            where = rf"\.{re.escape(name)}(?![\w-])|class\s*=[^}}\n]*{re.escape(name)}"
            yield where, f"the class “{name}”, which nothing here has"
