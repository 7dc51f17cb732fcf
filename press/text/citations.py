"""Citations of sources, and notes, left neutral: which number they get depends on the page.

`[@lyons-2021]` and `[@lyons-2021, p. 4; @burke-2019]` cite sources, `[^why]` a note, which may be cited in a section
and defined in its article. So rendering leaves marks that `press.pages` resolves, with what stood between the brackets,
and the notes at the fragment's end:

    <span data-source="lyons-2021, p. 4; burke-2019"></span>
    <span data-cite="why"></span>
    <div data-notes><div data-note="why">…</div>…</div>

Pandoc knows more ways of citing sources. They would look like words to a reader here, so they are kept apart and told.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension, FootnoteTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from press.core.documents import Written
from press.text.lines import marked_line, without_marks

KEY = r"[^\W_][\w.:-]*"
ONE = re.compile(rf"\s*@(?P<key>{KEY})(?:\s*,\s*(?P<at>[^;@]*[^;@\s]))?\s*")
# `@` within a word is an e-mail address.
BRACKETS = r"\[(?P<cites>(?:[^\[\]@]*(?<!\w))?@[\w{][^\[\]]*)\](?!\(|\[(?![@^]))"
BARE = r"(?<![\w./@])@\{?(?:[^\W_][\w.]*-)*[^\W\d_]+-?\d{4}[a-z]?\}?(?![\w@])"


class Cited(NamedTuple):
    """A source that is cited: its key, and where in it, if that was said."""

    key: str
    at: str


def cited(mark: str) -> list[Cited]:
    """The sources that a mark names, in its order."""
    return [Cited(key, at) for key, _, at in (one.partition(", ") for one in mark.split("; "))]


def is_citation(written: str) -> bool:
    """Whether what stands between two brackets cites, and nothing else."""
    return all(ONE.fullmatch(piece) for piece in written.split(";"))


class Citation(InlineProcessor):
    """Reads what stands between two brackets; `sources` are the keys of all that it cites."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(BRACKETS, md)
        self.sources: set[str] = set()

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: N802 - the library's name
        """Leave a mark; what has another form stays as it was written."""
        if not is_citation(m["cites"]):
            return None, None, None
        places: dict[str, list[str]] = {}  # a source that is named twice has one mark
        for one in ONE.finditer(m["cites"]):
            places.setdefault(one["key"], []).append(self._place(one["at"] or ""))
        self.sources |= places.keys()
        mark = "; ".join(", ".join(filter(None, dict.fromkeys([key, *at]))) for key, at in places.items())
        element = Element("span", {"data-source": mark})
        element.text = AtomicString(" ".join(self.unescape(m[0]).split()))  # where there is no room for a mark
        return element, m.start(0), m.end(0)

    def _place(self, written: str) -> str:
        """A place in a source as plain text: without emphasis, with the dashes that a text would get."""
        plain = re.sub(r"(?<!\w)[*_]+|[*_]+(?!\w)", "", self.unescape(written))
        return " ".join(plain.replace("---", "—").replace("--", "–").replace(";", ",").split())


def close_marks(root: Element) -> None:
    """Take out of the marks in a tree what was written there."""
    for span in root.iter("span"):
        if "data-source" in span.attrib:
            span.text = None


class Notes(FootnoteExtension):
    """The footnotes extension with its syntax and without its numbers.

    `definitions` holds every note that is defined, also for the second time.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register the library's own reader of definitions, and our two ways of writing."""
        self.parser = md.parser
        self.md = md
        self.definitions: list[Written] = []
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)
        md.inlinePatterns.register(NoteCitation(r"\[\^([^\]]+)\]"), "footnote", 175)
        md.treeprocessors.register(FootnoteTreeprocessor(self), "footnote", 50)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - the library's names
        """Keep a definition; the text of the first of two."""
        label = without_marks(id)
        self.definitions.append(Written(label, marked_line(text)))
        self.footnotes.setdefault(label, text)

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - the same
        """The definitions, in the order they were written, to be rendered with the rest."""
        if not self.footnotes:
            return None
        notes = Element("div", {"data-notes": ""})
        for label, text in self.footnotes.items():
            self.parser.parseChunk(SubElement(notes, "div", {"data-note": label}), text)
        return notes


class NoteCitation(InlineProcessor):
    """`[^label]` in running text."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802 - the same
        """Leave a mark."""
        return Element("span", {"data-cite": m[1]}), m.start(0), m.end(0)
