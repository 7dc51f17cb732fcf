"""Files as authors leave them: read whole, or refused with a reason.

Everything that a build reads comes through here, so that a picture named `.md`, a file of another system's encoding, or
fifty megabytes of brackets is refused in one sentence and costs no time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from press.core.invisible import INVISIBLE, describe, hidden
from press.core.problems import ContentError, Problem

LARGEST = 200_000  # bytes; about 30,000 words, far more than a page for readers
DEEPEST = 8  # levels of folders
PASSED_OVER = (".*", "*~", "#*#", "4913", "*.sw[nop]", "[Tt]humbs.db", "[Dd]esktop.ini")  # of editors and systems
COPY = "Put a copy of the file here, or take it away."


def read_text(file: Path, shown: str, largest: int = LARGEST, unseen: list[Problem] | None = None) -> str:
    """A text or data file of `largest` bytes at most, with one newline character at the end of each line.

    `shown` is what problems call it. Characters that nobody sees are added to `unseen` and taken out of the text, so
    that a caller can look for what else is wrong.

    Raises:
        ContentError: it is too large, may not be read, is not UTF-8, or holds such a character and `unseen` is missing.
        FileNotFoundError: it is not there.
    """
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= largest else b""
    except PermissionError as error:
        raise ContentError([_unreadable(shown, error)]) from None
    if size > largest:
        hint = f"It has {size:,} bytes; the most is {largest:,}. Split it into sections."
        raise ContentError([Problem(shown, 0, "file-size", "the file is too large", hint)])
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "Save it again in your editor with the encoding UTF-8."
        raise ContentError([Problem(shown, line, "file-encoding", "the file is not UTF-8 text", hint)]) from None
    if not hidden(text):
        return text
    hint = "Delete it, or write the line again."
    found = ((n, hidden(line)) for n, line in enumerate(text.split("\n"), 1))
    problems = [Problem(shown, n, "file-character", describe(one[0]), hint) for n, one in found if one]
    if unseen is None:
        raise ContentError(problems)
    unseen += problems
    return INVISIBLE.sub("", text)


def passed_over(file: Path) -> bool:
    """Whether a file is no author's work: an editor's or a system's, which comes and goes; a folder never is."""
    return any(fnmatchcase(file.name, name) for name in PASSED_OVER) and not file.is_dir()


def replace_file(file: Path, text: str) -> None:
    """Write a file in one step, so that whoever reads it finds the old text or the new one whole."""
    new = file.with_name(f".{file.name}.new")  # with a dot in front, what a crash leaves is no file of the site
    new.write_bytes(text.encode())
    if file.exists():
        shutil.copymode(file, new)
    new.replace(file)


def unsafe_places(folder: Path, shown: str) -> Iterator[Problem]:
    """A problem for everything below a folder that must not be walked into or read.

    A symbolic link could show a file of the system or make a loop, a pipe would be waited for without end, and a folder
    that may not be read would be passed over in silence.
    """
    unread: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unread.append):
        for path in (Path(place, name) for name in (*folders, *files)):
            if path.is_symlink() and passed_over(path):  # Emacs locks a file with a link to nothing
                continue
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                fault = "is a symbolic link" if path.is_symlink() else "is no plain file"
                yield Problem(f"{shown}/{path.relative_to(folder).as_posix()}", 0, "file-link", fault, COPY)
        if len(Path(place).relative_to(folder).parts) > DEEPEST:
            folders.clear()
            most = f"{DEEPEST} levels are the most."
            yield Problem(f"{shown}/…", 0, "file-link", "folders are nested too deep", most)
    for error in unread:
        yield _unreadable(f"{shown}/{Path(str(error.filename)).relative_to(folder).as_posix()}", error)


def _unreadable(path: str, error: OSError) -> Problem:
    hint = "Give yourself the right to read it."
    return Problem(path, 0, "file-unreadable", f"cannot be read: {error.strerror}", hint)
