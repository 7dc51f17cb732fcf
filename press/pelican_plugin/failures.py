"""What Pelican logs and what breaks, as problems.

A template that breaks has its own file and line. If the code itself breaks, its traceback goes into a file and not to
the author.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from press.core.problems import ContentError, Problem, path_of

OTHERS = ("Empty alt attribute", "Other images have empty alt")  # that we report with their lines


def logged(records: Iterable[logging.LogRecord], root: Path, build_dir: Path) -> list[Problem]:
    """What Pelican warned of; if our own code broke where Pelican catches everything, then only that."""
    broken: list[Problem] = []
    found: list[Problem] = []
    for record in records:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            found += _message(record, root / "content")
        elif not isinstance(error, ContentError):  # which is how we refuse a file
            broken.append(_crash(error, build_dir))
    return broken or found


def _message(record: logging.LogRecord, content: Path) -> Iterator[Problem]:
    """A message of Pelican's own, at the text that it is about."""
    head, *rest = map(str.strip, record.getMessage().splitlines())
    if not head.startswith(OTHERS):
        message = " ".join([head, *sorted(rest)])  # Pelican lists files in any order
        first = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
        about = path_of(Path(first), content)  # its path from content/, if it is a file there
        path = f"content/{about}" if about.endswith(".md") else "content"
        code = "address-outside" if "outside output path" in message else "pelican"
        yield Problem(path, 0, code, message.replace(str(content), "content"))


def problem_of(error: Exception, root: Path, build_dir: Path) -> Problem:
    """What stopped Pelican, as far as possible as somebody's mistake with its place.

    Raises:
        OSError: the disk refuses, which is no fault of the content.
    """
    if isinstance(error, OSError) and not isinstance(error, TemplateError):
        place = Path(str(error.filename or root))
        if place.is_relative_to(build_dir):
            raise error
        message = f"cannot be read: {error.strerror}"
        return Problem(path_of(place, root), 0, "file-unreadable", message, "Give yourself the right to read it.")
    if isinstance(error, UnicodeDecodeError):
        for file in sorted((root / "theme").rglob("*.*")):
            if file.read_bytes() == error.object:
                hint = "Save it again as UTF-8."
                return Problem(path_of(file, root), 0, "file-encoding", "the file is not UTF-8 text", hint)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(root / "theme")]
    if frames or isinstance(error, TemplateError):
        return _template(error, frames, root)
    return _crash(error, build_dir)


def _template(error: Exception, frames: list[traceback.FrameSummary], root: Path) -> Problem:
    """A template's mistake, at the deepest place in a template that the traceback knows."""
    if isinstance(error, TemplateSyntaxError):
        place, line, hint = error.filename or "theme", error.lineno, ""
    else:
        place, line = (frames[-1].filename, frames[-1].lineno or 0) if frames else (str(root / "theme"), 0)
        hint = "A template is handed page, site, strings, styles, script and policy, and nothing else."
    message = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateNotFound):
        message = f"there is no template or style “{error.name}”"
    return Problem(path_of(Path(place), root), line, "template-broken", message, hint)


def _crash(error: BaseException, build_dir: Path) -> Problem:
    """The code's own mistake, with its traceback put where whoever mends it finds it."""
    with suppress(OSError):
        (build_dir / "crash.txt").write_text("".join(traceback.format_exception(error)), "utf-8")
    hint = "This is not your fault. Please report it, with the file .build/crash.txt."
    return Problem("press", 0, "build-broken", f"the build itself broke: {type(error).__name__}: {error}", hint)
