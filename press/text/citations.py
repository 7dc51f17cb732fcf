"""Citations of sources, left neutral: `[@lyons-2021]`, `[@lyons-2021, p. 4; @burke-2019]`.

What a key stands for and which number it gets depends on the page, so rendering leaves a mark that `press.pages`
resolves, with what stood between the brackets:

    <span data-source="lyons-2021, p. 4; burke-2019"></span>

Pandoc knows more ways of citing. They would look like words to a reader here, so they are kept apart and told.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

KEY = r"[^\W_][\w.:-]*"
ONE = re.compile(rf"\s*@(?P<key>{KEY})(?:\s*,\s*(?P<at>[^;@]*[^;@\s]))?\s*")
BRACKETS = (
    r"\[(?P<cites>(?:[^\[\]@]*(?<!\w))?@[\w{][^\[\]]*)\](?!\(|\[(?![@^]))"  # `@` within a word is an e-mail address
)
BARE = r"(?<![\w./@])@\{?(?:[^\W_][\w.]*-)*[^\W\d_]+-?\d{4}[a-z]?\}?(?![\w@])"


class Cited(NamedTuple):
    """A source that is cited: its key, and where in it, if that was said."""

    key: str
    at: str


def cited(mark: str) -> list[Cited]:
    """The sources that a mark names, in its order."""
    return [Cited(key, at) for key, _, at in (one.partition(", ") for one in mark.split("; "))]


class Citation(InlineProcessor):
    """Reads what stands between two brackets, and passes over a key that stands outside.

    `marks` holds every mark that was made, which says what was written until `close`; `wrong` what only looks like a
    citation.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(f"{BRACKETS}|{BARE}", md)
        self.marks: list[Element] = []
        self.wrong: list[str] = []

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Leave a mark; what has another form stays as it was written."""
        found = [ONE.fullmatch(piece) for piece in (m["cites"] or "").split(";")]
        known = [Cited(one["key"], self._place(one["at"] or "")) for one in found if one]
        written = " ".join(self.unescape(m[0]).split())
        if len(known) < len(found):
            self.wrong.append(written)
            return None, None, None
        places: dict[str, list[str]] = {}  # a source that is named twice has one mark
        for key, at in known:
            places.setdefault(key, []).append(at)
        mark = "; ".join(", ".join(filter(None, dict.fromkeys([key, *at]))) for key, at in places.items())
        element = Element("span", {"data-source": mark})
        element.text = AtomicString(written)  # so it is what a picture says, which has no room for a mark
        self.marks.append(element)
        return element, m.start(0), m.end(0)

    def close(self, root: Element) -> None:
        """Empty the marks of a tree; `marks` keeps those that are not in it, which no page would show."""
        shown = {*root.iter("span")}.intersection(self.marks)
        self.marks = [mark for mark in self.marks if mark not in shown]
        for mark in shown:
            mark.text = None

    def _place(self, written: str) -> str:
        """A place in a source as plain text: without emphasis, with the dashes that a text would get."""
        plain = re.sub(r"(?<!\w)[*_]+|[*_]+(?!\w)", "", self.unescape(written))
        return " ".join(plain.replace("---", "—").replace("--", "–").replace(";", ",").split())
