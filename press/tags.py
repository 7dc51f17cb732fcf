"""HTML read tag by tag: the standard library's parser, made to take anything.

Browsers read whatever stands in a page, and so must we: the library stops with an assertion at marks such as `<![foo`,
which a browser takes for a comment.
"""

from __future__ import annotations

from html.parser import HTMLParser


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
