"""What stands where in the site that is being built, and which old addresses of texts and sources can redirect there.

Works on Pelican's context and contents as they are, and imports nothing of Pelican.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from press.content.data_files import Part
from press.content.published_urls import Alias
from press.content.references import FILE, Reference
from press.core.context import article_of, is_draft
from press.core.problems import Problem
from press.core.urls import address_of, file_of, wrong_with

Context = dict[str, Any]
NEVER = {"icon.svg": "the theme", "release.json": "publishing"}  # files of a published site that are made elsewhere


def written(context: Context, made: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every file that will be written, with the source that becomes it; of what is switched off the file is empty text.

    `made` are the files that the build itself adds to the output.
    """
    for name in (*made, *_listings(context)):
        yield name, "a page that the build makes"
    for key in ("generated_content", "static_content"):
        yield from ((c.save_as, f"content/{path}") for path, c in context[key].items() if c is not None)


def addresses(context: Context, made: Iterable[str]) -> Iterator[str]:
    """Every address that readers can ask for, from the site's root; those of drafts are not theirs yet."""
    generated, static = (context[key].values() for key in ("generated_content", "static_content"))
    names = [
        *made,
        *_listings(context),
        *(text.save_as for text in generated if text is not None and not is_draft(text)),
        *(file.save_as for file in static if not is_draft(article_of(file, context))),
    ]
    yield from (address_of(name) for name in names if name)
    yield from context["MOVED"]


def _listings(context: Context) -> Iterator[str]:
    """The files of Pelican's own lists of articles, which a settings file may ask for."""
    for listed in ("tags", "categories", "authors"):
        yield from (subject.save_as for subject, _ in context[listed])
    yield from (period["save_as"] for periods in context["period_archives"].values() for period in periods)


def aliases_of(texts: Iterable[Any], sources: Iterable[Reference], lang: str) -> list[Alias]:
    """Every alias of texts, which are Pelican's contents, and of sources, whose pages are in the language `lang`."""
    of_texts = (
        Alias(part.path, "", one, text.url, front["title"], front["summary"], text.lang, is_draft(text), part)
        for text in texts
        for front, part in ((text.front, Part(text.document.path, text.header.text)),)
        for one in front["aliases"]
    )
    of_sources = (
        Alias(FILE, source.key, one, source.address, source.title, "", lang, draft=False, part=source.part)
        for source in sources
        for one in source.aliases
    )
    return sorted([*of_texts, *of_sources])


def sort_out(found: Iterable[Alias], standing: Mapping[str, str]) -> tuple[list[Alias], list[Problem]]:
    """The aliases at whose addresses nothing stands in the way, by their addresses, and what is wrong with the others.

    Args:
        found: in the order in which they count: the second one for an address is told.
        standing: every other file that is written, and the source that becomes it.
    """
    files = {file.lower(): source for file, source in standing.items()} | NEVER  # Macs and Windows see no capitals
    folders = {folder for file in files for folder in _folders(file)}
    good: list[Alias] = []
    problems: list[Problem] = []
    for alias in found:
        if told := _wrong(alias, files, folders):
            problems.append(Problem(alias.path, _line(alias, again=alias in good), *told))
        elif not alias.draft:
            good.append(alias)
            files[alias.file.lower()] = alias.owner
            folders.update(_folders(alias.file.lower()))
    return sorted(good, key=lambda alias: alias.old), problems


def _wrong(alias: Alias, files: Mapping[str, str], folders: set[str]) -> tuple[str, str, str] | None:
    """What is wrong with an alias: the code, the message, the hint. Where a draft wants to be, others may still be."""
    wrong, hint = wrong_with(alias.written)
    if wrong:
        return "alias-form", f"the alias “{alias.written}” {wrong}", hint
    wrong, hint = ("", "") if alias.draft else _taken(alias, files, folders)
    return ("alias-taken", f"the alias “{alias.written}” {wrong}", hint) if wrong else None


def _taken(alias: Alias, files: Mapping[str, str], folders: set[str]) -> tuple[str, str]:
    """What stands in an alias's way, and what to do."""
    file, take_out = alias.file.lower(), "Take it out: nothing can lead on from there."
    below = next((folder for folder in _folders(file) if folder in files), "")
    found = {
        "leads to the page for what is not there": alias.new == "404.html" and "Give it to another page.",
        "is the page's own address": file == file_of(alias.new).lower() and "Take it out: only old ones belong here.",
        "stands there twice": files.get(file) == alias.owner and "Take one of them out.",
        f"is taken by {files.get(file)}": file in files and "Take it out, or give what stands there another address.",
        f"lies below “/{below}”, which is a file of {files.get(below)}": below and take_out,
        "is a folder with pages in it": file in folders and take_out,
    }
    return next(((wrong, hint) for wrong, hint in found.items() if hint), ("", ""))


def _line(alias: Alias, *, again: bool) -> int:
    """The line of an alias, or of its second place if it stands there again."""
    whole = rf"(?<![\w./-]){re.escape(alias.written)}(?![\w./-])" if alias.written.strip() else r"(?!)"
    part, found = alias.part, re.finditer(whole, alias.part.text)
    places = [part.above + part.text.count("\n", 0, one.start()) + 1 for one in found]
    return (places[1:] if again else places or [part.where(r"^[ \t]*aliases\b")])[0]


def _folders(file: str) -> Iterator[str]:
    """Every folder that a file lies in, the outermost first."""
    parts = file.split("/")[:-1]
    return ("/".join(parts[:n]) for n in range(1, len(parts) + 1))
