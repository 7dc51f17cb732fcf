"""What every page may print, read once a build before anything else: a Pelican plugin.

The owner's facts, the helplines, the logs and the words of the interface go into the build, which readers, generators
and the writer find in Pelican's settings.
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
from press.content.index import Data
from press.content.references import read_references
from press.content.site_info import Site, read_site
from press.content.starting_points import read_starting_points
from press.core.files import unsafe_places
from press.core.problems import ContentError, Problem, line_where
from press.core.report import stop_plainly
from press.pages.theme import Theme
from press.pelican_plugin.state import Build

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
    known = site or NOBODY
    data = Data(known, strings, helplines, references, logs, starts, settings["UNCHECKED"])
    found = [*problems, *more, *wrong, *unread, *unusable, *_nameless(helplines, names, content.parent)]
    settings.update(
        BUILD=Build(data, found, Theme(Path(settings["THEME"]))),
        SITENAME=known.name,
        SITEURL=known.address,
        DEFAULT_LANG=known.language,
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
