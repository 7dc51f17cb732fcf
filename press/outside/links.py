"""The addresses of other sites that built pages link to, and where an author has written each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from press.files import read_text
from press.problems import ContentError, line_where
from press.tags import TagReader
from press.text.locate import prose

WEB = re.compile(r"https?://", re.IGNORECASE)
RESOLVER = "https://doi.org/"
END = r"(?![\w/?&=#%.~+:@-])"  # the address is whole


class Link(NamedTuple):
    """An address, and where it is written: a file of content/ and its line, or the page that shows it and 0."""

    address: str
    path: str
    line: int


def find_links(stage: Path, content: Path, address: str) -> list[Link]:
    """Every link from the pages in `stage` to another site, each address once.

    Args:
        stage: the folder of the built pages.
        content: the folder of what authors wrote.
        address: where the site itself will stand; empty while it has none.
    """
    pages: dict[str, str] = {}
    for file in sorted(stage.rglob("*.html")):
        reader = _Reader()
        reader.feed(file.read_text("utf-8"))
        for link in reader.found:
            pages.setdefault(link, file.relative_to(stage).as_posix())
    texts = list(_texts(content))
    others = sorted(link for link in pages if not address or not f"{link}/".startswith(f"{address}/"))
    return [Link(link, *(_written(link, texts) or (pages[link], 0))) for link in others]


class _Reader(TagReader):
    """The web addresses that a page links to, as they stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link leads."""
        href = (dict(attrs).get("href") or "").strip() if tag == "a" else ""
        if WEB.match(href):
            self.found.append(href)


def _texts(content: Path) -> Iterator[tuple[str, str]]:
    """What authors wrote, by its path, without what makes no link: headers and code, and comments in data."""
    for file in sorted(f for f in content.rglob("*") if f.suffix in {".md", ".toml"} and f.is_file()):
        path = f"{content.name}/{file.relative_to(content).as_posix()}"
        try:
            text = read_text(file, path)
        except (ContentError, OSError):
            continue  # the build has told what is wrong with it
        yield path, prose(text) if file.suffix == ".md" else re.sub(r"^\s*#.*", "", text, flags=re.MULTILINE)


def _written(link: str, texts: list[tuple[str, str]]) -> tuple[str, int] | None:
    """Where an address stands first, in whichever way it may be written."""
    ways = [link, html.escape(link, quote=False)] + ([link.removeprefix(RESOLVER)] if RESOLVER in link else [])
    for way in ways:
        for path, text in texts:
            if line := line_where(text, re.escape(way) + END):
                return path, line
    return None
