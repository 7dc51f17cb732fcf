"""Names in a settings file that nothing reads.

Pelican takes any upper-case name in silence, so that a misspelt setting changes nothing and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from press.core.problems import Problem, nearest

OURS = {
    "STOP_ON_PROBLEMS", "TRUSTED_HTML", "UNCHECKED", "BOOK_URL", "BOOK_SAVE_AS", "DRAFT_BOOK_URL", "DRAFT_BOOK_SAVE_AS",
}  # fmt: skip
PLUGIN = "press.pelican_plugin"
UNLISTED = {"TIMEZONE"}  # Pelican reads it, and has no default for it


def check(settings: Mapping[str, Any], root: Path) -> Iterator[Problem]:
    """A problem for each name that neither Pelican nor we read, and for our plugin if it is left out.

    `settings` are those of a settings file in the folder `root`, which may have them from pelicanconf.py.
    """
    known = {*DEFAULT_CONFIG, *OURS, *UNLISTED}
    for name in sorted(settings.keys() - known):
        file, line = _place(root, name)
        yield Problem(file, line, "setting-unknown", f"nothing reads the setting {name}", nearest(name, known))
    if PLUGIN not in settings.get("PLUGINS", []):
        file, line = _place(root, "PLUGINS")
        yield Problem(file, line, "setting-broken", f"PLUGINS lacks {PLUGIN}", "The site is made by it.")


def _place(root: Path, name: str) -> tuple[str, int]:
    """The settings file, and the last line of it, that sets a name."""
    for file in ("publishconf.py", "pelicanconf.py"):
        text = (root / file).read_text("utf-8", "replace") if (root / file).exists() else ""
        lines = [n for n, line in enumerate(text.splitlines(), 1) if re.search(rf"\b{re.escape(name)}\b.*=", line)]
        if lines:
            return file, lines[-1]
    return "pelicanconf.py", 0
