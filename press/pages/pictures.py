"""Pictures as pages show them: with their size, so that nothing moves when they come, and with lighter copies.

Each was named and read before the first page; when a page is put together, it is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from press.content.index import file_named
from press.images.model import Picture, copy_name
from press.pages.fragment import Attributes, written
from press.pages.links import Links

COLUMN = 544  # pixels: the measure of 34rem at the usual size
SIZES = "(min-width: 37rem) 34rem, 92vw"  # the measure, and where it does not fit, the window without its gutters


def show(links: Links, late: bool, url: str, attrs: Attributes, below: bool) -> str:
    """A picture's markup; nothing when it is none of ours.

    Args:
        links: the links of the text that shows it.
        late: whether all of that text surely stands below the first screen.
        url: where it is, as its author wrote it.
        attrs: its attributes, fitted to the page.
        below: whether a heading stands above it.
    """
    path = file_named(url, links.source.path)
    picture = links.record.keep("picture", path, links.record.pictures.get(path))
    if picture is None:
        return ""
    asked = attrs.get("width") or ""
    width = int(asked) if asked.isdecimal() and int(asked) else picture.width
    height = max(1, round(width * picture.height / picture.width))
    size = {"width": str(width), "height": str(height)}
    loading = {"loading": "lazy"} if late or below else {}
    image = written("img", {**size, "decoding": "async", **loading, **attrs, **size})
    offers = "".join(_offers(picture, links.root + path, width))
    return f"<picture>{offers}{image}</picture>" if offers else image


def _offers(picture: Picture, address: str, width: int) -> Iterator[str]:
    """A `<source>` for each kind of copy. `address` is where the picture is, by the name that its author knows."""
    sizes = SIZES if width >= COLUMN else f"min({width}px, 92vw)"
    for kind, copies in groupby(picture.copies, lambda copy: copy.kind):
        srcset = ", ".join(f"{copy_name(address, picture, copy)} {copy.width}w" for copy in copies)
        yield written("source", {"type": f"image/{kind}", "srcset": srcset, "sizes": sizes})
