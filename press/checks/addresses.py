"""What stands where in the site that is being built: every page has an address of its own, inside the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from press.content.index import Index
from press.core.problems import Problem
from press.core.urls import address_of, is_inside, url_path


def written(index: Index, made: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every file that will be written, with the source that becomes it; of what is switched off the file is empty text.

    `made` are the files that the build itself adds to the output.
    """
    yield from ((name, "a page that the build makes") for name in made)
    yield from ((text.save_as, f"content/{path}") for path, text in index.texts.items())
    yield from ((file.save_as, f"content/{path}") for path, file in index.media.items())


def standing(index: Index, made: Iterable[str]) -> Iterator[str]:
    """Every address that readers can ask for, from the site's root; those of drafts are not theirs yet."""
    names = [
        *made,
        *(text.save_as for text in index.texts.values() if not text.draft),
        *(file.save_as for path, file in index.media.items() if not (of := index.article_of(path)) or not of.draft),
    ]
    yield from (address_of(name) for name in names if name)
    yield from (alias.old for alias in index.redirects)


def check(written: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """The problems of what would be written, as `written` gives it."""
    seen: dict[str, str] = {}
    for file, source in sorted(written, key=lambda pair: (pair[1].startswith("content/"), pair[1])):  # last: to be told
        if not file:
            continue
        if not is_inside(file):
            yield Problem(source, 0, "address-outside", f"would be written to “{file}”, outside the output folder")
        elif file in seen:
            hint = "Rename one of the two."
            yield Problem(source, 0, "address-twice", f"has the same address as {seen[file]}: {url_path(file)}", hint)
        seen.setdefault(file, source)
