"""What every page may print, read once a build before anything else: a Pelican plugin.

The data files, the owner's facts, the helplines, the logs and the words of the interface go into the build, which
readers, generators and the writer find in Pelican's settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from pelican.plugins import signals

from press.content.changelog import read_logs
from press.content.data_files import DataFiles
from press.content.helplines import Helpline, read_helplines
from press.content.index import Data
from press.content.references import read_references
from press.content.site_info import Site, read_site
from press.content.starting_points import read_starting_points
from press.core.files import unsafe_places
from press.core.problems import ContentError, Problem, path_of
from press.core.report import stop_plainly
from press.pages.theme import Theme
from press.pelican_plugin.state import Build

NOBODY = Site(name="?", tagline="?", language="en", leave_to="/")  # stands in for a site.toml that cannot be read
Strings = dict[str, dict[str, Any]]


def read_strings(files: DataFiles, theme: Path, language: str) -> tuple[Strings, list[Problem]]:
    """The words of the interface by language, one TOML file each in theme/strings/; the site's own must be there."""
    places = sorted({*(theme / "strings").glob("*.toml"), theme / "strings" / f"{language}.toml"})
    read = [(place.stem, files.toml(path_of(place, files.root))) for place in places]
    return {lang: dict(file.values) for lang, file in read}, [problem for _, file in read for problem in file.problems]


def newest_first(article: Any) -> tuple[float, str]:
    """The order of articles; those of one day stand in the order of their addresses, however they were found."""
    return -article.date.timestamp(), article.url


def _load(pelican: Any) -> None:
    settings = pelican.settings
    content = Path(settings["PATH"])
    if unsafe := list(unsafe_places(content, "content")):
        _give_up(settings, unsafe)  # Pelican would follow, or wait
    files: DataFiles = settings.setdefault("FILES", DataFiles(content.parent))
    read, problems = read_site(files)
    site = read or NOBODY
    helplines, more = read_helplines(files)
    references, wrong = read_references(files, site.foreign_hosts)
    problems = [*problems, *more, *wrong]
    strings, unusable = read_strings(files, Path(settings["THEME"]), site.language)
    if unusable:
        _give_up(settings, [*problems, *unusable])  # no page can be made without words
    logs, more = read_logs(files)
    starts, wrong = read_starting_points(files)
    problems += [*more, *wrong, *_nameless(helplines, strings[site.language]["countries"])]
    data = Data(site, strings, helplines, references, logs, starts, settings["UNCHECKED"])
    settings.update(
        BUILD=Build(files, data, problems, Theme(Path(settings["THEME"]))),
        SITENAME=site.name,
        SITEURL=site.address,
        DEFAULT_LANG=site.language,
        ARTICLE_ORDER_BY=newest_first,
    )


def _nameless(lines: Iterable[Helpline], names: Iterable[str]) -> Iterator[Problem]:
    """Codes of countries in the helplines that no country has; they would be shown to readers as they are."""
    hint = "Look at the spelling; if it is right, add its name to [countries] in theme/strings/."
    unknown = {code: line.part for line in reversed([*lines]) for code in {*line.countries}.difference(names)}
    for code, part in unknown.items():
        line, message = part.where(rf'"{re.escape(code)}"'), f"“{code}” is no country's code known here"
        yield Problem(part.path, line, "data-value", message, hint)


def _give_up(settings: dict[str, Any], problems: list[Problem]) -> NoReturn:
    """Nothing can be shown at all."""
    if settings["STOP_ON_PROBLEMS"]:
        stop_plainly(problems)
    raise ContentError(problems)


def register() -> None:
    """Called by Pelican once a build."""
    signals.initialized.connect(_load)
