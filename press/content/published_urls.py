"""`content/addresses.txt`: every address that was ever published, one a line as people write it.

A host forgets, and so does whoever renames a file; so the ledger lies in the repository, and each build holds the site
against it. It only ever grows. Publishing writes it, and nobody else does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from press.core.files import read_text
from press.core.problems import ContentError, Problem
from press.core.urls import ADDRESS, address_of, path_fault

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
        _write(root / FILE, known.keys() | new)
    return len(new)


def lasts(name: str) -> bool:
    """Whether somebody may have kept the address of a file."""
    kept = PurePosixPath(name).suffix.lower() in LASTING and not PASSING.fullmatch(name)
    return kept and bool(ADDRESS.fullmatch(f"/{name}"))


def _write(file: Path, addresses: Collection[str]) -> None:
    """Write the ledger in one step, under the comments that it has already."""
    old = file.read_text("utf-8-sig").splitlines() if file.exists() else HEAD.splitlines()
    comments = [line for line in old if line.lstrip().startswith("#")]
    new = file.with_name(f".{file.name}.new")  # with a dot in front, what is left after a crash is no stray of content/
    new.write_text("\n".join([*comments, "", *sorted(f"/{one}" for one in addresses), ""]), "utf-8", newline="\n")
    new.replace(file)
