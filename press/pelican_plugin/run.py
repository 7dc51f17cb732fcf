"""The one spot where a build runs Pelican, and the settings that it runs with.

Pelican's default run logs an error, drops the page and exits with 0. Here whatever it warns of is a problem of the
build.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

import pelican
from pelican.log import LimitFilter
from pelican.settings import read_settings

from press.content.data_files import DataFiles
from press.core.problems import ContentError, Problem
from press.pelican_plugin import failures
from press.pelican_plugin.load_data import place
from press.pelican_plugin.state import Build

PLUGIN, MADE = "press.pelican_plugin", "The site is made by it."


def compile_site(root: Path, settings_file: str, stage: Path, **given: Any) -> Build:
    """Compile the site at `root` into `stage`; the build says what was found.

    Args:
        root: the folder that holds the settings file, content/ and theme/.
        settings_file: its name.
        stage: where the pages are written.
        given: settings that count more than the file's.
    """
    build = Build(DataFiles(root))
    with _log() as records:
        try:
            settings = _settings(root / settings_file, {"OUTPUT_PATH": str(stage), **given})
            if PLUGIN not in (settings["PLUGINS"] or ()):
                where, message = place(root, "PLUGINS"), f"PLUGINS lacks {PLUGIN}"
                build.problems.append(Problem(*where, "setting-broken", message, MADE))
            maker = pelican.Pelican({**settings, "BUILD": build})
            if not records:  # a plugin that cannot be loaded is logged, and the site built without it
                maker.run()
        except ContentError as error:
            build.problems += error.problems
        except Exception as error:  # noqa: BLE001 - whatever it is, an author must not meet it
            build.problems.append(failures.problem_of(error, root, stage.parent))
    build.problems += failures.logged(records, root, stage.parent)
    return build


@contextmanager
def _log() -> Iterator[list[logging.LogRecord]]:
    """What Pelican warns of meanwhile; it prints nothing."""
    listener = BufferingHandler(sys.maxsize)
    listener.setLevel(logging.WARNING)
    logger = logging.getLogger("pelican")
    logger.addHandler(listener)
    pelican.console.quiet = True
    LimitFilter._raised_messages.clear()  # noqa: SLF001 - it would keep back what an earlier build in this process said
    LimitFilter._group_count.clear()  # noqa: SLF001 - the same
    try:
        yield listener.buffer
    finally:
        pelican.console.quiet = False
        logger.removeHandler(listener)


def _settings(file: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a file, which are code, and code can do anything."""
    override = {"STOP_ON_PROBLEMS": False, "DEBUG": True, **given}  # DEBUG keeps exceptions
    try:
        settings: dict[str, Any] = read_settings(str(file), override=override)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the same
        frames = traceback.extract_tb(error.__traceback__)
        places = [(f.filename, f.lineno or 0) for f in frames if Path(f.filename).parent == file.parent]
        if isinstance(error, SyntaxError):
            places.append((error.filename or str(file), error.lineno or 0))
        place, line = places[-1] if places else (file, 0)
        message = f"cannot be run: {type(error).__name__}: {error}"
        raise ContentError([Problem(Path(place).name, line, "setting-broken", message)]) from None
    return settings
