"""What one call of `render` asks of the index about other texts, and finds out besides the page.

A page is a function of its input; so whoever keeps a page can ask the same questions later, and if all the answers are
the same, so is the page. Menus and lists that many pages share are no questions.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from press.content.index import Index, Text
from press.core.problems import Problem, close_to
from press.images.model import Picture

Found = TypeVar("Found")


class Link(NamedTuple):
    """A line of a menu or a list; `url` counts from the site's root, or is that of another site."""

    label: str
    url: str
    summary: str = ""


class Record:
    """Answers out of the index, and keeps the questions. One lives inside one call of `render`.

    `problems` are those of the page, `used` the paths of files of media folders that it shows or links to; `looked_up`
    are the answers by the kind and the key of the question.
    """

    def __init__(self, index: Index, pictures: Mapping[str, Picture]) -> None:
        self.index, self.pictures = index, pictures
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self.looked_up: dict[tuple[str, str], object] = {}

    def keep(self, kind: str, key: str, found: Found) -> Found:
        """An answer, kept with its question."""
        self.looked_up[kind, key] = found
        return found

    def report(self, document: Any, lines: Iterable[int], *wrong: str) -> None:
        """Note what is wrong at some lines of a text: a code, a message and a hint."""
        self.problems += document.problems_at(lines, *wrong)

    def text(self, path: str) -> Text | None:
        """The text at a path, if there is one: kept are its URL, its title, its parent, and whether it is a draft."""
        text = self.index.texts.get(path)
        self.keep("text", path, text and (text.url, text.front["title"], text.parent, text.draft))
        return text

    def find(self, table: str, key: str) -> Any:
        """What a table of the index has under a key: of its media, references, figures or logs; None if nothing."""
        return self.keep(table, key, getattr(self.index, table).get(key))

    def sections(self, article: Text) -> Sequence[Text]:
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

    def near(self, path: str) -> str:
        """The path of the file that is meant by one where nothing is, as its name tells; empty if none is like it.

        Of two with one name, that which lies nearer.
        """
        index, text = self.index, posixpath.splitext(path)[1] in {"", ".md"}
        named: dict[str, list[str]] = {}
        for one in index.texts if text else (*index.media, *index.figures):
            named.setdefault(_name(one), []).append(one)
        found = named.get(close_to(_name(path), named), [""])
        return self.keep("near", path, max(found, key=lambda one: len(posixpath.commonpath([one, path]))))

    def links(self, texts: Iterable[Text]) -> list[Link]:
        """A link to each text, with its summary."""
        return [self.keep("teaser", a.path, Link(a.front["title"], a.url, a.front["summary"])) for a in texts]

    def citing(self, text: Text) -> Link:
        """A link to a text that cites something; a section says which article it belongs to."""
        above = self.index.texts[text.parent].front["title"] if text.parent else ""
        return self.keep("link", text.path, Link(text.front["title"], text.url, above))


def _name(path: str) -> str:
    """What a file is called, without its number and its ending; a text that is index.md has its folder's name."""
    name = posixpath.basename(path.strip("/").removesuffix("/index.md"))
    return re.sub(r"^\d+-", "", posixpath.splitext(name)[0].casefold())
