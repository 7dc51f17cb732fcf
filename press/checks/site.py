"""The whole site before a page is written: what one text cannot show.

Addresses, pages that are needed, files that would leak, articles with their sections, what only the owner can clear.
Readers must be able to tell whose words these are and how to reach them, and must find no number that nobody has
compared: publishing refuses without. Who wrote, reviewed, hosts and pays may stay unsaid, and the page says so: advice.

Works on Pelican's context as it is, and imports nothing of Pelican.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from press.checks import addresses, aliases, books, citations, dates, ledger, lost_urls, wording
from press.content import site_info
from press.content.data_files import Part
from press.content.helplines import Helpline
from press.content.schemas import OF_AN_ARTICLE
from press.content.site_info import Site
from press.core.context import texts as texts_of
from press.core.paths import LEGEND, place_of, strays
from press.core.problems import Problem
from press.text.boxes import LEVELS, id_of

Context = dict[str, Any]
NEEDED = ("home", "help", "how-we-write", "404")  # the theme leads to these from everywhere
LIST = "books"  # the page of the reading list
PUBLISHER = {"owner", "contact"}  # publishing refuses while one of these is not named


def check(context: Context, content: Path, every_article: Iterable[Any], made: Iterable[str]) -> Iterator[Problem]:
    """The problems of a site before a page of it is written.

    Args:
        context: Pelican's context when all content is known.
        content: the folder of the content.
        every_article: all articles that have an address.
        made: the files that the build itself adds to the output.
    """
    every_article, made, root = list(every_article), list(made), content.parent
    texts = texts_of(context, every_article)
    yield from strays(content)
    yield from _needed(context)
    yield from _legend(context)
    yield from addresses.check(aliases.written(context, made))
    yield from lost_urls.check(context, root, texts, set(aliases.addresses(context, made)))
    yield from _leaks(context)
    for article in every_article:
        yield from _article(article)
        yield from dates.check_article(article, context["LOGS"], context["SITE"])
        if not context["REFUSED"]:  # else a text that could not be read may be what a row is about
            yield from ledger.check(article, context["REFERENCES"])
    parts = [part for article in every_article for part in (*article.sections, *article.drafts)]
    yield from books.check(context, parts)
    yield from citations.check_sources(context["REFERENCES"], texts, complete=not context["REFUSED"])
    yield from wording.check(context, root, every_article)
    own = context["FILES"].toml(site_info.FILE).part
    yield from _facts(own, context)
    yield from _helplines(own, context["SITE"], context["HELPLINES"])


def unused_pictures(content: Path, used: set[str]) -> Iterator[Problem]:
    """Pictures that no page shows, which can be said after the last page. `used` are paths from content/."""
    for file in sorted(content.rglob("media/**/*")):
        path = file.relative_to(content).as_posix()
        if file.is_file() and place_of(path) and path not in used:
            hint = "Show it with ![words](media/name), or delete it."
            yield Problem(f"content/{path}", 0, "picture-unused", "is in no text", hint)


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
    used = frozenset().union(*(text.document.sure for text in texts))
    legend = next((page for page in context["pages"] if page.get_relative_source_path() == LEGEND), None)
    if legend is None and used and LEGEND not in context["REFUSED"]:
        hint = "Labels that say how sure we are lead to it: write it, and publish it."
        yield Problem(f"content/{LEGEND}", 0, "page-needed", "this page is missing, or not published", hint)
    for level in sorted(used & set(map(id_of, LEVELS)) - set(legend.document.ids)) if legend else ():
        hint = f"Give the heading that explains it this id: {{#{level}}}."
        yield Problem(f"content/{LEGEND}", 0, "link-place", f"a label leads to “#{level}”, which is not there", hint)


def _leaks(context: Context) -> Iterator[Problem]:
    """Files that a static path would publish as they are, though they are no pictures."""
    for path in context["static_content"]:
        place = place_of(path)
        if place is not None and place.kind != "media":
            hint = "STATIC_PATHS in pelicanconf.py must name media folders only."
            yield Problem(f"content/{path}", 0, "file-source", "would be published as it is", hint)


def _article(article: Any) -> Iterator[Problem]:
    """An article that has its sections, and its drafts, hung on it.

    A section outside the count may be advice, which rests on nothing, so it need not say how sure we are.
    """
    parts = [article, *article.sections, *article.drafts]
    everywhere = frozenset().union(*(part.document.cited for part in parts))
    for part in parts:
        cited = everywhere if part is article else part.document.cited
        for label in sorted(part.document.defined - cited):
            hint = f"Cite it where it belongs, [^{label}], or delete it."
            lines = part.document.lines_of_note(label)
            yield from part.document.problems_at(lines, "note-unused", f"the note “{label}” is cited nowhere", hint)
    for section in article.sections if article.status == "published" else ():
        if section.front["numbered"] and not section.document.sure:
            hint = 'Say it in a line below the answer: !!! sure "mixed evidence", and one sentence why.'
            yield Problem(section.document.path, 0, "sure-missing", "does not say how sure we are", hint)
    for name in sorted({section.slug for section in article.sections} & set(article.document.ids)):
        message = f"the id “{name}” is a section's name, and both stand on the long page"
        lines = article.document.lines_of_id(name)
        yield from article.document.problems_at(lines, "id-twice", message, f"Give the heading another: {{#{name}-2}}.")


def _facts(own: Part, context: Context) -> Iterator[Problem]:
    """Facts that are empty, and that a page prints; `own` is what site.toml says."""
    in_articles = OF_AN_ARTICLE if context["articles"] else ()
    pages = defaultdict(list)
    for page in context["pages"]:
        for name in page.front["facts"]:
            pages[name].append(page.slug)
    for name, where in pages.items():
        if not getattr(context["SITE"], name):
            line = own.where(rf"^[^\w\n]*{name}\b")
            places = ", ".join(sorted(where)) + (" and every article" if name in in_articles else "")
            message = f"“{name}” is empty, and printed on {places}"
            code = "owner-missing" if name in PUBLISHER else "fact-missing"
            yield Problem(site_info.FILE, line, code, message, "The page says so until you fill it in.")


def _helplines(own: Part, site: Site, lines: list[Helpline]) -> Iterator[Problem]:
    """No line to call of the home country, which could stand in the bar of every page; numbers that nobody compared."""
    near = [line for line in lines if line.call_to and site.country in line.countries and not line.emergency]
    if site.country and not near:
        at = own.where(r"^country\s*=")
        message = f"no line to call serves “{site.country}”, so the bar shows those marked for it"
        hint = "Look at the code (GB is the United Kingdom), or add a line of your country to helplines.toml."
        yield Problem(site_info.FILE, at, "helpline-country", message, hint)
    for line in lines:
        if line.to_compare and not line.checked_on:
            message = f"nobody has compared {line.name} ({line.place}) with its own page"
            yield line.part.problem("id", message, "Compare it: invoke helplines", "helpline-unchecked")
