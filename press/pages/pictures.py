"""What a text shows: pictures with their size, so that nothing moves when they come, and figures of findings.

Both are written alike, `![The hall](media/hall.jpg)` and `![What trials found](findings.toml)`. A picture was named and
read before the first page, and is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from press.content.index import file_named
from press.core.html import attributes, fragment
from press.images.model import Picture, copy_name
from press.pages.findings_table import figure_of
from press.pages.fragment import Attributes, written
from press.pages.links import Links

FINDINGS = "parts/findings/findings.html"
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


def draw_figures(tree: LexborHTMLParser, links: Links, template: Template, strings: Mapping[str, Any]) -> None:
    """Put a table in the place of each figure of findings in a text; one whose data is broken is left out.

    This is done before the text is fitted to its page, so that its links and its id are treated like any other.
    """
    for image in tree.css("figure > img:not([data-notes] *)"):
        given, place = attributes(image), image.parent
        path = file_named(given.get("src", ""), links.source.path)
        findings = links.record.find("figures", path)
        if place is None or path not in links.record.index.figures:
            continue
        caption = place.css_first("figcaption")
        asked = {"name": given.get("alt", ""), "id": given.get("id", ""), "strings": strings, "lang": links.source.lang}
        asked["caption"] = Markup(caption.inner_html if caption else "")
        keys = findings.sources if findings else ()
        asked["sources"] = {key: links.record.find("references", key) for key in keys}
        drawn = fragment(template.render(asked, figure=figure_of(findings)) if findings else "").root
        for part in drawn.iter(include_text=True) if drawn else ():
            place.insert_before(part)
        place.decompose()
