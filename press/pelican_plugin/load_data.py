"""What every page may print, read once a build before anything else: a Pelican plugin.

The data files, what they say, and the words of the interface go into Pelican's settings, under names of ours, where the
other plugins find them; so do the build's list of problems, and what is known of files while they are read.
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
from press.content.references import read_references
from press.content.site_info import Site, read_site
from press.content.starting_points import read_starting_points
from press.core.files import unsafe_places
from press.core.problems import ContentError, Problem, shown
from press.core.report import stop_plainly

NOBODY = Site(name="?", tagline="?", language="en", leave_to="/")  # stands in for a site.toml that cannot be read
Strings = dict[str, dict[str, Any]]


def read_strings(files: DataFiles, theme: Path, language: str) -> tuple[Strings, list[Problem]]:
    """The words of the interface by language, one TOML file each in theme/strings/; the site's own must be there."""
    places = sorted({*(theme / "strings").glob("*.toml"), theme / "strings" / f"{language}.toml"})
    read = [(place.stem, files.toml(shown(place, files.root))) for place in places]
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
    settings.update(
        PROBLEMS=[*problems, *more, *wrong, *_nameless(helplines, strings[site.language]["countries"])],
        READ=[],  # every text as it was read: its header and its document
        REFUSED=set(),  # paths of texts that could not be shown at all
        PICTURES={},  # each picture that is published, by its path
        USED_MEDIA=set(),  # paths of pictures that a text shows
        MOVED={},  # where old addresses lead
        ALIASES=[],  # the same, with what stands on the pages at them
        FINDINGS={},  # what draws each figure of findings, by its path
        SITE=site,
        HELPLINES=helplines,
        REFERENCES=references,
        LOGS=logs,  # what has changed in each article, by its folder
        STARTING_POINTS=starts,
        STRINGS=strings,
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
