"""Citations of sources, left neutral: `[@lyons-2021]`, `[@lyons-2021, p. 4; @burke-2019]`.

What a key stands for and which number it gets depends on the page, so rendering leaves a mark that `press.pages`
resolves, with what stood between the brackets:

    <a data-source="lyons-2021, p. 4; burke-2019"></a>

Pandoc knows more ways of citing. They would look like words to a reader here, so they are kept apart and told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

if TYPE_CHECKING:
    from markdown import Markdown

KEY = r"[^\W_][\w.:-]*"
ONE = re.compile(rf"\s*@(?P<key>{KEY})(?:\s*,\s*(?P<at>[^;@]*[^;@\s]))?\s*")
BRACKETS = r"\[(?P<cites>(?:[^\[\]@]*(?<!\w))?@[\w{][^\[\]]*)\](?![(\[:])"  # `@` within a word is an e-mail address
BARE = r"(?<![\w./@])@\{?(?:[^\W_][\w.]*-)*[^\W\d_]+-?\d{4}[a-z]?\}?(?![\w@])"
BEFORE_LINKS = 174  # the library's links have 170 and less


class Cited(NamedTuple):
    """A source that is cited: its key, and where in it, if that was said."""

    key: str
    at: str


def cited(mark: str) -> list[Cited]:
    """The sources that a mark names, in its order."""
    return [Cited(key, at) for key, _, at in (one.partition(", ") for one in mark.split("; "))]


class CitationsExtension(Extension):
    """`keys` holds every key that was cited; `wrong` what looks like a citation, and is none of ours."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register our reader, before the library's links."""
        self.keys: set[str] = set()
        self.wrong: list[str] = []
        md.inlinePatterns.register(Citation(f"{BRACKETS}|{BARE}", self), "citation", BEFORE_LINKS)


class Citation(InlineProcessor):
    """Reads what stands between two brackets, and passes over a key that stands outside."""

    def __init__(self, pattern: str, citations: CitationsExtension) -> None:
        super().__init__(pattern)
        self.citations = citations

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Leave a mark; what has another form stays as it was written."""
        found = [ONE.fullmatch(piece) for piece in (m["cites"] or "").split(";")]
        known = [Cited(one["key"], " ".join((one["at"] or "").split())) for one in found if one]
        if len(known) < len(found):
            self.citations.wrong.append(" ".join(m[0].split()))
            return None, None, None
        self.citations.keys.update(one.key for one in known)
        mark = "; ".join(", ".join(filter(None, one)) for one in known)
        return Element("a", {"data-source": mark}), m.start(0), m.end(0)
