"""What every page may print, read once a build before anything else: a Pelican plugin.

The owner's facts, the helplines, the logs and the words of the interface go into Pelican's settings, under names of
ours, where the other plugins find them; so do the build's list of problems, and what is known of files while they are
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from pelican.plugins import signals

from press.content import data_files
from press.content.changelog import read_logs
from press.content.helpline import Helpline
from press.content.helplines import FILE, read_helplines
from press.content.references import read_references
from press.content.site_info import Site, read_site
from press.content.starting_points import read_starting_points
from press.core.files import unsafe_places
from press.core.problems import ContentError, Problem, line_where
from press.core.report import stop_plainly

NOBODY = Site(name="?", tagline="?", language="en", leave_to="/")  # stands in for a site.toml that cannot be read
Strings = dict[str, dict[str, Any]]


def read_strings(theme: Path, language: str) -> tuple[Strings, list[Problem]]:
    """The words of the interface by language, one TOML file each in theme/strings/; the site's own must be there."""
    found: Strings = {}
    problems: list[Problem] = []
    for file in sorted({*(theme / "strings").glob("*.toml"), theme / "strings" / f"{language}.toml"}):
        found[file.stem], _, wrong = data_files.load(file, f"theme/strings/{file.name}")
        problems += wrong
    return found, problems


def newest_first(article: Any) -> tuple[float, str]:
    """The order of articles; those of one day stand in the order of their addresses, however they were found."""
    return -article.date.timestamp(), article.url


def _load(pelican: Any) -> None:
    settings = pelican.settings
    content = Path(settings["PATH"])
    if unsafe := list(unsafe_places(content, "content")):
        _give_up(settings, unsafe)  # Pelican would follow, or wait
    site, problems = read_site(content.parent)
    helplines, more = read_helplines(content.parent)
    references, wrong = read_references(content.parent, (site or NOBODY).foreign_hosts)
    logs, unread = read_logs(content.parent)
    starts, unusable = read_starting_points(content.parent)
    strings, rest = read_strings(Path(settings["THEME"]), (site or NOBODY).language)
    if rest:
        _give_up(settings, [*problems, *more, *wrong, *rest])  # no page can be made without words
    names = strings[(site or NOBODY).language]["countries"]
    settings.update(
        PROBLEMS=[*problems, *more, *wrong, *unread, *unusable, *_nameless(helplines, names, content.parent)],
        READ=[],  # every text as it was read: its header and its document
        REFUSED=set(),  # paths of texts that could not be shown at all
        PICTURES={},  # each picture that is published, by its path
        USED_MEDIA=set(),  # paths of pictures that a text shows
        MOVED={},  # where old addresses lead
        ALIASES=[],  # the same, with what stands on the pages at them
        FINDINGS={},  # what draws each figure of findings, by its path
        SITE=site or NOBODY,
        HELPLINES=helplines,
        REFERENCES=references,
        LOGS=logs,  # what has changed in each article, by its folder
        STARTING_POINTS=starts,
        STRINGS=strings,
        SITENAME=(site or NOBODY).name,
        SITEURL=(site or NOBODY).address,
        DEFAULT_LANG=(site or NOBODY).language,
        ARTICLE_ORDER_BY=newest_first,
    )


def _nameless(lines: list[Helpline], names: Mapping[str, str], root: Path) -> Iterator[Problem]:
    """Codes of countries in the helplines that no country has; they would be shown to readers as they are."""
    hint = "Look at the spelling; if it is right, add its name to [countries] in theme/strings/."
    for code in sorted({code for line in lines for code in line.countries} - names.keys()):
        line = line_where((root / FILE).read_text("utf-8"), rf'"{re.escape(code)}"')
        yield Problem(FILE, line, "data-value", f"“{code}” is no country's code known here", hint)


def _give_up(settings: dict[str, Any], problems: list[Problem]) -> NoReturn:
    """Nothing can be shown at all."""
    if settings["STOP_ON_PROBLEMS"]:
        stop_plainly(problems)
    raise ContentError(problems)


def register() -> None:
    """Called by Pelican once a build."""
    signals.initialized.connect(_load)
