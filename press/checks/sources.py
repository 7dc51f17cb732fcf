"""A problem at every line of a source that has it: the one way from a content object to file and line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from press.problems import Problem
from press.text.locate import lines_where


def tell(content: Any, pattern: str, code: str, message: str, hint: str) -> Iterator[Problem]:
    """A problem for each line of a content's file in whose prose a regular expression matches; one without, if none.

    `content` is Pelican's; only its path and its document are asked for.
    """
    for line in lines_where(text_of(content), pattern) or [0]:
        yield Problem(shown(content), line, code, message, hint)


def shown(content: Any) -> str:
    """What problems call a content's file."""
    return f"content/{content.get_relative_source_path()}"


def text_of(content: Any) -> str:
    """A content's file as its author wrote it."""
    return str(content.document.text)
