"""What only the owner can clear: facts that pages print and nobody has given, helplines that nobody has compared.

Readers must be able to tell whose words these are and how to reach them, and must find no number that nobody has
compared: publishing refuses without. Of who wrote, reviewed, hosts and pays, the page says “not yet named”: advice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from press import helplines, owner
from press.helplines import Helpline
from press.owner import Site
from press.problems import Problem, line_of, line_where

NEEDED = {"owner", "contact"}  # publishing refuses while one of these is not named


def check_facts(
    root: Path, site: Site, printed: Iterable[tuple[str, str]], in_articles: Collection[str] = ()
) -> Iterator[Problem]:
    """A problem for each fact that is printed and empty.

    Args:
        root: the folder that holds content/.
        site: the owner's facts.
        printed: pairs of a fact's name and the page that prints it.
        in_articles: the names of facts that every article prints; they are told only if a page prints them too.
    """
    text = _text(root / owner.FILE)
    pages: dict[str, list[str]] = {}
    for name, page in printed:
        pages.setdefault(name, []).append(page)
    for name, where in sorted(pages.items()):
        if not getattr(site, name):
            line = line_where(text, rf"^[^\w\n]*{name}\b")
            places = ", ".join(sorted(where)) + (" and every article" if name in in_articles else "")
            message = f"“{name}” is empty, and printed on {places}"
            code = "owner-missing" if name in NEEDED else "fact-missing"
            yield Problem(owner.FILE, line, code, message, "The page says “not yet named” until you fill it in.")


def check_home(root: Path, site: Site, lines: Iterable[Helpline]) -> Iterator[Problem]:
    """A warning when no line of the home country can stand in the bar of every page."""
    if site.country and not any(
        line.call_to and site.country in line.countries for line in lines if not line.emergency
    ):
        message = f"no line to call serves “{site.country}”, so the bar shows those marked for it"
        hint = "Look at the code (GB is the United Kingdom), or add a line of your country to helplines.toml."
        yield Problem(
            owner.FILE, line_where(_text(root / owner.FILE), r"^country\s*="), "helpline-country", message, hint
        )


def check_helplines(root: Path, lines: Iterable[Helpline]) -> Iterator[Problem]:
    """A warning for each helpline whose number nobody has compared with the service's own page."""
    text = _text(root / helplines.FILE)
    for line in lines:
        if line.to_compare and not line.checked_on:
            at = line_of(text, f'id = "{line.id}"')
            message = f"nobody has compared {line.name} ({line.place}) with its own page"
            yield Problem(helplines.FILE, at, "helpline-unchecked", message, "Compare it: invoke helplines")


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""
