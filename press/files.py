"""Files as authors leave them: read whole, or refused with a reason.

Everything that a build reads comes through here, so that a picture named `.md`, a file of another system's encoding, or
fifty megabytes of brackets is told in one sentence and costs no time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from press.problems import ContentError, Problem

LARGEST = 200_000  # bytes; about 30,000 words, far more than a page for readers
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_text(file: Path, shown: str) -> str:
    """A text or data file, with one newline character at the end of each line.

    Args:
        file: where it is.
        shown: what problems call it.

    Raises:
        ContentError: it is too large, not UTF-8, or holds a character that no text needs.
        FileNotFoundError: it is not there.
    """
    size = file.stat().st_size
    if size > LARGEST:
        hint = f"It has {size:,} bytes; the most is {LARGEST:,}. Split it into sections."
        raise ContentError([Problem(shown, 0, "file-size", "the file is too large", hint)])
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "Save it again in your editor with the encoding UTF-8."
        raise ContentError([Problem(shown, line, "file-encoding", "the file is not UTF-8 text", hint)]) from None
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"a control character (number {ord(found[0])}) is in this line"
        raise ContentError([Problem(shown, line, "file-character", message, "Delete it, or write the line again.")])
    return text


def wandering_links(folder: Path, shown: str) -> Iterator[Problem]:
    """A problem for each symbolic link below a folder that leads out of it, to nothing, or to a folder above itself.

    Whoever walks the folder follows them: a page could show a file of the system, and a loop has no end.
    """
    inside = folder.resolve()
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            if path.is_symlink() and not _stays(path, inside):
                at = f"{shown}/{path.relative_to(folder).as_posix()}"
                hint = "Put a copy of the file here instead of a link."
                yield Problem(at, 0, "file-link", "a symbolic link that leads out of content/, or nowhere", hint)


def _stays(link: Path, inside: Path) -> bool:
    """Whether a link leads to a file below `inside`; a link to a folder may make a loop, so it never does."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and target.is_relative_to(inside)
