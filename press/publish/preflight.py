"""What keeps a site from being published: it must not go live in a state that could hurt somebody.

A build may lack what only its owner knows; a published site may not lack its address, its owner and a way to reach
them. Every error and every warning of a check refuses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from press.content import published_urls
from press.content.site_info import FILE, Site
from press.core.codes import Severity
from press.core.problems import Problem, line_where
from press.core.urls import address_of
from press.publish.model import Record, Release

NAMED = {"owner": "the person or organisation that publishes the site", "contact": "how readers can reach the owner"}
PLACEHOLDER = re.compile(  # what people write where a name is to be written later
    r"\W*(to ?do(\s*:.*)?|fix ?me|tb[acd]|x{2,}|placeholder|example|sample|n/?a|none|nobody|unknown|\w+ here"
    r"|(to be|not yet) \w+|your[ ._-](full[ ._-])?(name|organi[sz]ation|company|e-?mail|address)\b.*)\W*(@.*)?",
    re.IGNORECASE,
)


def refusals(root: Path, site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """Every problem that refuses publishing the site at `root`, sorted; `problems` are those of a strict check."""
    found = {problem for problem in problems if problem.severity is not Severity.ADVICE}
    found -= {problem for problem in found if problem.code == "owner-missing"}  # asked for below, on a page or not
    return sorted({*found, *_missing(site, (root / FILE).read_text("utf-8"))})


def lost_urls(root: Path, live: Record | None, release: Release) -> list[Problem]:
    """A problem for each page that readers have now and would lose, if the site's list of URLs does not know it.

    Args:
        root: the folder that holds content/, whose addresses.txt may have been lost, or never committed.
        live: the record of what is published now, if there is any.
        release: what is to be published.
    """
    if live is None or live.preview:
        return []
    lost = {address_of(name) for name in live.files.keys() - release.record.files if published_urls.lasts(name)}
    lost -= {*release.redirects, *published_urls.read(root)[0]}
    hint = "Add to the header of the page that took its place: aliases: [/{}]"
    wrong = "/{} is published, and nothing here replaces it"
    return [Problem(published_urls.FILE, 0, "address-gone", wrong.format(u), hint.format(u)) for u in sorted(lost)]


def _missing(site: Site, text: str) -> Iterator[Problem]:
    if not site.address.startswith("https://"):
        wrong = f"is “{site.address}”, which is not https" if site.address else "is empty"
        hint = "Write the https address at which readers will find the site, such as https://example.org"
        yield Problem(FILE, _line(text, "address"), "publish-address", f"“address” {wrong}", hint)
    for name, meaning in NAMED.items():
        if wrong := _unnamed(getattr(site, name)):
            hint = f"Write {meaning}. Never fill it in with a guess."
            yield Problem(FILE, _line(text, name), "publish-owner", f"“{name}” {wrong}", hint)


def _unnamed(value: str) -> str:
    """Why a value names nobody, or nothing."""
    if not value.strip():
        return "is empty"
    letters = sum(letter.isalpha() for letter in value)
    return f"is “{value}”, which is a placeholder" if letters < 2 or PLACEHOLDER.fullmatch(value) else ""  # noqa: PLR2004 - nobody's name has fewer


def _line(text: str, name: str) -> int:
    return line_where(text, rf"^\s*{name}\s*=")
