"""Writes the page, and says where it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from support import REPOSITORY

from gallery.frames import SCHEMES, State, frame
from gallery.states import states

PAGE = REPOSITORY / ".build/gallery/index.html"


def gallery(shown: Iterable[State]) -> str:
    """The page, with these states."""
    parts = [(part, list(found)) for part, found in groupby(shown, lambda state: state.part)]
    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.get_template("gallery.html").render(parts=parts, schemes=SCHEMES, frame=frame)


def main() -> None:
    """Write it, unpublished."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(gallery(states()), "utf-8", newline="\n")
    print(PAGE.as_uri())  # noqa: T201 - this is its answer


if __name__ == "__main__":
    main()
