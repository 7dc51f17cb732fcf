"""HTML read tag by tag: the standard library's parser, made to take anything.

Browsers read whatever stands in a page, and so must we: the library stops with an assertion at marks such as `<![foo`,
which a browser takes for a comment.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

Attributes = list[tuple[str, str | None]]


class Piece(NamedTuple):
    """A start tag and its attributes; or an end tag, such as `/a`; or words, whose `tag` is empty."""

    tag: str
    attrs: Attributes
    words: str = ""


class TagReader(HTMLParser):
    """A parser whose subclasses say what to do with tags and words. Comments and declarations are passed over."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read `<![…` as browsers do: as a comment up to the next `>`."""
        return self.parse_bogus_comment(i, report)

    def parse_html_declaration(self, i: int) -> int:
        """Read `<!…` as browsers do: a declaration, or a comment up to the next `>`."""
        if self.rawdata.startswith("<!--", i) or self.rawdata[i : i + 9].lower() == "<!doctype":
            return super().parse_html_declaration(i)
        return self.parse_bogus_comment(i)


class _Pieces(TagReader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.found.append(Piece(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(Piece(f"/{tag}", []))

    def handle_data(self, data: str) -> None:
        self.found.append(Piece("", [], data))


def pieces(html: str) -> list[Piece]:
    """The tags and the words of some HTML, in their order."""
    reader = _Pieces()
    reader.feed(html)
    reader.close()
    return reader.found
