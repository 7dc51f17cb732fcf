"""What is looked for in built pages: a check reads files and yields problems.

pages    one page as a check sees it: its ids, its links, its headings
links    every link inside the site leads to a page and a place that exist
outline  one h1, no heading level skipped, no id twice
"""

from __future__ import annotations

from pathlib import Path

from press.checks import links, outline
from press.checks.pages import read_pages
from press.problems import Problem


def check_pages(folder: Path, address: str) -> list[Problem]:
    """Every problem of the built site that lies in `folder` and will stand at `address` (empty while it has none)."""
    pages = read_pages(folder)
    return [*links.check(pages, folder, address), *outline.check(pages)]
