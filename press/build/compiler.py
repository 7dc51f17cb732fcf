"""The one spot where a build runs Pelican, and where what Pelican says becomes problems.

Pelican's default run logs an error, drops the page and leaves with 0. Here its log is read: whatever it warns of is a
problem of the build. A template that breaks is a problem too, with the template's own file and line.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

import pelican
from jinja2 import TemplateError, TemplateSyntaxError
from pelican.settings import read_settings
from pelican.writers import FileOverwriteFailedError

from press.problems import ContentError, Problem, shown
from press.site import Site


class Listener(logging.Handler):
    """Keeps what Pelican warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.records.append(record)


def compile_site(root: Path, settings_file: str, stage: Path) -> tuple[list[Problem], Site]:
    """Compile the site at `root` into `stage`; the problems met on the way, and the owner's facts."""
    override = {"OUTPUT_PATH": str(stage), "STOP_ON_PROBLEMS": False}
    settings = read_settings(str(root / settings_file), override=override)
    listener = Listener()
    logger = logging.getLogger("pelican")
    logger.addHandler(listener)
    pelican.console.quiet = True
    problems: list[Problem] = []
    try:
        maker = pelican.Pelican(settings)
        if not listener.records:  # a plugin that cannot be loaded is logged, and the site built without it
            maker.run()
    except ContentError as error:
        problems.extend(error.problems)
    except (TemplateError, FileOverwriteFailedError, pelican.generators.PelicanTemplateNotFound) as error:
        problems.append(_broken(error, root))
    finally:
        pelican.console.quiet = False
        logger.removeHandler(listener)
    problems.extend(settings["PROBLEMS"])
    return [*problems, *_logged(listener.records, problems)], settings["SITE"]


def _logged(records: list[logging.LogRecord], known: list[Problem]) -> list[Problem]:
    """Pelican's own messages as problems, but for its word that a file was refused, which we told better."""
    told = {problem.path for problem in known}
    found = []
    for record in records:
        refused = str(record.msg).startswith("Could not process") and record.args
        path = f"content/{Path(str(record.args[0])).as_posix()}" if refused else "content"  # type: ignore[index]
        if path not in told:
            found.append(Problem(path, 0, record.getMessage()))
    return found


def _broken(error: Exception, root: Path) -> Problem:
    """A template's mistake, at the deepest place in a template that the traceback knows."""
    message = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError):
        return Problem(shown(Path(error.filename or "theme"), root), error.lineno, message)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    if not frames:
        return Problem("theme", 0, message)
    last: Any = frames[-1]
    return Problem(shown(Path(last.filename), root), last.lineno, message)
