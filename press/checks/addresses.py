"""Every page has an address of its own, inside the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from press.core.problems import Problem
from press.core.urls import is_inside, url_path


def check(written: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """The problems of what would be written.

    Args:
        written: pairs of a file in the output and the source that becomes it, both with forward slashes; a file that
            is empty text is not written.
    """
    seen: dict[str, str] = {}
    for file, source in sorted(written, key=lambda pair: (pair[1].startswith("content/"), pair[1])):  # last: to be told
        if not file:
            continue
        if not is_inside(file):
            yield Problem(source, 0, "address-outside", f"would be written to “{file}”, outside the output folder")
        elif file in seen:
            hint = "Rename one of the two."
            yield Problem(source, 0, "address-twice", f"has the same address as {seen[file]}: {url_path(file)}", hint)
        seen.setdefault(file, source)
