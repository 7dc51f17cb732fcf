"""Every address that was ever published still leads somewhere; where one does not, what probably took its place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from press.checks.addresses import written
from press.content import published_urls
from press.content.index import Index
from press.content.references import FILE
from press.core.problems import Problem
from press.core.urls import address_of, is_page

ALIKE = 0.75  # how sure the guess must be; a text that is new and a little alike is as good as an old one that is very
GUESSES = 100  # of so many addresses; whoever has lost more has done something to all of them
ELSE = "If another page did, add it to that one; if none did, to the one that says what became of it."


class Heir(NamedTuple):
    """A page that could have taken another one's place: its address, the file that names its aliases, and which.

    `key` is that of a source, whose row of the file it is.
    """

    url: str
    path: str
    aliases: tuple[str, ...]
    key: str = ""

    def told(self, address: str) -> str:
        """What to write where, to the letter, so that an address leads to it."""
        rows = [*self.aliases, f"/{address}"]
        if self.key:
            return f"Below [{self.key}] in {self.path}: aliases = {json.dumps(rows)}"
        return f"In the header of {self.path}: aliases: [{', '.join(rows)}]"


def check(index: Index, root: Path, made: Iterable[str]) -> Iterator[Problem]:
    """A problem for each published address that is gone, and for each line of the ledger that is none.

    None is called gone while a file cannot be read: it may be that file's.

    Args:
        index: the site.
        root: the folder that holds content/.
        made: the files that the build itself adds to the output.
    """
    recorded, problems = published_urls.read(root)
    yield from problems
    if index.refused or index.references.broken:
        return
    standing = {address_of(file) for file, _, public in written(index, made) if file and public}
    standing |= {alias.old for alias in index.redirects}
    drafts = {text.url.removeprefix("drafts/"): text.document.path for text in index.all_texts if text.draft}
    pages = (text for text in index.all_texts if not text.draft and text.url != "404.html")
    heirs = [Heir(text.url, text.document.path, tuple(text.front["aliases"])) for text in pages]
    heirs += [Heir(one.address, FILE, one.aliases, key) for key, one in index.references.items()]
    heirs.sort()
    for n, address in enumerate(one for one in recorded if one not in standing):
        message = f"/{address} was published, and nothing stands there any more"
        heir = _nearest(address, heirs, recorded) if n < GUESSES else None
        hint = _hint(address, drafts.get(address, ""), heir)
        yield Problem(published_urls.FILE, recorded[address], "address-gone", message, hint)


def _hint(address: str, draft: str, heir: Heir | None) -> str:
    """What to do for an address that is gone, which a draft or another page may have taken with it."""
    row = f"aliases: [/{address}]"
    if not is_page(address):
        back = "Put it back, or what it was made of. If that cannot be, add to the header of a page to read instead:"
        return f"{back} {row}\nOnly hosts that know redirects lead on from a file that is no page."
    if draft:
        return f"{draft} is a draft now: publish it again.\nOr add to the header of the page that took its place: {row}"
    if heir:
        return f"This page has probably taken its place. {heir.told(address)}\n{ELSE}"
    return f"Add to the header of the page that took its place: {row}\n{ELSE}"


def _nearest(address: str, heirs: Iterable[Heir], recorded: Collection[str]) -> Heir | None:
    """The page whose address is most like this one, if any is like it; one that was never published is the likelier."""

    def likeness(heir: Heir) -> float:
        same_name = PurePosixPath(heir.url).name == PurePosixPath(address).name
        new = heir.url not in recorded
        return same_name + new / 5 + SequenceMatcher(None, address, heir.url).ratio()

    best = max(heirs, key=likeness, default=None)
    return best if best and likeness(best) >= ALIKE else None
