"""What only the owner knows: `content/site.toml`.

What nobody has filled in stays empty, and pages say so; nothing here has a made-up default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from press.content import values
from press.content.data_files import DataFiles, Row, parse_file
from press.core import link_rules, urls
from press.core.problems import Problem

FILE = "content/site.toml"
KINDS = (  # of pages, by their templates
    "home", "article", "section", "page", "help", "404", "list", "source", "sources", "books", "shelf", "book", "moved",
)  # fmt: skip
COUNTRY = values.matching("[A-Z]{2}", "is no country's code: write two capital letters, like IE")


def read_address(value: str) -> str:
    """The site's own address."""
    if fault := urls.site_fault(value):
        raise ValueError(fault)
    return value


def read_contact(value: str) -> str:
    """An e-mail address or a web address, by which readers can reach the owner."""
    if re.fullmatch(r"https?://\S+", value):
        return values.address(value)
    if link_rules.url_fault(f"mailto:{value}"):
        raise ValueError("is neither an e-mail address like name@example.org nor a web address, so nobody could use it")
    return value


@dataclass(frozen=True)
class Person(Row):
    """Somebody who agrees to be named. `role` is what they bring to the text, in their own words."""

    name: Annotated[str, values.filled]
    role: Annotated[str, values.filled]


@dataclass(frozen=True)
class Site(Row):
    """The site and its owner. Empty text means that the owner has not said.

    `short_name` stands in the browser's tab, the history and notifications, where others may read it; `leave_on` are
    the kinds of page that have “Leave”; `foreign_hosts` are those of `link_rules.url_fault`. The rows `author` and
    `reviewer` are people.
    """

    name: Annotated[str, values.filled]
    tagline: Annotated[str, values.filled]
    language: Annotated[str, values.language]
    leave_to: Annotated[str, values.address]
    leave_on: Annotated[tuple[str, ...], values.list_of(values.one_of(*KINDS))] = ("article", "section", "help")
    foreign_hosts: tuple[str, ...] = ()
    short_name: str = ""
    address: Annotated[str, read_address] = ""
    owner: str = ""
    contact: Annotated[str, read_contact] = ""
    host: str = ""
    country: Annotated[str, COUNTRY] = ""
    pays: str = ""
    publish_to: str = ""
    author: tuple[Person, ...] = ()
    reviewer: tuple[Person, ...] = ()


def read_site(files: DataFiles) -> tuple[Site | None, list[Problem]]:
    """The owner's facts as far as they can be read, None if no page can be made of them, and what is wrong."""
    site, problems = parse_file(Site, files.toml(FILE))
    return site if site.language else None, problems
