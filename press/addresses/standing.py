"""What stands where in the site that is being built, known before its first page is written.

Works on Pelican's context as it is, and imports nothing of Pelican.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from press.addresses.aliases import is_draft
from press.addresses.form import address_of

Context = dict[str, Any]


def texts(context: Context, every_article: Iterable[Any]) -> list[Any]:
    """Every text, drafts too: those that have a page, then the drafts of sections, which have none."""
    with_a_page = [content for content in context["generated_content"].values() if content is not None]
    return [*with_a_page, *(draft for article in every_article for draft in article.drafts)]


def written(context: Context, made: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every file that will be written, with the source that becomes it; of what is switched off the file is empty text.

    Args:
        context: Pelican's context when all content is known.
        made: the files that the build itself adds to the output.
    """
    for name in (*made, *_listings(context)):
        yield name, "the build itself"
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


def article_of(file: Any, context: Context) -> Any:
    """The article that a picture lies beside; None if it was refused."""
    folder = file.get_relative_source_path().partition("/media/")[0]
    return context["generated_content"].get(f"{folder}/index.md")


def _listings(context: Context) -> Iterator[str]:
    """The files of Pelican's own lists of articles, which a settings file may ask for."""
    for listed in ("tags", "categories", "authors"):
        yield from (subject.save_as for subject, _ in context[listed])
    yield from (period["save_as"] for periods in context["period_archives"].values() for period in periods)
