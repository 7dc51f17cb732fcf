"""Pictures, named and read before the first page.

Every picture of the site is given the name under which it is published, also one that no text shows: hosts tell by the
name alone what may be kept for ever. Each that will be published is read, and what is wrong with one is told where a
text shows it, by the name that its author knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from press.content.index import Index, Text, file_named
from press.core.paths import IMAGE
from press.core.problems import Problem
from press.images.model import Picture, PictureError, copy_name, hash_of, hashed_name
from press.images.store import read_picture

FOLDER = ".build/pictures"
HEAVIEST = 400_000  # bytes


class StaticCopy(NamedTuple):
    """A copy as Pelican's generator of static files wants it: where it is kept, and its file in the output."""

    source_path: str
    save_as: str


def name_pictures(static_content: Mapping[str, Any], content: Path) -> None:
    """Give every picture among Pelican's static files, by their paths, the name under which it is published."""
    for path in filter(IMAGE.search, static_content):
        file = static_content[path]
        file.override_save_as = file.override_url = hashed_name(path, hash_of(content / path))


def read_pictures(index: Index, content: Path) -> tuple[dict[str, Picture], list[Problem]]:
    """Every picture that is published and can be shown, by its path, and what is wrong with any."""
    shown, found, problems = _shown(index), dict[str, Picture](), list[Problem]()
    for path in index.media:
        if (path in shown or IMAGE.search(path)) and is_published(path, index):
            picture = read_picture(content.parent / FOLDER, content / path, copies=path in shown)
            problems += _problems(content / path, picture, path, shown.get(path))
            if isinstance(picture, Picture):
                found[path] = picture
    return found, problems


def copies(pictures: Mapping[str, Picture]) -> Iterator[StaticCopy]:
    """The lighter copies of pictures, for Pelican to publish."""
    for path, picture in pictures.items():
        yield from (StaticCopy(str(copy.file), copy_name(path, picture, copy)) for copy in picture.copies)


def is_published(path: str, index: Index) -> bool:
    """Whether a file's article is written; production writes no drafts."""
    article = index.article_of(path)
    return article is not None and bool(article.save_as)


def _shown(index: Index) -> dict[str, tuple[Text, str]]:
    """Every file that a page shows, by its path, with the first text that does so and what stands there."""
    found: dict[str, tuple[Text, str]] = {}
    for text in index.texts.values():
        for url in text.document.pictures if text.save_as else ():
            if (path := file_named(url, text.path)) in index.media:
                found.setdefault(path, (text, url))
    return found


def _problems(
    file: Path, picture: Picture | PictureError, path: str, place: tuple[Text, str] | None
) -> Iterator[Problem]:
    """What is wrong with a picture, told where a text first shows it, or else at its own file."""
    for code, wrong, hint in _faults(file, picture):
        message = f"the picture “{file.name}” {wrong}"
        if place is None:
            yield Problem(f"content/{path}", 0, code, message, hint)
        else:
            document, url = place[0].document, place[1]
            yield next(document.problems_at(document.lines_of_link(url), code, message, hint))


def _faults(file: Path, picture: Picture | PictureError) -> Iterator[tuple[str, str, str]]:
    """A code, what is wrong, and a hint, for each fault of a picture."""
    if isinstance(picture, PictureError):
        yield picture.code, picture.message, picture.hint
        return
    if (weight := file.stat().st_size) > HEAVIEST:
        message = f"weighs {weight / 1000:,.0f} kB; {HEAVIEST // 1000} kB are enough"
        yield "picture-heavy", message, "Save it smaller: 1,600 pixels wide, as a JPEG of quality 80."
    if picture.located:
        hint = (
            "The file is published as it is: take its place out. Windows: Properties, Details, Remove Properties;"
            f" macOS: Preview, Tools, Show Inspector, GPS; anywhere: exiftool -gps:all= -xmp:geotag= {file.name}"
        )
        yield "picture-location", "says where it was taken", hint
