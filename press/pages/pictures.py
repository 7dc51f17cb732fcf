"""Pictures as pages show them: with their size, so that nothing moves when they come, and with lighter copies.

Before the first page every picture of the site is given the name under which it is published, also one that no text
shows: hosts tell by the name alone what may be kept for ever. Each that will be published is read, and what is wrong
with one is told where a text shows it, by the name that its author knows. When a page is put together, each picture on
it is looked up here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from press.addresses.aliases import article_of
from press.pages.fragment import Attributes, written
from press.pages.links import Links
from press.pictures import Copy, Picture, PictureError, Store, names
from press.places import IMAGE
from press.problems import Problem
from press.prose.document import Document
from press.text.locate import link_pattern

FOLDER = ".build/pictures"
HEAVIEST = 400_000  # bytes
COLUMN = 544  # pixels: the measure of 34rem at the usual size
SIZES = "(min-width: 37rem) 34rem, 92vw"  # the measure, and where it does not fit, the window without its gutters


class StaticCopy(NamedTuple):
    """A copy as Pelican's generator of static files wants it: where it is kept, and its file in the output."""

    source_path: str
    save_as: str


def prepare(context: dict[str, Any], content: Path) -> None:
    """Name every picture, read those that will be published into `PICTURES`, and put copies among the static files.

    Args:
        context: Pelican's context when all content is known.
        content: the folder of the content.
    """
    shown = _shown(context)
    files = {path: file for path, file in context["static_content"].items() if path in shown or IMAGE.search(path)}
    for path in filter(IMAGE.search, files):
        files[path].override_save_as = files[path].override_url = names.named(path, names.hash_of(content / path))
    published = {path: file for path, file in files.items() if is_shown(file, context)}
    store = Store(content.parent / FOLDER, _say)
    read = store.read({content / path: path in shown for path in published}, map(content.joinpath, files))
    for path in published:
        picture = read[content / path]
        context["PROBLEMS"].extend(_problems(content / path, picture, path, shown.get(path)))
        if isinstance(picture, Picture):
            context["PICTURES"][path] = picture
            context["staticfiles"].extend(_copies(picture, path))


def show(url: str, attrs: Attributes, links: Links, *, late: bool) -> str:
    """A picture's markup; nothing when it is none of ours.

    Args:
        url: where it is, as its author wrote it.
        attrs: its attributes, fitted to the page.
        links: the links of the text that shows it.
        late: whether it surely stands below the first screen.
    """
    file = links.media(url)
    picture = links.context["PICTURES"].get(file.get_relative_source_path()) if file else None
    if picture is None:
        return ""
    given = dict(attrs)
    asked = given.get("width") or ""
    width = int(asked) if asked.isdecimal() and int(asked) else picture.width
    height = max(1, round(width * picture.height / picture.width))
    own = {"width": str(width), "height": str(height), "decoding": "async", **({"loading": "lazy"} if late else {})}
    image = written("img", list(({**own, **given, "width": own["width"], "height": own["height"]}).items()))
    offers = "".join(_offers(picture, links.root + file.get_relative_source_path(), width))
    return f"<picture>{offers}{image}</picture>" if offers else image


def _offers(picture: Picture, address: str, width: int) -> Iterator[str]:
    """A `<source>` for each kind of copy. `address` is where the picture is, by the name that its author knows."""
    sizes = SIZES if width >= COLUMN else f"min({width}px, 92vw)"
    for kind, copies in groupby(picture.copies, lambda copy: copy.kind):
        srcset = ", ".join(f"{_name(address, picture, copy)} {copy.width}w" for copy in copies)
        yield written("source", [("type", f"image/{kind}"), ("srcset", srcset), ("sizes", sizes)])


def _copies(picture: Picture, path: str) -> Iterator[StaticCopy]:
    return (StaticCopy(str(copy.file), _name(path, picture, copy)) for copy in picture.copies)


def _name(path: str, picture: Picture, copy: Copy) -> str:
    return names.copy_named(path, picture.digits, copy.width, copy.kind)


def _shown(context: dict[str, Any]) -> dict[str, tuple[Any, str]]:
    """Every picture that a page shows, by its path, with the first text that does so and what stands there."""
    found: dict[str, tuple[Any, str]] = {}
    for _, content in sorted(context["generated_content"].items()):
        if content is not None and content.save_as:
            for url in content.rendered.pictures:
                if file := Links(content, context, "").media(url):
                    found.setdefault(file.get_relative_source_path(), (content, url))
    return found


def _problems(file: Path, picture: Picture | PictureError, path: str, place: tuple[Any, str] | None) -> list[Problem]:
    """What is wrong with a picture, told where a text first shows it, or else at its own file."""
    name = path.rpartition("/")[2]
    told: list[tuple[str, str, str]] = []
    if isinstance(picture, PictureError):
        told.append((picture.code, picture.message, picture.hint))
    elif (weight := file.stat().st_size) > HEAVIEST:
        message = f"weighs {weight / 1000:,.0f} kB; {HEAVIEST // 1000} kB are enough"
        told.append(("picture-heavy", message, "Save it smaller: 1,600 pixels wide, as a JPEG of quality 80."))
    if isinstance(picture, Picture) and picture.located:
        hint = (
            "The file is published as it is: take its place out. Windows: Properties, Details, Remove Properties;"
            f" macOS: Preview, Tools, Show Inspector, GPS; anywhere: exiftool -gps:all= -xmp:geotag= {name}"
        )
        told.append(("picture-location", "says where it was taken", hint))
    return [_problem(code, f"the picture “{name}” {wrong}", hint, path, place) for code, wrong, hint in told]


def _problem(code: str, message: str, hint: str, path: str, place: tuple[Any, str] | None) -> Problem:
    if place is None:
        return Problem(f"content/{path}", 0, code, message, hint)
    content, url = place
    document: Document = content.document
    return next(document.problems_at(link_pattern(url), code, message, hint))


def _say(number: int) -> None:
    """Tell somebody who watches why this takes its time."""
    if sys.stderr.isatty():
        sys.stderr.write(f"Making smaller copies of {number} picture{'' if number == 1 else 's'} …\n")


def is_shown(file: Any, context: dict[str, Any]) -> bool:
    """Whether a picture's article is written; production writes no drafts."""
    article = article_of(file, context)
    return article is not None and bool(article.save_as)
