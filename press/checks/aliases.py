"""Old addresses of texts and sources, and which of them can redirect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from press.checks.addresses import written
from press.content.data_files import Part
from press.content.index import Index
from press.content.published_urls import Alias
from press.content.references import FILE
from press.core.problems import Problem
from press.core.urls import file_of, path_fault

NEVER = {"icon.svg": "the theme", "release.json": "publishing"}  # files of a published site that are made elsewhere


def redirects(index: Index, made: Iterable[str]) -> tuple[tuple[Alias, ...], list[Problem]]:
    """The aliases at whose addresses nothing stands in the way, by their addresses, and what is wrong with the others.

    Args:
        index: the site, its redirects not known yet.
        made: the files that the build itself adds to the output.
    """
    of_texts = (
        Alias(part.path, "", one, text.url, front["title"], front["summary"], text.lang, text.draft, part)
        for text in index.all_texts
        for front, part in ((text.front, Part(f"content/{text.path}", text.header.text)),)
        for one in front["aliases"]
    )
    lang = index.site.language
    of_sources = (
        Alias(FILE, source.key, one, source.address, source.title, "", lang, draft=False, part=source.part)
        for source in index.references.values()
        for one in source.aliases
    )
    return _sort_out(sorted([*of_texts, *of_sources]), dict(written(index, made)))


def _sort_out(found: Iterable[Alias], standing: Mapping[str, str]) -> tuple[tuple[Alias, ...], list[Problem]]:
    """Of several aliases for one address the first; `standing` are all other files, each with what becomes it."""
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
    return tuple(sorted(good, key=lambda alias: alias.old)), problems


def _wrong(alias: Alias, files: Mapping[str, str], folders: set[str]) -> tuple[str, str, str] | None:
    """What is wrong with an alias: the code, the message, the hint. Where a draft wants to be, others may still be."""
    wrong, hint = path_fault(alias.written)
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
