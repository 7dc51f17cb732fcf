"""What one call of `render` asks of the index about other texts, and finds out besides the page.

A page is a function of its input; so whoever keeps a page can ask the same questions later, and if all the answers are
the same, so is the page. Menus and lists that many pages share are no questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from press.content.findings_table import Figure
from press.content.index import Index, StaticFile, Text
from press.content.reference import Reference
from press.core.page import LookedUp
from press.core.problems import Problem
from press.images.model import Picture

Found = TypeVar("Found")


class Record:
    """Answers out of the index, and keeps the questions. One lives inside one call of `render`.

    `problems` are those of the page, `used` the paths of files of media folders that it shows or links to.
    """

    def __init__(self, index: Index, pictures: Mapping[str, Picture]) -> None:
        self.index, self.pictures = index, pictures
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._asked: dict[tuple[str, str], object] = {}

    @property
    def looked_up(self) -> Iterable[LookedUp]:
        """All questions with their answers, sorted."""
        return (LookedUp(*key, found) for key, found in sorted(self._asked.items(), key=lambda pair: pair[0]))

    def keep(self, kind: str, key: str, found: Found) -> Found:
        """An answer, kept with its question."""
        self._asked[kind, key] = found
        return found

    def text(self, path: str) -> Text | None:
        """The text at a path, if there is one: kept are its URL, its title, its parent, and whether it is a draft."""
        text = self.index.texts.get(path)
        self.keep("text", path, text and (text.url, text.front["title"], text.parent, text.draft))
        return text

    def html(self, text: Text) -> str:
        """What a text says."""
        return self.keep("html", text.path, text.html)

    def sections(self, article: Text) -> tuple[Text, ...]:
        """An article's sections; kept are their names, URLs and titles."""
        found = self.index.sections.get(article.path, ())
        self.keep("sections", article.path, tuple((one.slug, one.url, one.front["title"]) for one in found))
        return found

    def places(self, text: Text) -> frozenset[str]:
        """The ids that a link to a text can name; an article has those of its sections too."""
        found = {*text.document.ids}
        for section in self.sections(text):
            found |= {section.slug, *(f"{section.slug}/{name}" for name in section.document.ids)}
        return self.keep("places", text.path, frozenset(found))

    def address(self, url: str) -> str:
        """The path of the text that has a URL, which has no slash at its ends; empty if none has."""
        return self.keep("url", url, next((p for p, t in self.index.texts.items() if t.url.strip("/") == url), ""))

    def file(self, path: str) -> StaticFile | None:
        """The file of a media folder at a path."""
        return self.keep("file", path, self.index.media.get(path))

    def picture(self, path: str) -> Picture | None:
        """The picture at a path; None if it cannot be shown."""
        return self.keep("picture", path, self.pictures.get(path))

    def is_refused(self, path: str) -> bool:
        """Whether there is a text at a path that could not be read."""
        return self.keep("refused", path, path in self.index.refused)

    def source(self, key: str) -> Reference | None:
        """The source with a key."""
        return self.keep("source", key, self.index.references.get(key))

    def figure(self, path: str) -> Figure | None:
        """The figure of findings at a path."""
        return self.keep("figure", path, self.index.figures.get(path))
