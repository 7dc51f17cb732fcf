"""What can only be seen when all content is known: addresses, pages that are needed, sources that would leak.

Works on Pelican's context as it is, and imports nothing of Pelican.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from press.addresses import standing
from press.checks import addresses, articles, books, days, gone, owner, prose, references
from press.places import place_of, strays
from press.problems import Problem
from press.schema import OF_AN_ARTICLE
from press.text.sure import LEVELS, id_of

Context = dict[str, Any]
NEEDED = ("home", "help", "how-we-write", "404")  # the theme leads to these from everywhere
LIST = "books"  # the page of the reading list
LEGEND = "pages/how-sure.md"  # what a label leads to that says how sure we are


def check(context: Context, content: Path, every_article: Iterable[Any], made: Iterable[str]) -> Iterator[Problem]:
    """The problems of a site before a page of it is written.

    Args:
        context: Pelican's context when all content is known.
        content: the folder of the content.
        every_article: all articles that have an address.
        made: the files that the build itself adds to the output.
    """
    every_article, made = list(every_article), list(made)
    texts = standing.texts(context, every_article)
    yield from strays(content)
    yield from _needed(context)
    yield from _legend(context)
    yield from addresses.check(standing.written(context, made))
    yield from gone.check(context, content.parent, texts, set(standing.addresses(context, made)))
    yield from _leaks(context)
    for article in every_article:
        yield from articles.check(article)
        yield from days.check(article, context["LOGS"], context["SITE"])
    parts = [part for article in every_article for part in (*article.sections, *article.drafts)]
    yield from books.check([*context["books"], *context["draft_books"]], parts, context["SITE"].foreign_hosts)
    yield from references.check(content.parent, context["REFERENCES"], texts)
    yield from prose.check(context, content.parent, every_article)
    printed = [(name, page.slug) for page in context["pages"] for name in page.front["facts"]]
    in_articles = OF_AN_ARTICLE if context["articles"] else ()
    yield from owner.check_facts(content.parent, context["SITE"], printed, in_articles)
    yield from owner.check_home(content.parent, context["SITE"], context["HELPLINES"])
    yield from owner.check_helplines(content.parent, context["HELPLINES"])


def unused_pictures(content: Path, used: set[str]) -> Iterator[Problem]:
    """Pictures that no page shows, which can be said after the last page. `used` are paths from content/."""
    for file in sorted(content.rglob("media/**/*")):
        path = file.relative_to(content).as_posix()
        if file.is_file() and place_of(path) and path not in used:
            hint = "Show it with ![words](media/name), or delete it."
            yield Problem(f"content/{path}", 0, "picture-unused", "is in no text", hint)


def is_shown(file: Any, context: Context) -> bool:
    """Whether a picture's article is written; production writes no drafts."""
    article = standing.article_of(file, context)
    return article is not None and bool(article.save_as)


def _needed(context: Context) -> Iterator[Problem]:
    published = {page.get_relative_source_path() for page in context["pages"]}
    now = [*(["leave"] if context["SITE"].leave_on else []), *([LIST] if context["books"] else [])]
    for name in (*NEEDED, *now):
        path = f"pages/{name}.md"
        if path not in published and path not in context["REFUSED"]:
            hint = "Every page leads to it: write it, and publish it."
            yield Problem(f"content/{path}", 0, "page-needed", "this page is missing, or not published", hint)


def _legend(context: Context) -> Iterator[Problem]:
    """Where a text says how sure we are, there is a page that explains it, with a place for each level."""
    texts = [content for content in context["generated_content"].values() if content is not None]
    used = frozenset().union(*(text.rendered.sure for text in texts))
    legend = next((page for page in context["pages"] if page.get_relative_source_path() == LEGEND), None)
    if legend is None and used and LEGEND not in context["REFUSED"]:
        hint = "Labels that say how sure we are lead to it: write it, and publish it."
        yield Problem(f"content/{LEGEND}", 0, "page-needed", "this page is missing, or not published", hint)
    for level in sorted(used & set(map(id_of, LEVELS)) - set(legend.rendered.ids)) if legend else ():
        hint = f"Give the heading that explains it this id: {{#{level}}}."
        yield Problem(f"content/{LEGEND}", 0, "link-place", f"a label leads to “#{level}”, which is not there", hint)


def _leaks(context: Context) -> Iterator[Problem]:
    """Files that a static path would publish as they are, though they are no pictures."""
    for path in context["static_content"]:
        place = place_of(path)
        if place is not None and place.kind != "media":
            hint = "STATIC_PATHS in pelicanconf.py must name media folders only."
            yield Problem(f"content/{path}", 0, "file-source", "would be published as it is", hint)
