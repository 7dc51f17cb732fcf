"""Who is behind a page, who has read it, and what was wrong in it, as templates print it."""

from __future__ import annotations

from collections.abc import Iterable

from press.content.changelog import Correction, Log
from press.content.index import Text
from press.content.schemas import OF_AN_ARTICLE
from press.content.site_info import Person, Site
from press.pages.model import PageView
from press.pages.words import Strings, day_in_words

SHOWN = 5  # entries of a log at an article's end: a correction must never be the byte that stops a build


def facts(site: Site, names: Iterable[str]) -> dict[str, str]:
    """Facts of site.toml as text."""
    given = {name: getattr(site, name) for name in names}
    return {name: value if isinstance(value, str) else named(value) for name, value in given.items()}


def named(people: Iterable[Person]) -> str:
    """People as a list of names and roles."""
    return "; ".join(f"{person.name}, {person.role}" for person in people)


def facts_of_an_article(site: Site, page: PageView, strings: Strings) -> dict[str, str]:
    """Who is behind an article, and who has read this one. A reviewer of other articles is neither told nor missing."""
    found = facts(site, OF_AN_ARTICLE)
    if page.reviewed:
        found["reviewed"] = f"{named(site.reviewer)} ({day_in_words(page.reviewed, strings)})"
    elif not site.reviewer:
        found["reviewed"] = ""
    return found


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
