"""Names in a settings file that nothing reads.

Pelican takes any upper-case name in silence, so that a misspelt setting changes nothing and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from press.problems import Problem, line_where, nearest

OURS = {"STOP_ON_PROBLEMS"}
UNLISTED = {"TIMEZONE"}  # Pelican reads it, and has no default for it


def check(names: Iterable[str], file: Path) -> Iterator[Problem]:
    """A problem for each name that neither Pelican nor we read. `file` is the settings file that set them."""
    known = {*DEFAULT_CONFIG, *OURS, *UNLISTED}
    text = file.read_text("utf-8")
    for name in sorted(set(names) - known):
        line = line_where(text, rf"\b{re.escape(name)}\b")
        yield Problem(file.name, line, "setting-unknown", f"nothing reads the setting {name}", nearest(name, known))
