"""All that a site is made of, once everything is known: its texts, files and data as plain values.

Made once in a build, after the last text is read and before the first check. Checks and pages ask it, and nothing in it
is Pelican's; so it pickles, and a page can be a function of it.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import unquote

from press.content.changelog import Log
from press.content.findings import Findings
from press.content.front_matter import FrontMatter
from press.content.helplines import Helpline
from press.content.published_urls import Alias
from press.content.references import References
from press.content.site_info import Site
from press.content.starting_points import StartingPoint
from press.core.documents import Document
from press.core.paths import Place

NAMED = re.compile(r"\{(?P<what>\w+)\}(?P<path>[^#?]*)(?P<rest>.*)", re.DOTALL)  # a link to a file of content/


@dataclass(frozen=True)
class Text:
    """A text of content/ that can be shown.

    `path` counts from content/, `url` and `save_as` from the site's root; `save_as` is empty where the text has no
    page. `front` are the values of its header, `html` is that of its document with typographic quotes and dashes, and
    `sources` are the keys of what it cites, figures included. `parent` is the path of a section's article, empty for
    any other text; `draft` is whether it or that article is a draft. Articles have a `date`, and may have a `modified`.
    """

    path: str
    place: Place
    front: Mapping[str, Any]
    header: FrontMatter
    document: Document
    sources: frozenset[str]
    html: str
    slug: str
    url: str
    save_as: str
    lang: str
    status: str
    draft: bool
    template: str
    date: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    parent: str = ""


class StaticFile(NamedTuple):
    """A file of a media folder: its path from content/, and its URL and its file in the output."""

    path: str
    url: str
    save_as: str


@dataclass(frozen=True)
class Data:
    """The data of a site, as the files of content/ and the theme's strings give it; `logs` go by articles' folders."""

    site: Site
    strings: Mapping[str, dict[str, Any]]
    helplines: list[Helpline]
    references: References
    logs: Mapping[str, Log]
    starting_points: tuple[StartingPoint, ...]
    unchecked: bool = False


@dataclass(frozen=True)
class Index(Data):
    """The whole site. `texts` are all that may have a page, by path; `articles`, `pages` and `books` those published.

    `sections`, and `drafts` of sections, which have no page, go by the path of their article. `figures` of findings go
    by path, None where one is broken; `refused` are the paths of texts that could not be read.
    """

    texts: Mapping[str, Text] = field(default_factory=dict)
    articles: tuple[Text, ...] = ()
    sections: Mapping[str, Sequence[Text]] = field(default_factory=dict)
    drafts: Mapping[str, Sequence[Text]] = field(default_factory=dict)
    pages: tuple[Text, ...] = ()
    books: tuple[Text, ...] = ()
    media: Mapping[str, StaticFile] = field(default_factory=dict)
    figures: Mapping[str, Findings | None] = field(default_factory=dict)
    redirects: tuple[Alias, ...] = ()
    refused: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> list[Text]:
        """Every text of a kind that may have a page: drafts, hidden texts and translations too."""
        return [text for text in self.texts.values() if text.place.kind == kind]

    @cached_property
    def all_texts(self) -> list[Text]:
        """Every text: those that may have a page, then the drafts of sections."""
        return [*self.texts.values(), *(draft for drafts in self.drafts.values() for draft in drafts)]

    def published(self) -> Iterator[Text]:
        """Every text that readers can find, in the order of the site."""
        for article in self.articles:
            yield article
            yield from self.sections[article.path]
        yield from self.pages
        yield from self.books

    @cached_property
    def citing(self) -> dict[str, list[Text]]:
        """The published texts that cite each source, by its key."""
        found: dict[str, list[Text]] = {}
        for text in self.published():
            for key in text.sources:
                found.setdefault(key, []).append(text)
        return found

    def article_of(self, path: str) -> Text | None:
        """The article that a file of a media folder lies beside; None if it was refused."""
        return self.texts.get(f"{path.partition('/media/')[0]}/index.md")


def file_named(url: str, beside: str) -> str:
    """The path from content/ of the file that a link or a picture names, in a text at the path `beside`."""
    named = NAMED.fullmatch(url)
    return from_content(named["path"] if named else url.partition("#")[0], beside)


def from_content(path: str, beside: str) -> str:
    """The path from content/ of what a text at the path `beside` calls by this path, with forward slashes."""
    path = unquote(path)
    return posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(beside), path))
