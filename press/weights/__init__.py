"""What each page weighs when a good host sends it, and how much it may weigh.

A reader on a bad line waits for answers. A server sends ten packets and then waits to hear that they have come, so a
page that fits in them is there at once, whole and styled; one byte more costs another round. Pages grow a little at a
time and nobody sees it, so every build weighs them all.

    budgets  how much each kind of page may weigh, and how much script it may carry
    wire     how many bytes a page is on the wire
    pieces   what a page is made of, and what of it has grown
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from press.checks.addresses import address_of
from press.problems import Problem
from press.weights import pieces, wire
from press.weights.budgets import BUDGETS, SCRIPTS, budget_of

KIND = re.compile(rb'<body class="on-([\w-]+)"')
ADVICE = "Take something out, or move a part to a page of its own; README.md, “When a page is too heavy”, says how."


@dataclass(frozen=True)
class Weight:
    """One page.

    `name` is its file from the site's root, `kind` what the theme calls it, `sent` its bytes on the wire, and `scripts`
    the bytes of the scripts in it.
    """

    name: str
    kind: str
    sent: int
    scripts: int


def weigh(folder: Path, kept: Path) -> list[Weight]:
    """Every page below a folder, drafts too. `kept` is the file that spares weighing what has not changed."""
    pages = {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.html"))}
    sizes = wire.compressed(pages.values(), kept)
    return [
        Weight(name, _kind(page), wire.head(name, size) + size, pieces.scripts(page.decode()))
        for (name, page), size in zip(pages.items(), sizes, strict=True)
    ]


def too_heavy(weights: Iterable[Weight], folder: Path, output: Path) -> Iterator[Problem]:
    """A problem for each page that is over a budget.

    Args:
        weights: the pages below `folder`.
        folder: where they lie.
        output: the last site that was handed over. Its pages fitted, so what grew is told against them, and nothing
            else has to be kept.
    """
    for page in weights:
        most = budget_of(page.kind)
        if page.sent > most:
            message = f"weighs {page.sent:,} bytes as it is sent; a page of its kind ({page.kind}) may weigh {most:,}"
            hint = f"{_what_grew(page.name, most, folder, output)}\n{ADVICE}"
            yield Problem(page.name, 0, "page-heavy", message, hint)
        if page.scripts > SCRIPTS:
            message = f"carries {page.scripts:,} bytes of script; a page may carry {SCRIPTS:,}"
            yield Problem(page.name, 0, "page-heavy", message, "Take a script out of the theme, or make it shorter.")


def heaviest(weights: Iterable[Weight]) -> str:
    """The heaviest page of each kind, a line each: what it weighs, what it may weigh, its address."""
    most = {page.kind: page for page in sorted(weights, key=lambda page: page.sent)}
    rows = sorted(most.values(), key=lambda page: [*BUDGETS, page.kind].index(page.kind))
    return "\n".join(
        f"{page.kind:<8} {page.sent:>7,} of {budget_of(page.kind):>6,} bytes  {address_of(page.name)}" for page in rows
    )


def _kind(page: bytes) -> str:
    found = KIND.search(page)
    return found[1].decode() if found else "other"


def _what_grew(name: str, most: int, folder: Path, output: Path) -> str:
    """What is new since the page last fitted; where that is not known, what weighs most."""
    now, before = folder / name, output / name
    fitted = before.is_file() and wire.weight(name, before.read_bytes()) <= most
    if fitted and (grown := pieces.growth(_text(now), _text(before))):
        return f"Since the last build that fitted: {grown}."
    return f"Its largest pieces: {pieces.largest(_text(now))}."


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace")
