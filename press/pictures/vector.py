"""The size of an SVG, from its first tag: its width and height, or the box that it draws in."""

from __future__ import annotations

import re

from press.pictures.model import Picture, PictureError
from press.tags import TagReader

BEGINNING = 100_000  # bytes in which the first tag has to stand
PIXELS = re.compile(r"\s*(\d*\.?\d+)(?:px)?\s*")
BOX = re.compile(r"(?:[\s,]*-?[\d.]+){2}[\s,]+([\d.]+)[\s,]+([\d.]+)\s*")


def read(raw: bytes) -> Picture:
    """An SVG's size in CSS pixels.

    Raises:
        PictureError: it is no SVG, or says no size.
    """
    reader = _FirstTag()
    reader.feed(raw[:BEGINNING].decode("utf-8", "replace"))
    if reader.found is None:
        raise PictureError("picture-broken", "is no SVG", "Export it again as SVG.")
    given = {name: value or "" for name, value in reader.found.items()}
    width, height = (PIXELS.fullmatch(given.get(name, "")) for name in ("width", "height"))
    box = BOX.fullmatch(given.get("viewbox", ""))
    sides = (float(width[1]), float(height[1])) if width and height else (float(box[1]), float(box[2])) if box else ()
    if not sides or not all(sides):
        raise PictureError("picture-broken", "does not say its size", 'Give its <svg> tag a viewBox="0 0 400 300".')
    return Picture(max(1, round(sides[0])), max(1, round(sides[1])))


class _FirstTag(TagReader):
    """The attributes of the first `<svg>`; the parser gives their names in small letters."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        if tag == "svg" and self.found is None:
            self.found = dict(attrs)
