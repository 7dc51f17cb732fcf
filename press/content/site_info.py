"""What only the owner knows: `content/site.toml`.

What nobody has filled in stays empty, and pages say so; nothing here has a made-up default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from press.content import data_files
from press.core import link_rules, urls
from press.core.problems import Problem, line_where

FILE = "content/site.toml"
KINDS = (
    "home",
    "article",
    "section",
    "page",
    "help",
    "404",
    "list",
    "source",
    "sources",
    "books",
    "shelf",
    "book",
    "moved",
)  # of pages, by their templates
LANGUAGE = re.compile("[a-z]{2,3}")
PAGE = re.compile(r"https?://\S+")
NO_PAGE = "is no web address: write it like https://www.wikipedia.org/"


@dataclass(frozen=True)
class Person:
    """Somebody who agrees to be named. `role` is what they bring to the text, in their own words."""

    name: str
    role: str


@dataclass(frozen=True)
class Site:
    """The site and its owner. Empty text means that the owner has not said.

    `short_name` stands in the browser's tab, the history and notifications, where others may read it; `leave_on` are
    the kinds of page that have “Leave”; `foreign_hosts` are those of `link_rules.url_fault`. The rows `author` and
    `reviewer` are people.
    """

    name: str
    tagline: str
    language: str
    leave_to: str
    leave_on: tuple[str, ...] = ("article", "section", "help")
    foreign_hosts: tuple[str, ...] = ()
    short_name: str = ""
    address: str = ""
    owner: str = ""
    contact: str = ""
    host: str = ""
    country: str = ""
    pays: str = ""
    publish_to: str = ""
    author: tuple[Person, ...] = ()
    reviewer: tuple[Person, ...] = ()


def read_site(root: Path) -> tuple[Site | None, list[Problem]]:
    """The owner's facts, from the site that lies at `root`, and what is wrong with them."""
    values, text, problems = data_files.load(root / FILE, FILE)
    if problems:
        return None, problems
    site, problems = data_files.fill(Site, values, text, FILE)
    rough, unread = data_files.rough(Site, values)
    named = site and LANGUAGE.fullmatch(site.language)  # else there are no words that pages could be made with
    return site if named else None, [*problems, *_wrong(rough, unread, text)]


def _wrong_addresses(site: Site) -> dict[str, str]:
    """What is wrong with the addresses that pages make links of, by their names."""
    found = {
        "leave_to": link_rules.url_fault(site.leave_to, None) if PAGE.fullmatch(site.leave_to) else NO_PAGE,
        "address": urls.site_fault(site.address) if site.address else "",
        "contact": _no_way(site.contact) if site.contact.strip() else "",
    }
    return {name: told for name, told in found.items() if told}


def _no_way(contact: str) -> str:
    """Why readers could not reach the owner by what is given."""
    if PAGE.fullmatch(contact):
        return link_rules.url_fault(contact, None)
    if "@" in contact and "://" not in contact:
        return link_rules.url_fault(f"mailto:{contact}") and "is no e-mail address: write it like name@example.org"
    return "is neither an e-mail address nor a web address, so no reader could use it"


def _wrong(site: Site, unread: frozenset[str], text: str) -> Iterator[Problem]:
    """What the kind of a value cannot say."""
    found = {name: "is empty" for name in ("name", "tagline", "language") if not getattr(site, name).strip()}
    if site.language and not LANGUAGE.fullmatch(site.language):
        found["language"] = "is no language's code: write two or three small letters, like en"
    found |= _wrong_addresses(site)
    if site.country and not re.fullmatch("[A-Z]{2}", site.country):
        found["country"] = "is no country's code: write two capital letters, like IE"
    if strangers := sorted(set(site.leave_on) - set(KINDS)):
        found["leave_on"] = f"names no kind of page with “{strangers[0]}”: there are {', '.join(KINDS)}"
    for row in ("author", "reviewer"):
        if any(not (person.name.strip() and person.role.strip()) for person in getattr(site, row)):
            found[row] = "needs words in name and in role"
    for name, wrong in found.items():
        if name not in unread:
            line = line_where(text, rf"^(?:\[\[\s*)?{name}\s*[]=]")
            yield Problem(FILE, line, "data-value", f"“{name}” {wrong}")
