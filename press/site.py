"""What only the owner knows, the helplines, and the words of the interface: a Pelican plugin.

Three files are read once a build, before anything else, and reach the templates as `site` and `strings`. What nobody
has filled in stays empty, and pages say so; nothing here has a made-up default.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from press import data
from press.problems import Problem, line_of

SITE, HELPLINES = "content/site.toml", "content/helplines.toml"


@dataclass(frozen=True)
class Site:
    """`content/site.toml`. Empty text means that the owner has not said."""

    name: str
    tagline: str
    language: str
    leave_to: str
    address: str = ""
    owner: str = ""
    contact: str = ""
    host: str = ""
    country: str = ""
    pays: str = ""
    reviewers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Helpline:
    """One row of `content/helplines.toml`: seen by us on `seen_on`, and rung by us on `rung_on` if that is there."""

    id: str
    name: str
    place: str
    countries: tuple[str, ...]
    hours: str
    cost: str
    seen_in: str
    seen_on: datetime.date
    for_whom: str = ""
    also: str = ""
    call: str = ""
    call_to: str = ""
    text: str = ""
    text_to: str = ""
    text_body: str = ""
    web: str = ""
    rung_on: datetime.date | None = None
    emergency_number: str = ""
    emergency: bool = False
    bar: bool = False


FACTS = ("owner", "contact", "host", "country", "pays", "reviewers")


def read_site(root: Path) -> tuple[Site | None, list[Problem]]:
    """The owner's facts, and what is wrong with them."""
    values, text, problems = data.load(root / SITE, SITE)
    if problems:
        return None, problems
    site, problems = data.fill(Site, values, text, SITE)
    if site and site.address and not re.fullmatch(r"https?://[^\s/]+(/[^\s?#]*[^\s?#/])?", site.address):
        hint = "Write it like https://example.org, without a slash at its end, or leave it empty."
        problems.append(Problem(SITE, line_of(text, "address"), "“address” is no address of a site", hint))
    return site, problems


def read_helplines(root: Path) -> tuple[list[Helpline], list[Problem]]:
    """The helplines in the file's order, and what is wrong with them."""
    values, text, problems = data.load(root / HELPLINES, HELPLINES)
    lines: list[Helpline] = []
    for row, part in zip(values.get("helpline", []), _parts(text), strict=False):
        line, wrong = data.fill(Helpline, row, part, HELPLINES)
        lines.extend([line] if line else [])
        problems.extend(wrong)
    return lines, [*problems, *_unreachable(lines)]


def _parts(text: str) -> Iterator[str]:
    """The text of each row, padded with the lines above it so that its lines count from the file's top."""
    starts = [found.start() for found in re.finditer(r"^\[\[helpline\]\]", text, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield "\n" * text.count("\n", 0, start) + text[start:end]


def _unreachable(lines: list[Helpline]) -> Iterator[Problem]:
    for line in lines:
        if not (line.call_to or line.text_to or line.web):
            yield Problem(
                HELPLINES, 0, f"“{line.id}” has no call_to, text_to or web", "A reader must be able to reach it."
            )
        if not re.fullmatch(r"[\d+]*", line.call_to + line.text_to):
            yield Problem(HELPLINES, 0, f"“{line.id}”: call_to and text_to are digits only", "call = is what is shown.")


def read_strings(theme: Path) -> dict[str, dict[str, Any]]:
    """The words of the interface, by language: one TOML file a language in theme/strings/."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted((theme / "strings").glob("*.toml"))}


def _load(pelican: Any) -> None:
    """Put what was read where the other plugins find it: in Pelican's settings, under names of ours."""
    settings = pelican.settings
    root = Path(settings["PATH"]).parent
    site, problems = read_site(root)
    helplines, more = read_helplines(root)
    site = site or Site(name="?", tagline="?", language="en", leave_to="/")
    settings.update(
        PROBLEMS=[*problems, *more],
        SITE=site,
        HELPLINES=helplines,
        STRINGS=read_strings(Path(settings["THEME"])),
        SITENAME=site.name,
        SITEURL=site.address,
        DEFAULT_LANG=site.language,
    )


def register() -> None:
    """Called by Pelican once a build."""
    signals.initialized.connect(_load)
