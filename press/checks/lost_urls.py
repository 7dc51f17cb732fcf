"""Every address that was ever published still leads somewhere; where one does not, what probably took its place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from press.checks.addresses import written
from press.content import published_urls
from press.content.index import Index
from press.content.references import FILE
from press.core.problems import Problem
from press.core.urls import address_of, is_page

ALIKE = 0.6  # how much a new address must have in common with a lost one, unless they end in the same name
GUESSES = 100  # of so many addresses; whoever has lost more has done something to all of them
ELSE = "If another page did, add it to that one; if none did, to the one that says what became of it."


def check(index: Index, root: Path, made: Iterable[str]) -> Iterator[Problem]:
    """A problem for each published address that is gone, and for each line of the ledger that is none.

    None is called gone while a file cannot be read: it may be that file's. `root` holds content/; `made` are the files
    that the build itself adds to the output.
    """
    recorded, problems = published_urls.read(root)
    yield from problems
    if index.refused or index.references.broken:
        return
    standing = {address_of(file) for file, _, public in written(index, made) if file and public}
    standing |= {alias.old for alias in index.redirects}
    drafts = {text.url.removeprefix("drafts/"): text.document.path for text in index.all_texts if text.draft}
    new = {url: rows for url, rows in _rows(index) if url and url not in recorded}
    for n, address in enumerate(one for one in recorded if one not in standing):
        near = _nearest(address, new) if n < GUESSES else ""
        hint = _hint(f"/{address}", drafts.get(address, ""), new.get(near, ""))
        message = f"/{address} was published, and nothing stands there any more"
        yield Problem(published_urls.FILE, recorded[address], "address-gone", message, hint)


def _rows(index: Index) -> Iterator[tuple[str, str]]:
    """The address of each page, and the row with its old addresses to write where, to the letter; `{}` is one more."""
    for text in index.all_texts:
        if not text.draft and text.url != "404.html":
            rows = ", ".join([*text.front["aliases"], "{}"])
            yield text.url, f"In the header of {text.document.path}: aliases: [{rows}]"
    for key, one in index.references.items():
        yield one.address, f"Below [{key}] in {FILE}: aliases = {json.dumps([*one.aliases, '{}'])}"


def _nearest(address: str, new: Collection[str]) -> str:
    """The new address that is most like this one, first among those that end in the same name; nothing if none is."""
    same = [url for url in new if PurePosixPath(url).name == PurePosixPath(address).name]
    return next(iter(get_close_matches(address, same or new, 1, 0 if same else ALIKE)), "")


def _hint(address: str, draft: str, row: str) -> str:
    """What to do for an address that is gone, which a draft or the page with this row may have taken with it."""
    alias = f"aliases: [{address}]"
    if not is_page(address):
        back = "Put it back, or what it was made of. If that cannot be, add to the header of a page to read instead:"
        return f"{back} {alias}\nOnly hosts that know redirects lead on from a file that is no page."
    to_add = f"to the header of the page that took its place: {alias}"
    if draft:
        return f"{draft} is a draft now: publish it again.\nOr add {to_add}"
    if row:
        return f"This page has probably taken its place. {row.replace('{}', address)}\n{ELSE}"
    return f"Add {to_add}\n{ELSE}"
