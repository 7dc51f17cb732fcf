"""The whole site before a page is rendered: what one text cannot show.

Addresses, pages that are needed, files that would leak, articles with their sections, what only the owner can clear.
Readers must be able to tell whose words these are and how to reach them, and must find no number that nobody has
compared: publishing refuses without. Who wrote, reviewed, hosts and pays may stay unsaid, and the page says so: advice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from press.checks import addresses, books, citations, dates, ledger, lost_urls, wording
from press.content import site_info
from press.content.data_files import DataFiles
from press.content.index import Index, Text
from press.content.schemas import OF_AN_ARTICLE
from press.core.documents import lines_of
from press.core.paths import LEGEND, place_of, strays
from press.core.problems import Problem
from press.text.boxes import LEVELS, id_of

NEEDED = ("home", "help", "how-we-write", "404")  # the theme leads to these from everywhere
LIST = "books"  # the page of the reading list
PUBLISHER = {"owner", "contact"}  # publishing refuses while one of these is not named


def check(index: Index, files: DataFiles, theme: Path, made: Collection[str]) -> Iterator[Problem]:
    """The problems of a site before a page of it is rendered; `made` are the files that the build itself adds."""
    root = files.root
    yield from strays(root / "content")
    yield from _needed(index)
    yield from addresses.check(index, made)
    yield from lost_urls.check(index, root, made)
    yield from _leaks(index)
    for article in index.of_kind("article"):
        yield from _article(article, index.sections[article.path], index.drafts[article.path])
        yield from dates.check_article(article, index)
        if not index.refused:  # else a text that could not be read may be what a row is about
            yield from ledger.check(article, index, root)
    yield from books.check(index)
    yield from citations.check_sources(index.references, index.all_texts, complete=not index.refused)
    yield from wording.check(index, files, theme)
    yield from _facts(index)
    yield from _helplines(index)


def unused_pictures(content: Path, used: Collection[str]) -> Iterator[Problem]:
    """Pictures that no page shows, which can be said after the last page. `used` are paths from content/."""
    for file in sorted(content.rglob("media/**/*")):
        path = file.relative_to(content).as_posix()
        if file.is_file() and place_of(path) and path not in used:
            hint = "Show it with ![words](media/name), or delete it."
            yield Problem(f"content/{path}", 0, "picture-unused", "is in no text", hint)


def _needed(index: Index) -> Iterator[Problem]:
    """Pages that others lead to are there; the one on how sure we are has a place for each level that a text names."""
    published = {page.path: page for page in index.pages}
    now = [*(["leave"] if index.site.leave_on else []), *([LIST] if index.books else [])]
    wanted = {f"pages/{name}.md": "Every page leads to it: write it, and publish it." for name in (*NEEDED, *now)}
    used = frozenset().union(*(text.document.sure for text in index.texts.values()))
    if used:
        wanted[LEGEND] = "Labels that say how sure we are lead to it: write it, and publish it."
    for path in sorted(wanted.keys() - published.keys() - index.refused):
        yield Problem(f"content/{path}", 0, "page-needed", "this page is missing, or not published", wanted[path])
    if LEGEND in published:
        for level in sorted((used & {*map(id_of, LEVELS)}).difference(published[LEGEND].document.ids)):
            hint = f"Give the heading that explains it this id: {{#{level}}}."
            message = f"a label leads to “#{level}”, which is not there"
            yield Problem(f"content/{LEGEND}", 0, "link-place", message, hint)


def _leaks(index: Index) -> Iterator[Problem]:
    """Files that a static path would publish as they are, though they are no pictures."""
    for path in index.media:
        if (place := place_of(path)) and place.kind != "media":
            hint = "STATIC_PATHS in pelicanconf.py must name media folders only."
            yield Problem(f"content/{path}", 0, "file-source", "would be published as it is", hint)


def _article(article: Text, sections: Sequence[Text], drafts: Sequence[Text]) -> Iterator[Problem]:
    """An article with its sections, and the drafts of some.

    A section outside the count may be advice, which rests on nothing, so it need not say how sure we are.
    """
    parts = [article, *sections, *drafts]
    everywhere = frozenset().union(*(part.document.cited for part in parts))
    for part in parts:
        cited = everywhere if part is article else part.document.cited
        for label in sorted(part.document.defined - cited):
            hint = f"Cite it where it belongs, [^{label}], or delete it."
            lines = lines_of(label, part.document.notes)
            yield from part.document.problems_at(lines, "note-unused", f"the note “{label}” is cited nowhere", hint)
    for section in sections if article.status == "published" else ():
        if section.front["numbered"] and not section.document.sure:
            hint = 'Say it in a line below the answer: !!! sure "mixed evidence", and one sentence why.'
            yield Problem(section.document.path, 0, "sure-missing", "does not say how sure we are", hint)
    for name in sorted({section.slug for section in sections} & set(article.document.ids)):
        message = f"the id “{name}” is a section's name, and both stand on the long page"
        lines = lines_of(name, article.document.anchors)
        yield from article.document.problems_at(lines, "id-twice", message, f"Give the heading another: {{#{name}-2}}.")
    for before, section in pairwise(sections):
        if section.place.order == before.place.order:
            message = f"has the same number as {Path(before.path).name}"
            hint = "Give one of the two files another number."
            yield Problem(section.document.path, 0, "section-order", message, hint)


def _facts(index: Index) -> Iterator[Problem]:
    """Facts that are empty, and that a page prints."""
    in_articles = OF_AN_ARTICLE if index.articles else ()
    pages = defaultdict(list)
    for page in index.pages:
        for name in page.front["facts"]:
            pages[name].append(page.slug)
    for name, where in pages.items():
        if not getattr(index.site, name):
            line = index.site.part.where(rf"^[^\w\n]*{name}\b")
            places = ", ".join(sorted(where)) + (" and every article" if name in in_articles else "")
            message = f"“{name}” is empty, and printed on {places}"
            code = "owner-missing" if name in PUBLISHER else "fact-missing"
            yield Problem(site_info.FILE, line, code, message, "The page says so until you fill it in.")


def _helplines(index: Index) -> Iterator[Problem]:
    """No line to call of the home country, which could stand in the bar of every page; numbers that nobody compared."""
    country = index.site.country
    near = [line for line in index.helplines if line.call_to and country in line.countries and not line.emergency]
    if country and not near:
        message = f"no line to call serves “{country}”, so the bar shows those marked for it"
        hint = "Look at the code (GB is the United Kingdom), or add a line of your country to helplines.toml."
        yield index.site.part.problem("country", message, hint, "helpline-country")
    for line in index.helplines:
        if line.to_compare and not line.checked_on:
            message = f"nobody has compared {line.name} ({line.place}) with its own page"
            yield line.part.problem("id", message, "Compare it: invoke helplines", "helpline-unchecked")
