"""One page as a check sees it: its ids, its links, its headings, each in the order in which they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from press.tags import TagReader

LINKS = ("href", "src", "poster")
SRCSET = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")  # an address, and the width for which it is meant
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class BuiltPage:
    """`path` is the page's file from the site's root, with forward slashes."""

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def read_pages(folder: Path) -> dict[str, BuiltPage]:
    """Every page below a folder, by its path."""
    found = {}
    for file in sorted(folder.rglob("*.html")):
        parser = _Collector(file.relative_to(folder).as_posix())
        parser.feed(file.read_text("utf-8"))
        found[parser.page.path] = parser.page
    return found


class _Collector(TagReader):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = BuiltPage(path)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag carries."""
        for name, value in attrs:
            if name == "id" and value:
                self.page.ids.append(value)
            elif name in LINKS and value is not None:
                self.page.links.append(unquote(value))
            elif name == "srcset" and value:
                self.page.links.extend(map(unquote, SRCSET.findall(value)))
        if tag in HEADINGS:
            self.page.headings.append(int(tag[1]))
