"""What only the owner knows: `content/site.toml`.

What nobody has filled in stays empty, and pages say so; nothing here has a made-up default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.content.data_files import DataFiles, Row, blank, parse_partial
from press.core import link_rules, urls
from press.core.problems import Problem

FILE = "content/site.toml"
KINDS = (  # of pages, by their templates
    "home", "article", "section", "page", "help", "404", "list", "source", "sources", "books", "shelf", "book", "moved",
)  # fmt: skip
LANGUAGE = re.compile("[a-z]{2,3}")
PAGE = re.compile(r"https?://\S+")
NO_PAGE = "is no web address: write it like https://www.wikipedia.org/"


@dataclass(frozen=True)
class Person(Row):
    """Somebody who agrees to be named. `role` is what they bring to the text, in their own words."""

    name: str
    role: str


@dataclass(frozen=True)
class Site(Row):
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


def read_site(files: DataFiles) -> tuple[Site | None, list[Problem]]:
    """The owner's facts, and what is wrong with them."""
    file = files.toml(FILE)
    if file.problems:
        return None, file.problems
    site, problems = parse_partial(Site, file.values, file.part)
    usable = not problems and LANGUAGE.fullmatch(site.language)  # else there are no words to make pages with
    return site if usable else None, [*problems, *site.wrong(_wrong(site))]


def _wrong(site: Site) -> dict[str, str]:
    """What the kind of a value cannot say, by its name; empty where nothing is wrong."""
    language = "is no language's code: write two or three small letters, like en" if site.language else "is empty"
    country = "is no country's code: write two capital letters, like IE"
    unknown = sorted({*site.leave_on} - {*KINDS})
    kinds = unknown and f"names no kind of page with “{unknown[0]}”: there are {', '.join(KINDS)}"
    return {
        "name": blank(site.name),
        "tagline": blank(site.tagline),
        "language": "" if LANGUAGE.fullmatch(site.language) else language,
        "leave_to": link_rules.url_fault(site.leave_to, None) if PAGE.fullmatch(site.leave_to) else NO_PAGE,
        "leave_on": kinds or "",
        "address": site.address and urls.site_fault(site.address),
        "contact": _unreachable(site.contact) if site.contact.strip() else "",
        "country": "" if re.fullmatch("([A-Z]{2})?", site.country) else country,
        "author": _nameless(site.author),
        "reviewer": _nameless(site.reviewer),
    }


def _nameless(people: tuple[Person, ...]) -> str:
    named = all(person.name.strip() and person.role.strip() for person in people)
    return "" if named else "needs words in name and in role"


def _unreachable(contact: str) -> str:
    """Why readers could not reach the owner by what is given."""
    if PAGE.fullmatch(contact):
        return link_rules.url_fault(contact, None)
    if "@" in contact and "://" not in contact:
        return link_rules.url_fault(f"mailto:{contact}") and "is no e-mail address: write it like name@example.org"
    return "is neither an e-mail address nor a web address, so no reader could use it"
