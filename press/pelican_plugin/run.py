"""The one spot where a build runs Pelican, and where what Pelican says becomes problems.

Pelican's default run logs an error, drops the page and exits with 0. Here its log is read: whatever it warns of is a
problem of the build. A template or a settings file that breaks is a problem too, with its own file and line; and if the
code itself breaks, its traceback goes into a file and not to the author.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any, NamedTuple

import pelican
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound
from pelican.log import LimitFilter
from pelican.settings import get_settings_from_file, read_settings

from press.content.front_matter import FrontMatter
from press.content.site_info import Site
from press.core.documents import Document
from press.core.page import Page
from press.core.problems import ContentError, Problem, path_of
from press.pelican_plugin.load_data import NOBODY
from press.pelican_plugin.settings import check as check_settings
from press.pelican_plugin.state import Build

Moved = Mapping[str, str]


class Compiled(NamedTuple):
    """What compiling gave: problems, the owner's facts, redirects, all texts with their headers, all pages."""

    problems: list[Problem]
    site: Site
    moved: Moved
    read: list[tuple[FrontMatter, Document]]
    pages: list[Page]


def compile_site(root: Path, settings_file: str, stage: Path, **given: Any) -> Compiled:
    """Compile the site at `root` into `stage`.

    Args:
        root: the folder that holds the settings file, content/ and theme/.
        settings_file: its name.
        stage: where the pages are written.
        given: settings that count more than the file's.
    """
    problems: list[Problem] = []
    settings: dict[str, Any] = {}
    listener = BufferingHandler(sys.maxsize)
    listener.setLevel(logging.WARNING)
    logger = logging.getLogger("pelican")
    logger.addHandler(listener)
    pelican.console.quiet = True
    LimitFilter._raised_messages.clear()  # noqa: SLF001 - it would keep back what an earlier build in this process said
    LimitFilter._group_count.clear()  # noqa: SLF001 - the same
    try:
        settings = _settings(root / settings_file, stage, given)
        problems.extend(check_settings(get_settings_from_file(str(root / settings_file)), root))
        maker = pelican.Pelican(settings)
        if not listener.buffer:  # a plugin that cannot be loaded is logged, and the site built without it
            maker.run()
    except ContentError as error:
        problems.extend(error.problems)
    except Exception as error:  # noqa: BLE001 - whatever it is, an author must not meet it
        problems.append(_told(error, root, stage))
    finally:
        pelican.console.quiet = False
        logger.removeHandler(listener)
    build: Build | None = settings.get("BUILD")
    problems.extend(build.problems if build else [])
    broken = [_crash(e, stage.parent) for r in listener.buffer if (e := _exception(r))]
    problems.extend(broken or _logged(listener.buffer, build.refused if build else set(), root / "content"))
    if build is None:
        return Compiled(problems, NOBODY, {}, [], [])
    moved = {one.old: one.new for one in build.index.redirects} if build.index else {}
    return Compiled(problems, build.data.site, moved, build.read, [*build.pages.values()])


def _settings(file: Path, stage: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    override = {"OUTPUT_PATH": str(stage), "STOP_ON_PROBLEMS": False, "DEBUG": True, **given}  # DEBUG keeps exceptions
    try:
        settings: dict[str, Any] = read_settings(str(file), override=override)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - settings are code, and code can do anything
        frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).parent == file.parent]
        at = getattr(error, "filename", None) or (frames[-1].filename if frames else file)
        line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else 0) or 0
        message = f"cannot be run: {type(error).__name__}: {error}"
        raise ContentError([Problem(Path(at).name, line, "setting-broken", message)]) from None
    return settings


def _logged(records: list[logging.LogRecord], refused: set[str], content: Path) -> list[Problem]:
    """Pelican's own messages as problems, but for those that we tell better ourselves."""
    found = []
    for record in records:
        head, *rest = map(str.strip, record.getMessage().splitlines())
        message = " ".join([head, *sorted(rest)])  # Pelican lists files in any order
        first = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
        about = path_of(Path(first), content)  # its path from content/, if it is a file there
        refusal = message.startswith("Could not process") and about in refused
        if not (refusal or message.startswith(("Empty alt attribute", "Other images have empty alt"))):
            code = "address-outside" if "outside output path" in message else "pelican"
            path = f"content/{about}" if about.endswith(".md") else "content"
            found.append(Problem(path, 0, code, message.replace(str(content), "content")))
    return found


def _exception(record: logging.LogRecord) -> BaseException | None:
    """What our own code raised where Pelican catches everything, unless it is how we refuse a file."""
    error = record.exc_info[1] if record.exc_info else None
    return None if isinstance(error, ContentError) else error


def _told(error: Exception, root: Path, stage: Path) -> Problem:
    """What stopped Pelican, told as far as possible as somebody's mistake with its place."""
    if isinstance(error, OSError) and not isinstance(error, TemplateError):
        place = Path(str(error.filename or root))
        if place.is_relative_to(stage.parent):
            raise error  # the disk refuses: no fault of the content
        message = f"cannot be read: {error.strerror}"
        return Problem(path_of(place, root), 0, "file-unreadable", message, "Give yourself the right to read it.")
    if isinstance(error, UnicodeDecodeError) and (file := _not_utf8(root / "theme")):
        return Problem(path_of(file, root), 0, "file-encoding", "the file is not UTF-8 text", "Save it again as UTF-8.")
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(root / "theme")]
    if frames or isinstance(error, TemplateError | PelicanTemplateNotFound):
        return _template(error, frames, root)
    return _crash(error, stage.parent)


def _template(error: Exception, frames: list[traceback.FrameSummary], root: Path) -> Problem:
    """A template's mistake, at the deepest place in a template that the traceback knows."""
    message = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateNotFound):
        message = f"there is no template or style “{error.name}”"
    hint = "A template is handed page, site, strings, styles, script and policy, and nothing else."
    if isinstance(error, TemplateSyntaxError):
        return Problem(path_of(Path(error.filename or "theme"), root), error.lineno, "template-broken", message)
    place = Path(frames[-1].filename) if frames else root / "theme"
    return Problem(path_of(place, root), (frames[-1].lineno or 0) if frames else 0, "template-broken", message, hint)


def _not_utf8(folder: Path) -> Path | None:
    """A file of the theme that is not UTF-8 text, if there is one."""
    for file in sorted(folder.rglob("*.*")):
        try:
            file.read_text("utf-8")
        except UnicodeDecodeError:
            return file
    return None


def _crash(error: BaseException, build_dir: Path) -> Problem:
    """The code's own mistake, with its traceback put where whoever mends it finds it."""
    with suppress(OSError):
        (build_dir / "crash.txt").write_text("".join(traceback.format_exception(error)), "utf-8")
    hint = "This is not your fault. Please report it, with the file .build/crash.txt."
    return Problem("press", 0, "build-broken", f"the build itself broke: {type(error).__name__}: {error}", hint)
