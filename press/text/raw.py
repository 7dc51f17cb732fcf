"""Raw HTML in a text, and attributes in braces: kept, and told.

The library takes every tag for HTML and puts it into the page as it was written, wherever it finds one: between two
paragraphs, in a sentence, in a heading, in the title of a link. Here each piece is noted, so that a file that is not
trusted can be refused for it. A comment is none: no reader sees it. But it is written so that no program, however it
reads comments, can find anything else in it, and so that it breaks out of no attribute.

Authors give an element attributes behind it: `{#short-name}`, `{lang=de}`, `{.title}`. Which of them they may give is
said here, because in the HTML nobody can tell the address that a link has been given in its parentheses from one that
braces have put over it.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder, sanitize_name
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor

from press.text.lines import HELD_BACK, STASHED, Lines, marked_line, without_marks

GIVEN = frozenset({".", "alt", "class", "credit", "decoding", "height", "id", "lang", "loading", "title", "width"})
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
NOTHING = re.compile(r"(?:\s|&#?\w+;)*")  # an entity is a letter


class Raw:
    """Notes raw HTML; `found` holds it as it was written, by the number under which the library puts it away."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.found: dict[int, str] = {}

    def kept(self, whole: str, number: int, written: str = "") -> str:
        """A piece as the page gets it; it is noted, as it was written, unless it consists of comments."""
        if NOTHING.fullmatch(COMMENT.sub("", whole)):
            return COMMENT.sub(lambda found: f"<!--{html.escape(found[1])}-->", whole)
        self.found[number] = HELD_BACK.split(written or whole)[0]
        return whole


class RawBlocks(HtmlBlockPreprocessor):
    """Raw HTML that stands between paragraphs."""

    def __init__(self, md: Markdown, raw: Raw) -> None:
        super().__init__(md)
        self.raw = raw

    def run(self, lines: list[str]) -> list[str]:
        """Let the library find it, and look at what it has put away: before, that is code."""
        pieces, place = self.md.htmlStash.rawHtmlBlocks, 0
        for n, code in enumerate(map(str, pieces)):
            pieces[n] = without_marks(code)
            if line := marked_line(code):
                self.raw.lines.mark_html(n, line - 1)
        known, text = len(pieces), "\n".join(lines)
        source = STASHED.sub(lambda found: "\n" * (str(pieces[int(found[1])]).count("\n") - 1), text)
        left = super().run(lines)
        for n, piece in enumerate(map(str, pieces[known:]), known):
            place = max(place, source.find(piece.strip(), place))
            pieces[n] = self.raw.kept(without_marks(piece), n)
            self.raw.lines.mark_html(n, self.raw.lines.numbers[source.count("\n", 0, place)])
            place += len(piece.strip())
        return left


class RawInline(HtmlInlineProcessor):
    """Raw HTML in a line."""

    def __init__(self, md: Markdown, raw: Raw) -> None:
        super().__init__(HTML_RE, md)
        self.raw = raw

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override] # noqa: N802 - the library's name
        """Put it away."""
        whole = self.backslash_unescape(self.unescape(m[1]))
        number = self.md.htmlStash.html_counter
        return self.md.htmlStash.store(self.raw.kept(whole, number, m[1])), m.start(0), m.end(0)


def in_html(name: str) -> str:
    """What the library makes of an attribute's name."""
    return sanitize_name(name).lower()


class Attributes(AttrListTreeprocessor):
    """Reads the braces behind an element; `given` holds each attribute as it was written, with its element."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.given: list[tuple[str, str, Element]] = []

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give them, and note them by the names that were written."""
        self.given += [(name, value or "", elem) for name, value in get_attrs_and_remainder(attrs_string)[0]]
        return super().assign_attrs(elem, attrs_string, strict=strict)
