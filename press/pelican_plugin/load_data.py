"""What every page may print, read once a build before anything else.

The data files, the owner's facts, the helplines, the logs and the words of the interface go into the build, which
readers, generators and the writer find in Pelican's settings. Pelican takes any upper-case name for a setting, so a
misspelt one would change nothing; that is reported too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from press.content.changelog import read_logs
from press.content.data_files import DataFiles
from press.content.helplines import Helpline, read_helplines
from press.content.index import Data
from press.content.references import read_references
from press.content.site_info import read_site
from press.content.starting_points import read_starting_points
from press.core.files import unsafe_places
from press.core.problems import ContentError, Problem, nearest, path_of
from press.core.report import stop_plainly
from press.pages.theme import Theme
from press.pelican_plugin.state import NOBODY, Build

OURS = {"STOP_ON_PROBLEMS", "TRUSTED_HTML", "UNCHECKED", "BOOK_URL", "BOOK_SAVE_AS"}
KNOWN = {*DEFAULT_CONFIG, *OURS, "TIMEZONE"}  # Pelican reads the last one, and has no default for it
ADDED = {"BUILD", "DEBUG", "FEED_DOMAIN"}  # by the build, and by Pelican itself
Strings = dict[str, dict[str, Any]]


def load(pelican: Any) -> None:
    """Fill the build, or stop it where no page can be made."""
    settings = pelican.settings
    content, theme = Path(settings["PATH"]), Path(settings["THEME"])
    build: Build = settings.setdefault("BUILD", Build(DataFiles(content.parent)))
    build.theme = Theme(theme)
    build.problems += unknown(settings, content.parent)
    _need(settings, unsafe_places(content, "content"))  # Pelican would follow, or wait
    site, problems = read_site(build.files)
    site = site or NOBODY
    helplines, more = read_helplines(build.files)
    references, wrong = read_references(build.files, site.foreign_hosts)
    build.problems += [*problems, *more, *wrong]
    strings, unusable = read_strings(build.files, theme, site.language)
    _need(settings, unusable)
    logs, problems = read_logs(build.files)
    starts, more = read_starting_points(build.files)
    build.problems += [*problems, *more, *_nameless(helplines, strings[site.language]["countries"])]
    build.data = Data(site, strings, helplines, references, logs, starts, settings["UNCHECKED"])
    settings.update(SITEURL=site.address, DEFAULT_LANG=site.language, ARTICLE_ORDER_BY=newest_first)


def read_strings(files: DataFiles, theme: Path, language: str) -> tuple[Strings, list[Problem]]:
    """The words of the interface by language, one TOML file each in theme/strings/; the site's own must be there."""
    places = sorted({*(theme / "strings").glob("*.toml"), theme / "strings" / f"{language}.toml"})
    read = [(place.stem, files.toml(path_of(place, files.root))) for place in places]
    return {lang: dict(file.values) for lang, file in read}, [problem for _, file in read for problem in file.problems]


def newest_first(article: Any) -> tuple[float, str]:
    """The order of articles; those of one day stand in the order of their addresses, however they were found."""
    return -article.date.timestamp(), article.url


def _nameless(lines: Iterable[Helpline], names: Iterable[str]) -> Iterator[Problem]:
    """Codes of countries in the helplines that no country has; they would be shown to readers as they are."""
    hint = "Look at the spelling; if it is right, add its name to [countries] in theme/strings/."
    unknown = {code: line.part for line in reversed([*lines]) for code in {*line.countries}.difference(names)}
    for code, part in unknown.items():
        line, message = part.where(rf'"{re.escape(code)}"'), f"“{code}” is no country's code known here"
        yield Problem(part.path, line, "data-value", message, hint)


def _need(settings: dict[str, Any], problems: Iterable[Problem]) -> None:
    """Stop if there is a problem with what no page can be made without."""
    if wrong := [*problems]:
        if settings["STOP_ON_PROBLEMS"]:
            stop_plainly([*settings["BUILD"].problems, *wrong])
        raise ContentError(wrong)


def unknown(settings: Mapping[str, Any], root: Path) -> Iterator[Problem]:
    """A problem for each name that neither Pelican nor we read."""
    for name in sorted(settings.keys() - KNOWN - ADDED):
        yield Problem(*place(root, name), "setting-unknown", f"nothing reads the setting {name}", nearest(name, KNOWN))


def place(root: Path, name: str) -> tuple[str, int]:
    """The settings file, and the last line of it, that sets a name."""
    for file in (root / "publishconf.py", root / "pelicanconf.py"):
        lines = file.read_text("utf-8", "replace").splitlines() if file.exists() else []
        found = [number for number, line in enumerate(lines, 1) if re.search(rf"\b{name}\b.*=", line)]
        if found:
            return file.name, found[-1]
    return "pelicanconf.py", 0
