"""A text holds words and pictures, and nothing that a page's policy would stop.

Raw HTML and `{…}` after a picture can put a style, a script or somebody else's picture into a page. The policy that
each page carries makes all of it do nothing, and its author would never know why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from press.problems import Problem
from press.tags import TagReader
from press.text.locate import lines_where

ACTIVE = {
    "applet",
    "audio",
    "base",
    "embed",
    "form",
    "frame",
    "iframe",
    "link",
    "meta",
    "object",
    "script",
    "style",
    "video",
}
OF_A_PICTURE = {"alt", "class", "credit", "decoding", "height", "id", "lang", "loading", "src", "title", "width"}
ALIGNED = re.compile(r"text-align: (left|center|right);")  # a table's own; it becomes a class
Attributes = list[tuple[str, str | None]]


def check(text: str, html: str, path: str) -> Iterator[Problem]:
    """A problem for each thing in a rendered text that no page may hold; `path` is what they call the file."""
    reader = _Reader()
    reader.feed(html)
    for pattern, what in dict.fromkeys(reader.found):
        line = (lines_where(text, f"(?i:{pattern})") or [0])[0]
        hint = "Take it out: a page's own policy stops it, and readers would see nothing or a gap."
        yield Problem(path, line, "text-active", f"holds {what}", hint)


class _Reader(TagReader):
    """What may not be there: a pattern that finds it in the source, and its name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Look at one tag."""
        if tag in ACTIVE:
            self.found.append((rf"<{tag}\b", f"the element <{tag}>"))
        for name, value in attrs:
            if name.startswith("on") or (name == "style" and not ALIGNED.fullmatch(value or "")):
                self.found.append((rf"\b{re.escape(name)}\s*=", f"the attribute “{name}”"))
            elif tag == "img" and name not in OF_A_PICTURE:
                self.found.append((rf"\b{re.escape(name)}\s*=", f"“{name}”, which is nothing that a picture has"))
        source = dict(attrs).get("src") or ""
        if tag in {"img", "source"} and re.match(r"[a-z]+:|//", source, re.IGNORECASE):
            self.found.append((re.escape(source), f"a picture from another site, {source}"))
