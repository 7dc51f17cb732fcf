"""What only the owner can clear: facts that pages print and nobody has given, helplines that nobody has rung.

These are warnings: the site is built and says plainly what is missing, and publishing refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from press import helplines, owner
from press.helplines import Helpline
from press.owner import Site
from press.problems import Problem, line_of, line_where


def check_facts(
    root: Path, site: Site, printed: Iterable[tuple[str, str]], in_articles: Collection[str] = ()
) -> Iterator[Problem]:
    """A warning for each fact that is printed and empty.

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
            yield Problem(
                owner.FILE, line, "owner-missing", message, "The page says “not yet named” until you fill it in."
            )


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
    """A warning for each helpline that nobody has rung. An emergency number is never rung to test it."""
    text = _text(root / helplines.FILE)
    for line in lines:
        if line.rung_on is None and not (line.emergency or line.directory):
            at = line_of(text, f'id = "{line.id}"')
            hint = "Ring or text it, then write: rung_on = 2026-11-30 (the day, without quotes)."
            yield Problem(
                helplines.FILE, at, "helpline-unrung", f"nobody of us has rung {line.name} ({line.place})", hint
            )


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""
