"""The headers of all texts, drafts too, as far as they can be read: what cannot be is told by the build."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from press.files import read_text
from press.places import place_of
from press.problems import ContentError
from press.schema import values
from press.schema.values import Raw
from press.text import frontmatter


@dataclass(frozen=True)
class Front:
    """The header of the text at `path`, from the project's root: what its keys say, and their lines."""

    path: str
    values: Mapping[str, Raw]
    lines: Mapping[str, int]

    def day(self, name: str) -> datetime.date | None:
        """The day that a key gives; None where there is none."""
        with suppress(ValueError, KeyError):
            return values.date(self.values[name]).date()
        return None


def fronts(root: Path) -> Iterator[Front]:
    """Each text in the content that lies at `root`, by its path."""
    for file in sorted((root / "content").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        if file.is_file() and place_of(path.removeprefix("content/")):
            with suppress(ContentError, OSError):
                front = frontmatter.read(read_text(file, path), path)
                yield Front(path, front.values, front.lines)
