"""A drawing in SVG: its size."""

from __future__ import annotations

import re
from pyexpat import ExpatError

from press.pictures.drawing import Drawing
from press.pictures.model import Picture, PictureError

PIXELS = re.compile(r"\s*(\d*\.?\d+)(?:px)?\s*")
NUMBER = r"\d*\.?\d+(?:e[+-]?\d\d?)?"
BOX = re.compile(rf"\s*-?{NUMBER}[\s,]+-?{NUMBER}[\s,]+({NUMBER})[\s,]+({NUMBER})\s*", re.IGNORECASE)
LONGEST = 1_000_000  # of a side, in pixels


def read(raw: bytes) -> Picture:
    """An SVG's size in CSS pixels.

    Raises:
        PictureError: it is no SVG, says no size, or does something.
    """
    drawing = Drawing()
    try:
        drawing.parser.Parse(raw, True)
    except (ExpatError, ValueError, LookupError) as error:
        raise PictureError("picture-broken", "is no SVG", f"Export it again as SVG ({error}).") from None
    drawing.finish()
    given = drawing.found
    width, height = (PIXELS.fullmatch(given.get(name, "")) for name in ("width", "height"))
    box = BOX.fullmatch(given.get("viewBox", ""))
    sides = (float(width[1]), float(height[1])) if width and height else (float(box[1]), float(box[2])) if box else ()
    if not sides or not all(0 < side <= LONGEST for side in sides):
        raise PictureError("picture-broken", "does not say its size", 'Give its <svg> tag a viewBox="0 0 400 300".')
    return Picture(max(1, round(sides[0])), max(1, round(sides[1])))
