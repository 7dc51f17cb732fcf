"""What stands where in the site that is being built, and which old addresses of texts and sources can redirect.

Every page has an address of its own, inside the output folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from press.content.data_files import Part
from press.content.index import Index
from press.content.published_urls import Alias
from press.content.references import FILE
from press.core.problems import Problem
from press.core.urls import file_of, is_inside, path_fault, url_path

NEVER = {"icon.svg": "the theme", "release.json": "publishing"}  # files of a published site that are made elsewhere


def written(index: Index, made: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Every file that will be written, the source that becomes it, and whether readers may ask for it: no drafts yet.

    Of what is switched off the file is empty text. `made` are the files that the build itself adds to the output.
    """
    for name in made:
        yield name, "a page that the build makes", True
    for path, text in index.texts.items():
        yield text.save_as, f"content/{path}", not text.draft
    for path, file in index.media.items():
        article = index.article_of(path)
        yield file.save_as, f"content/{path}", not (article and article.draft)


def check(index: Index, made: Iterable[str]) -> Iterator[Problem]:
    """Files that would be written outside the output, or over another one; `made` as in `written`."""
    seen: dict[str, str] = {}
    files = [(source.startswith("content/"), source, file) for file, source, _ in written(index, made) if file]
    for _, source, file in sorted(files):  # what authors can mend comes last, and is reported
        if not is_inside(file):
            yield Problem(source, 0, "address-outside", f"would be written to “{file}”, outside the output folder")
        elif file in seen:
            hint = "Rename one of the two."
            yield Problem(source, 0, "address-twice", f"has the same address as {seen[file]}: {url_path(file)}", hint)
        seen.setdefault(file, source)


def redirects(index: Index, made: Iterable[str]) -> tuple[tuple[Alias, ...], list[Problem]]:
    """The aliases at whose addresses nothing stands in the way, by their addresses, and what is wrong with the others.

    The `index` need not know its redirects yet; `made` as in `written`.
    """
    files = {file.lower(): source for file, source, _ in written(index, made)} | NEVER  # Macs and Windows: no capitals
    folders = {folder for file in files for folder in PurePosixPath(file).parents}
    good: list[Alias] = []
    problems: list[Problem] = []
    for alias in sorted(_aliases(index)):  # of several for one address, the first
        code, (wrong, hint) = "alias-form", path_fault(alias.written)
        if not (wrong or alias.draft):  # where a draft wants to be, others may still be
            code, (wrong, hint) = "alias-taken", _taken(alias, files, folders)
        if wrong:
            problems.append(Problem(alias.path, _line(alias), code, f"the alias “{alias.written}” {wrong}", hint))
        elif not alias.draft:
            good.append(alias)
            files[alias.file.lower()] = alias.owner
            folders.update(PurePosixPath(alias.file.lower()).parents)
    return tuple(sorted(good, key=lambda alias: alias.old)), problems


def _aliases(index: Index) -> Iterator[Alias]:
    for text in index.all_texts:
        front, part = text.front, Part(f"content/{text.path}", text.header.text)
        for one in front["aliases"]:
            yield Alias(part.path, "", one, text.url, front["title"], front["summary"], text.lang, text.draft, part)
    for source in index.references.values():
        for one in source.aliases:
            lang, part = index.site.language, source.part
            yield Alias(FILE, source.key, one, source.address, source.title, "", lang, draft=False, part=part)


def _taken(alias: Alias, files: Mapping[str, str], folders: set[PurePosixPath]) -> tuple[str, str]:
    """What stands in an alias's way, and what to do."""
    file, take_out = alias.file.lower(), "Take it out: nothing can lead on from there."
    below = next((folder for folder in map(str, PurePosixPath(file).parents) if folder in files), "")
    found = {
        "leads to the page for what is not there": alias.new == "404.html" and "Give it to another page.",
        "is the page's own address": file == file_of(alias.new).lower() and "Take it out: only old ones belong here.",
        "stands there twice": files.get(file) == alias.owner and "Take one of them out.",
        f"is taken by {files.get(file)}": file in files and "Take it out, or give what stands there another address.",
        f"lies below “/{below}”, which is a file of {files.get(below)}": below and take_out,
        "is a folder with pages in it": PurePosixPath(file) in folders and take_out,
    }
    return next(((wrong, hint) for wrong, hint in found.items() if hint), ("", ""))


def _line(alias: Alias) -> int:
    """The line on which an alias stands; of an empty one, that of the list."""
    whole = rf"(?<![\w./-]){re.escape(alias.written)}(?![\w./-])" if alias.written.strip() else r"(?!)"
    return alias.part.where(whole) or alias.part.where(r"^[ \t]*aliases\b")
