"""Addresses that readers may have kept: the ledger of all that were published, and the old ones that our files name.

A host forgets, and so does whoever renames a file; so the ledger, `content/addresses.txt`, lies in the repository, and
each build holds the site against it. It only ever grows. Publishing writes it, and nobody else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from press.content.data_files import Part
from press.core.files import read_text, replace_file
from press.core.problems import ContentError, Problem
from press.core.urls import ADDRESS, address_of, file_of, path_fault

FILE = "content/addresses.txt"
LARGEST = 5_000_000  # bytes; about 100,000 addresses
LASTING = {".html", ".xml", ".csv", ".json", ".pdf"}  # what people link to; a picture belongs to its page
PASSING = re.compile(  # what only a program asks for, and the later pages of a list, whose rows move on
    r"404\.html|sitemap(-\d+)?\.xml|release\.json|(articles|sources|books(/topics/[\w-]+)?)/\d{1,3}/index\.html"
)
HEAD = """\
# Every address that this site was ever published at. Each of them has to keep working.
#
# `invoke publish` writes this file. Nobody edits it; commit it with the texts. When a page has moved, name its old
# address in the header of its text:
#
#     aliases: [/old-name/]
"""
HINT = "Nobody writes here by hand: go back to the file that was last committed, and publish again."
MERGED = "Delete the lines that git has left, and keep all the addresses between them."


@dataclass(frozen=True, order=True)
class Alias:
    """An old address as its author wrote it, and the page that names it.

    `path` is the file that it stands in, by its path from the project's root, `key` that of a source. `new` is the
    page's address, from the site's root without a slash in front; `title`, `summary` and `lang` are the page's. A draft
    has no page that anything could lead to. `part` is the header or the row that names it.
    """

    path: str
    key: str
    written: str
    new: str
    title: str
    summary: str
    lang: str
    draft: bool
    part: Part = field(default=Part(), compare=False)

    @property
    def owner(self) -> str:
        """What names it: a file, or a source in one."""
        return f"{self.key} in {self.path}" if self.key else self.path

    @property
    def file(self) -> str:
        """The file of the output at the old address."""
        return file_of(self.written)

    @property
    def old(self) -> str:
        """The old address, from the site's root without a slash in front."""
        return address_of(self.file)


def read(root: Path) -> tuple[dict[str, int], list[Problem]]:
    """The line of each published address, which begins without a slash, and what is wrong with other lines.

    There is nothing to read for a site, which lies at `root`, that was never published.
    """
    try:
        lines = read_text(root / FILE, FILE, LARGEST).split("\n")
    except FileNotFoundError:
        return {}, []
    except ContentError as error:
        return {}, error.problems
    found: dict[str, int] = {}
    problems = []
    for n, line in enumerate(map(str.strip, lines), 1):
        if ADDRESS.fullmatch(line):
            found.setdefault(line[1:], n)
        elif line and not line.startswith("#"):
            left = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
            message = f"the line “{line[:80]}” {path_fault(line)[0]}"
            problems.append(Problem(FILE, n, "ledger-line", message, MERGED if left else HINT))
    return found, problems


def recorded(root: Path, files: Iterable[str]) -> int:
    """Add what has been published to the ledger of the site that lies at `root`, and return how many addresses are new.

    `files` are all that readers may ask for, by their paths from the site's root; a page that leads on from an old
    address is one of them, since somebody may have come to use it.

    Raises:
        ContentError: the ledger that is there cannot be read; it stays as it is.
        OSError: it cannot be written; it stays as it is.
    """
    known, problems = read(root)
    if problems:
        raise ContentError(problems)
    new = {address_of(name) for name in files if lasts(name)} - known.keys()
    if new:
        file = root / FILE
        old = file.read_text("utf-8-sig").splitlines() if file.exists() else HEAD.splitlines()
        comments = [line for line in old if line.lstrip().startswith("#")]
        replace_file(file, "\n".join([*comments, "", *sorted(f"/{one}" for one in known.keys() | new), ""]))
    return len(new)


def lasts(name: str) -> bool:
    """Whether somebody may have kept the address of a file."""
    kept = PurePosixPath(name).suffix.lower() in LASTING and not PASSING.fullmatch(name)
    return kept and bool(ADDRESS.fullmatch(f"/{name}"))
