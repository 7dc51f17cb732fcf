"""What keeps a site from being published: it must not go live in a state that could hurt somebody.

A build may lack whatever only its owner knows; a published site may not. Whoever reads it has to know whose words these
are, and every number on it has to be answered. What a check finds counts too, down to the last warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from press import addresses
from press.owner import FILE, Site
from press.problems import Problem, Severity, line_where
from press.publish.model import Record, Release

NAMED = {  # what every published site says
    "owner": "the person or organisation that publishes the site",
    "contact": "how readers can reach the owner",
    "host": "the company or service that keeps the site online",
}

LETTERS = 2  # no person, company or service is called by fewer
HELD = re.compile(  # what people write where somebody else is to write something
    r"to ?do(\s*:.*)?|fix ?me|tb[acd]|x{2,}|placeholder|example|sample|lorem ipsum|your( \w+)+", re.IGNORECASE
)
NOBODY = re.compile(
    r"n/?a|none|nobody|unknown|test|(full )?name|owner|contact|e ?mail|address|host|company|organi[sz]ation"
    r"|\w+ here|(to be|not yet) \w+( in)?",
    re.IGNORECASE,
)


def refusals(root: Path, site: Site, found: Iterable[Problem]) -> list[Problem]:
    """All that stands against publishing the site at `root`, sorted; `found` is what a check has found."""
    counting = [problem for problem in found if problem.severity is not Severity.ADVICE]
    text = (root / FILE).read_text("utf-8")
    told = {(problem.path, problem.line) for problem in counting if problem.code == "owner-missing"}
    lacking = [problem for problem in _lacking(site, text) if (problem.path, problem.line) not in told]
    return sorted({*counting, *lacking})


def vanished(root: Path, standing: Record | None, release: Release) -> list[Problem]:
    """Addresses that readers have now and would lose, though the ledger of the site at `root` knows nothing of them.

    It was never committed, or got lost; what stands on the host was published all the same.
    """
    if standing is None or standing.preview:
        return []
    known, _ = addresses.read(root)
    lost = sorted(standing.files.keys() - release.record.files.keys())
    found = [addresses.address_of(name) for name in lost if addresses.lasts(name)]
    return [_gone(f"/{old}") for old in found if old not in release.redirects and old not in known]


def _gone(old: str) -> Problem:
    hint = f"Add to the header of the page that took its place: aliases: [{old}]"
    return Problem(addresses.FILE, 0, "address-gone", f"{old} stands on the host, and nothing here has it", hint)


def _lacking(site: Site, text: str) -> Iterator[Problem]:
    if not site.address.startswith("https://"):
        wrong = f"is “{site.address}”, which is not https" if site.address else "is empty"
        hint = "Write the https address at which readers will find the site, such as https://example.org"
        yield Problem(FILE, _line(text, "address"), "publish-address", f"“address” {wrong}", hint)
    for name, meaning in NAMED.items():
        if wrong := _unnamed(getattr(site, name)):
            hint = f"Write {meaning}. Never fill it in with a guess."
            yield Problem(FILE, _line(text, name), "publish-owner", f"“{name}” {wrong}", hint)


def _unnamed(value: str) -> str:
    """Why a value names nobody and leads to nobody, or nothing."""
    if not value.strip():
        return "is empty"
    words, mailbox = _bare(value), _bare(value.partition("@")[0])
    named = sum(letter.isalpha() for letter in words) >= LETTERS
    held = HELD.fullmatch(mailbox) or NOBODY.fullmatch(words)
    return "" if named and not held else f"is “{value}”, which only holds the place of a name"


def _bare(value: str) -> str:
    """Its words, without what people put around them to be seen."""
    return re.sub(r"[\s._-]+", " ", value).strip(" <>[](){}\"'“”*…?!")


def _line(text: str, name: str) -> int:
    return line_where(text, rf"^\s*{name}\s*=")
