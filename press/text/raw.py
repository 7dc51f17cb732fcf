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
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor

COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
NOTHING = re.compile(r"(?:\s|&#?\w+;)*")  # an entity is a letter
HELD_BACK = re.compile("\x02[^\x03]*\x03")


class RawExtension(Extension):
    """Notes raw HTML; `found` holds each piece as it was written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register our two readers in the places of the library's."""
        self.found: list[str] = []
        md.preprocessors.register(RawBlocks(md, self), "html_block", 20)
        md.inlinePatterns.register(RawInline(HTML_RE, md, self), "html", 90)

    def kept(self, whole: str, written: str = "") -> str:
        """A piece as the page gets it; it is noted, as it was written, unless it consists of comments."""
        if NOTHING.fullmatch(COMMENT.sub("", whole)):
            return COMMENT.sub(lambda found: f"<!--{html.escape(found[1])}-->", whole)
        self.found.append(HELD_BACK.split(written or whole)[0])
        return whole


class RawBlocks(HtmlBlockPreprocessor):
    """Raw HTML that stands between paragraphs."""

    def __init__(self, md: Markdown, raw: RawExtension) -> None:
        super().__init__(md)
        self.raw = raw

    def run(self, lines: list[str]) -> list[str]:
        """Let the library find it, and look at what it has put away."""
        pieces = self.md.htmlStash.rawHtmlBlocks
        known = len(pieces)
        left = super().run(lines)
        for n in range(known, len(pieces)):
            pieces[n] = self.raw.kept(str(pieces[n]))
        return left


class RawInline(HtmlInlineProcessor):
    """Raw HTML in a line."""

    def __init__(self, pattern: str, md: Markdown, raw: RawExtension) -> None:
        super().__init__(pattern, md)
        self.raw = raw

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override] # noqa: N802 - the library's name
        """Put it away."""
        whole = self.backslash_unescape(self.unescape(m[1]))
        return self.md.htmlStash.store(self.raw.kept(whole, m[1])), m.start(0), m.end(0)


def beginning(written: str) -> str:
    """A pattern that finds a piece of raw HTML in its text: by its first tag, however its spaces are written."""
    first = written.strip().split(">")[0][:80]
    return r"\s+".join(map(re.escape, first.split())) or "<"
