"""Markdown to HTML, as a pure function: text in, `Rendered` out. It knows neither files nor Pelican.

The HTML is neutral: headings keep the level and the short id that the author wrote, a source is a mark where it is
cited, a note is such a mark and a block at the end where it is defined. `press.pages` numbers, shifts and links them
for the page they stand on, so one rendering serves the long page, the section's own page and the feed.
"""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify_unicode

from press.core.html import attribute, fragment, walk
from press.text.attributes import AttributesExtension
from press.text.boxes import Box, BoxesExtension, id_of
from press.text.citations import CitationsExtension, cited
from press.text.figures import FiguresExtension
from press.text.limits import is_deep, tangled_part
from press.text.notes import NotesExtension
from press.text.raw import RawExtension
from press.text.sanitize import cleaned

EXTENSIONS = ["def_list", "fenced_code", "sane_lists", "tables"]
CONFIGS = {"tables": {"use_align_attribute": True}}  # no page allows a style


@dataclass(frozen=True)
class Heading:
    """A heading as its author wrote it: `level` 1 to 6, its short `id`, its words as plain text."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Rendered:
    """A rendered text: its HTML with neutral marks, its headings in order, how many words a reader reads.

    `written` is the same HTML before it was cleaned, with comments: for checks, and for no page. `raw` is the raw HTML
    in the text, `strangers` the attributes in braces that no author may give.
    `ids` are all its ids in order; `defined`, `twice` and `cited` are the labels of notes that it defines, defines more
    than once, and cites, `sourced` of those that cite a source; `sources` are the keys of the sources that it cites,
    `wrong_cites` what only looks like a citation, `lost_cites` those that no reader would see; `pictures` are the
    addresses of its pictures, `boxes` its boxes in order. No word or id that stands in a note is counted.
    """

    html: str
    written: str
    raw: tuple[str, ...]
    strangers: tuple[str, ...]
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    words: int
    defined: frozenset[str]
    twice: frozenset[str]
    cited: frozenset[str]
    sourced: frozenset[str]
    sources: frozenset[str]
    wrong_cites: tuple[str, ...]
    lost_cites: tuple[str, ...]
    pictures: tuple[str, ...]
    boxes: tuple[Box, ...]

    @property
    def sure(self) -> frozenset[str]:
        """The levels that it says how sure we are with, each as one word."""
        return frozenset(id_of(box.title) for box in self.boxes if box.kind == "sure")


class TooComplexError(Exception):
    """A text that no person wrote for readers; its argument is how the tangled part begins."""


def render(text: str) -> Rendered:
    """Render Markdown; what cannot be understood stays as it was written.

    Raises:
        TooComplexError: the text would take minutes, or more depth than there is.
    """
    if part := tangled_part(text):
        raise TooComplexError(part)
    try:
        return _render(text)
    except RecursionError:
        raise TooComplexError(text.strip()[:40]) from None  # deeper than there is depth


def _render(text: str) -> Rendered:
    notes, boxes, citations = NotesExtension(), BoxesExtension(), CitationsExtension()
    toc = TocExtension(slugify=slugify_unicode, toc_depth="1-6", marker="")
    raw, given = RawExtension(), AttributesExtension()
    ours: list[Extension] = [given, boxes, FiguresExtension(), toc, notes, citations, raw]
    markdown = Markdown(extensions=[*EXTENSIONS, *ours], extension_configs=CONFIGS, output_format="html")
    written = markdown.convert(text)
    if is_deep(written):
        raise TooComplexError(text.strip()[:40])
    clean = cleaned(written)
    written_tree, tree = fragment(written), fragment(clean)
    tokens: list[dict[str, Any]] = markdown.toc_tokens  # type: ignore[attr-defined] # set by the toc extension
    ids = attribute("id", written_tree, ":not([data-notes] *)")
    sourced = frozenset(attribute("data-note", tree, ":has([data-source])"))
    labels = (frozenset(notes.footnotes), frozenset(notes.twice), frozenset(notes.cites), sourced)
    keys = frozenset(one.key for mark, _ in citations.marks for one in cited(mark))
    dropped = Counter(mark for mark, _ in citations.marks) - Counter(attribute("data-source", written_tree))
    lost = dict.fromkeys(words for mark, words in citations.marks if mark in dropped)  # in the words of a picture
    sources = (keys, tuple(dict.fromkeys(citations.wrong)), tuple(lost))
    length = count_words(clean.partition(notes.OPENING)[0])
    found = (tuple(raw.found), tuple(dict.fromkeys(given.strangers)), tuple(_flat(tokens)), ids, length)
    shown = (attribute("src", tree), tuple(box for box, _ in boxes.opened))
    return Rendered(clean, written, *found, *labels, *sources, *shown)


def count_words(body: str) -> int:
    """The words of an HTML fragment: what stands between spaces and holds a letter or a digit."""
    words = (word for node, _ in walk(fragment(body)) for word in (node.text_content or "").split())
    return sum(any(map(str.isalnum, word)) for word in words)


def _flat(tokens: list[dict[str, Any]]) -> list[Heading]:
    """The tree of headings that the toc extension makes, as a list in reading order."""
    found = []
    for token in tokens:
        found.append(Heading(token["level"], token["id"], html.unescape(token["name"])))
        found.extend(_flat(token["children"]))
    return found
