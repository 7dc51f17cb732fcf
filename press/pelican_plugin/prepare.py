"""Figures of findings and pictures, read before the first page.

Every picture of the site is given the name under which it is published, also one that no text shows: hosts tell by the
name alone what may be kept for ever. Each that will be published is read, and what is wrong with one is told where a
text shows it, by the name that its author knows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Template

from press.content.findings import read_figure
from press.core.context import all_articles, article_of
from press.core.documents import Document
from press.core.paths import IMAGE, place_of
from press.core.problems import Problem
from press.images import names
from press.images.model import Picture, PictureError
from press.images.store import Store
from press.pages.findings import table
from press.pages.links import Links
from press.pages.pictures import copy_name

FOLDER = ".build/pictures"
HEAVIEST = 400_000  # bytes


class StaticCopy(NamedTuple):
    """A copy as Pelican's generator of static files wants it: where it is kept, and its file in the output."""

    source_path: str
    save_as: str


def figures(context: dict[str, Any], content: Path, template: Template) -> None:
    """Read every figure's data into `FINDINGS`, as what draws it; tell what is wrong, and which one no text shows.

    A text that shows a figure cites what the figure cites, so its sources grow by the figure's.

    Args:
        context: Pelican's context when all content is known.
        content: the folder of the content.
        template: the one that draws a figure.
    """
    texts = list(_texts(context))
    for file in sorted(content.rglob("findings*.toml")):
        path = file.relative_to(content).as_posix()
        place = place_of(path)
        if place and place.kind == "findings":
            figure, problems = read_figure(file, f"content/{path}", context["REFERENCES"])
            context["FINDINGS"][path] = figure and partial(table, figure, context, template)
            showing = [text for text in texts if path in _figures_of(text, context)]
            context["PROBLEMS"].extend([*problems, *([] if showing else [_unused(path)])])
            for text in showing:
                cited = text.sources | (figure.sources if figure else frozenset())
                text.sources = cited


def pictures(context: dict[str, Any], content: Path) -> None:
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
        context["PROBLEMS"].extend(_picture_problems(content / path, picture, path, shown.get(path)))
        if isinstance(picture, Picture):
            context["PICTURES"][path] = picture
            context["staticfiles"].extend(_copies(picture, path))


def is_shown(file: Any, context: dict[str, Any]) -> bool:
    """Whether a picture's article is written; production writes no drafts."""
    article = article_of(file, context)
    return article is not None and bool(article.save_as)


def _texts(context: dict[str, Any]) -> Iterator[Any]:
    """Every text that may show a figure, drafts too."""
    for article in all_articles(context):
        yield from (article, *article.sections, *article.drafts)
    for listed in ("pages", "hidden_pages", "draft_pages"):
        yield from context[listed]


def _figures_of(text: Any, context: dict[str, Any]) -> set[str]:
    return {Links(text, context, "").path(url) for url in text.document.pictures}


def _unused(path: str) -> Problem:
    name = path.rpartition("/")[2]
    hint = f"Show it with ![What trials found]({name}), alone in a paragraph, or delete it."
    return Problem(f"content/{path}", 0, "findings-unused", "is in no text", hint)


def _copies(picture: Picture, path: str) -> Iterator[StaticCopy]:
    return (StaticCopy(str(copy.file), copy_name(path, picture, copy)) for copy in picture.copies)


def _shown(context: dict[str, Any]) -> dict[str, tuple[Any, str]]:
    """Every picture that a page shows, by its path, with the first text that does so and what stands there."""
    found: dict[str, tuple[Any, str]] = {}
    for _, content in sorted(context["generated_content"].items()):
        if content is not None and content.save_as:
            for url in content.document.pictures:
                if file := Links(content, context, "").media(url):
                    found.setdefault(file.get_relative_source_path(), (content, url))
    return found


def _picture_problems(
    file: Path, picture: Picture | PictureError, path: str, place: tuple[Any, str] | None
) -> list[Problem]:
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
    return next(document.problems_at(document.lines_of_link(url), code, message, hint))


def _say(number: int) -> None:
    """Tell somebody who watches why this takes its time."""
    if sys.stderr.isatty():
        sys.stderr.write(f"Making smaller copies of {number} picture{'' if number == 1 else 's'} …\n")
