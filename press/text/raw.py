"""Raw HTML in a text: kept, and told.

The library takes every tag for HTML and puts it into the page as it was written, wherever it finds one: between two
paragraphs, in a sentence, in a heading, in the title of a link. Here each piece is noted, so that a file that is not
trusted can be refused for it. A comment is none: no reader sees it. But it is written so that no program, however it
reads comments, can find anything else in it, and so that it breaks out of no attribute.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.util import HTML_PLACEHOLDER

from press.text.lines import STASHED, line_in, marked_html, marked_line, without_marks

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
NOTHING = re.compile(r"(?:\s|&#?\w+;)*")  # an entity is a letter
HELD_BACK = re.compile("\x02[^\x03]*\x03")


class Raw:
    """Notes raw HTML in a text that begins on the line `first`.

    `found` holds each piece as it was written, its line if it is known, and what the library holds its place with.
    """

    def __init__(self, first: int) -> None:
        self.first = first
        self.found: list[tuple[str, int, str]] = []

    def kept(self, whole: str, number: int, written: str = "", line: int = 0) -> str:
        """A piece as the page gets it; it is noted, as it was written, unless it consists of comments."""
        if NOTHING.fullmatch(COMMENT.sub("", without_marks(whole))):
            whole = COMMENT.sub(lambda found: f"<!--{html.escape(found[1])}-->", whole)
        else:
            text = HELD_BACK.split(without_marks(written or whole))[0]
            self.found.append((text, line, HTML_PLACEHOLDER % number))
        return marked_html(whole, line)


class RawBlocks(HtmlBlockPreprocessor):
    """Raw HTML that stands between paragraphs."""

    def __init__(self, md: Markdown, raw: Raw) -> None:
        super().__init__(md)
        self.raw = raw

    def run(self, lines: list[str]) -> list[str]:
        """Let the library find it, and look at what it has put away."""
        pieces, place = self.md.htmlStash.rawHtmlBlocks, 0
        pieces[:] = [marked_html(without_marks(code), marked_line(code) - 1) for code in map(str, pieces)]
        known, text = len(pieces), "\n".join(lines)
        source = STASHED.sub(lambda found: "\n" * (str(pieces[int(found[1])]).count("\n") - 1), text)
        left = super().run(lines)
        for n, piece in enumerate(map(str, pieces[known:]), known):
            place = max(place, source.find(piece.strip(), place))
            pieces[n] = self.raw.kept(piece, n, line=line_in(source, place, self.raw.first))
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
