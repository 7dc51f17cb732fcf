"""Every address that was ever published still leads somewhere; where one does not, what probably took its place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from press.content import published_urls
from press.content.index import Index
from press.content.references import FILE
from press.core.paths import place_of
from press.core.problems import Problem
from press.core.urls import is_page

MADE_OF = {"article": ("feed.xml",), "book": ("books.xml", "books/")}  # what the build makes out of texts of a kind
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


def check(index: Index, root: Path, standing: Collection[str]) -> Iterator[Problem]:
    """A problem for each published address that is gone, and for each line of the ledger that is none.

    Args:
        index: the site.
        root: the folder that holds content/.
        standing: every address that readers can ask for, from the site's root.
    """
    recorded, problems = published_urls.read(root)
    yield from problems
    gone = {one: line for one, line in recorded.items() if one not in standing and not _unread(one, index)}
    if not gone:
        return
    drafts = {text.url.removeprefix("drafts/"): text.document.path for text in index.all_texts if text.draft}
    pages = (text for text in index.all_texts if not text.draft and text.url != "404.html")
    heirs = [Heir(text.url, text.document.path, tuple(text.front["aliases"])) for text in pages]
    heirs += [Heir(one.address, FILE, one.aliases, key) for key, one in index.references.items()]
    heirs.sort()
    for n, (address, line) in enumerate(gone.items()):
        message = f"/{address} was published, and nothing stands there any more"
        heir = _nearest(address, heirs, recorded) if n < GUESSES else None
        hint = _hint(address, drafts.get(address, ""), heir)
        yield Problem(published_urls.FILE, line, "address-gone", message, hint)


def _unread(address: str, index: Index) -> bool:
    """Whether an address may be missing only because a file could not be read, which is told there."""
    if address.startswith("sources/") and index.references.broken:
        return True
    parts = address.rstrip("/").split("/")
    for place in filter(None, map(place_of, index.refused)):
        slug = "" if place.slug == "home" else place.slug
        if slug in parts or address.startswith(MADE_OF.get(place.kind, ("//",))):
            return True
    return False


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
        same_name = _name(heir.url) == _name(address)
        new = heir.url not in recorded
        return same_name + new / 5 + SequenceMatcher(None, address, heir.url).ratio()

    best = max(heirs, key=likeness, default=None)
    return best if best and likeness(best) >= ALIKE else None


def _name(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
