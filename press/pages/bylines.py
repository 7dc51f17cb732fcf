"""Who is behind a page, who has read it, and what was wrong in it, as templates print it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from press.content.changelog import Correction, Log
from press.content.index import Text
from press.content.schemas import OF_AN_ARTICLE
from press.content.site_info import Person, Site
from press.pages.model import Fact, PageView
from press.pages.words import Strings, day_in_words

SHOWN = 5  # entries of a log at an article's end: a correction must never be the byte that stops a build


def fact(site: Site, name: str) -> Fact:
    """A fact of site.toml as text, with a link where it is an address."""
    given = getattr(site, name)
    value = given if isinstance(given, str) else named(given)
    if re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        return Fact(name, value, f"mailto:{value}")
    return Fact(name, value, value if re.fullmatch(r"https?://\S+", value) else "")


def named(people: Iterable[Person]) -> str:
    """People as a list of names and roles."""
    return "; ".join(f"{person.name}, {person.role}" for person in people)


def facts_of_an_article(site: Site, page: PageView, strings: Strings) -> list[Fact]:
    """Who is behind an article, and who has read this one. A reviewer of other articles is neither told nor missing."""
    facts = [fact(site, name) for name in OF_AN_ARTICLE]
    if page.reviewed:
        return [*facts, Fact("reviewed", f"{named(site.reviewer)} ({day_in_words(page.reviewed, strings)})", "")]
    return facts if site.reviewer else [*facts, Fact("reviewed", "", "")]


def origin(site: Site, page: PageView, strings: Strings) -> str:
    """How an article was made, and who has read it: nobody, until its own header gives the day."""
    if page.reviewed is None:
        return str(strings["unread"])
    day = day_in_words(page.reviewed, strings)
    return str(strings["read"].format(day=day, people=named(site.reviewer)))


def corrections(logs: Iterable[tuple[Text, Log]]) -> list[tuple[Text, Correction]]:
    """The corrections of many articles, each with its article; the newest first, then by the articles' addresses."""
    found = [(article, entry) for article, log in logs for entry in log.correction]
    return sorted(found, key=lambda pair: (-pair[1].on.toordinal(), pair[0].url))
