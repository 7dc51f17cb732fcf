"""A text holds words and pictures, and nothing that a page would not show.

Raw HTML, and `{…}` after a word or a picture, could put a style, a script or somebody else's picture into a page. A
file that the settings do not trust may hold no raw HTML; of what any file holds, `press.text.clean` takes out what is
in no page of ours, and its author would never know why. So both are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from press.problems import Problem
from press.tags import TagReader
from press.text import Rendered
from press.text.attributes import in_html
from press.text.clean import may_stand
from press.text.locate import lines_where
from press.text.raw import beginning

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
Attributes = list[tuple[str, str | None]]


def check(text: str, rendered: Rendered, path: str, *, trusted: bool) -> Iterator[Problem]:
    """A problem for each thing in a rendered text that no page may hold.

    Args:
        text: the file.
        rendered: what became of its body.
        path: what problems call the file.
        trusted: whether the settings let it hold raw HTML.
    """
    told: set[int] = set()
    for written in () if trusted else _begun(rendered.raw):
        lines = _lines(text, beginning(written))
        told |= {line + n for line in lines for n in range(written.count("\n") + 1)}
        yield from (_raw(written, path, line) for line in lines)
    for pattern, what in _refused(rendered):
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


def _refused(rendered: Rendered) -> Iterator[tuple[str, str]]:
    """What may not be there: a pattern that finds it in the source, and what it is."""
    reader = _Reader()
    reader.feed(rendered.written)
    reader.close()
    ours = ((rf"(?<![\w-]){re.escape(name)}(?![\w-])", f"the attribute “{name}”") for name in rendered.strangers)
    yield from ours
    known = {f"the attribute “{in_html(name)}”" for name in rendered.strangers}
    yield from (one for one in dict.fromkeys(reader.found) if one[1] not in known)


class _Reader(TagReader):
    """What the second wall would take out, and pictures from other sites."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Look at one tag."""
        if not may_stand(tag):
            self.found.append((rf"<{re.escape(tag)}\b", f"the element <{tag}>"))
            return
        for name, value in attrs:
            if name == "class":
                self._classes(tag, (value or "").split())
            elif not may_stand(tag, name):
                self.found.append((rf"(?<![\w-]){re.escape(name)}(?![\w-])", f"the attribute “{name}”"))
            elif tag == "img" and name not in OF_A_PICTURE:
                self.found.append((rf"\b{re.escape(name)}\s*=", f"“{name}”, which is nothing that a picture has"))
        self._source(tag, dict(attrs).get("src") or "")

    def _classes(self, tag: str, names: list[str]) -> None:
        """A box has the class of its kind, which is told as that."""
        for name in [] if "admonition" in names else names:
            if not may_stand(tag, "class", name):
                where = rf"\.{re.escape(name)}(?![\w-])|class\s*=[^}}\n]*{re.escape(name)}"
                self.found.append((where, f"the class “{name}”, which nothing here has"))

    def _source(self, tag: str, source: str) -> None:
        if tag == "img" and re.match(r"\s*(?:[a-z]+:|[/\\]{2})", source, re.IGNORECASE):
            self.found.append((re.escape(source), f"a picture from another site, {source}"))
