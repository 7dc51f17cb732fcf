"""Markdown to a `Document`, as a pure function: it knows neither files nor Pelican.

The HTML is neutral: headings keep the level and the short id that the author wrote, a source is a mark where it is
cited, a note is such a mark and a block at the end where it is defined. `press.pages` numbers, shifts and links them
for the page they stand on, so one rendering serves the long page, the section's own page and the feed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension

from press.core.documents import THEME_ID, Attribute, Block, Document, Heading, Written
from press.core.problems import Problem, line_of
from press.text.boxes import Boxes, id_of, set_figures
from press.text.citations import Citation, Notes, close_marks
from press.text.compare import unlike
from press.text.lines import Lines, Step, put_marks
from press.text.quotes import set_quotes
from press.text.raw import Attributes, Raw, RawBlocks, RawInline
from press.text.sanitize import cleaned
from press.text.sentences import sentences_of
from press.text.source_blocks import read_lines
from press.text.walk import Walk

EXTENSIONS = ["admonition", "attr_list", "def_list", "fenced_code", "sane_lists", "tables"]
CONFIGS = {"tables": {"use_align_attribute": True}}  # no page allows a style
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
IN_A_BLOCK = 400  # brackets of any kind
IN_A_LINE = {"|": 100, "": 20_000}  # columns of a table; characters
IN_A_TEXT = {r"\[": 4_000, "<": 2_000, "```|~~~": 400, r"\\": 4_000, r"^ *#|^=+ *$|^-+ *$": 500, "^[ >]*!!!": 500}
DEEPEST = 300  # lists, quotations and stressed words in each other; browsers put up with some 500
RESERVED = re.compile("[\x02\x03\x0e\x0f]")  # what the library and we ourselves hold places with; no file may hold it


def parse(body: str, first_line: int = 1, path: str = "", lang: str = "", *, trusted: bool = False) -> Document:
    """A text as it is read; what cannot be understood stays as it was written.

    Args:
        body: its Markdown, below the header.
        first_line: the line of its file on which it begins.
        path: what problems call the file.
        lang: its language, empty when it has the site's; quotes are then set as in English.
        trusted: whether it may hold raw HTML.
    """
    text = RESERVED.sub("", body.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(4)
    about = (path, first_line, lang, trusted, not body.strip())
    tangled = _tangled_part(text)
    try:
        known = {} if tangled else _read(text, first_line, lang or "en")
    except RecursionError:  # deeper than there is depth
        known = {}
    if known:
        return Document(*about, **known)
    hint = "Break it up with empty lines, or make it less deep."
    line = line_of("\n" * (first_line - 1) + text, tangled or text.strip()[:40])
    return Document(*about, problems=(Problem(path, line, "file-size", "this part is too tangled to be read", hint),))


def _read(text: str, first_line: int, lang: str) -> dict[str, Any]:
    """What a document knows of its text; nothing when that is too deep."""
    source = read_lines(text, first_line)
    made = _Compiler([line.number for line in source], lang)
    rendered = made.markdown.convert(put_marks(source))
    found = Walk(rendered)
    if found.depth > DEEPEST:
        return {}
    lines, blocks = made.lines, tuple(found.blocks.found)
    boxes = tuple(box for box, _ in made.boxes.opened)
    cites = [(block.note, key) for block in blocks for mark in block.marks for key in mark.keys]
    links = tuple(link._replace(line=lines.references.get(link.url, link.line)) for link in found.links)
    images = tuple(one._replace(line=lines.references.get(one.url, one.line)) for one in found.images)
    return {
        "html": cleaned(rendered),
        "words": sum(map(_words, blocks)),
        "headings": tuple(made.headings()),
        "blocks": blocks,
        "sentences": tuple(sentences_of(blocks)),
        "links": links,
        "images": images,
        "notes": tuple(made.notes.definitions),
        "anchors": tuple(found.anchors),
        "boxes": boxes,
        "raw": tuple(Written(text, lines.pieces.get(n, 0)) for n, text in made.raw.found.items()),
        "removed": tuple(found.removed),
        "given": tuple(
            Attribute(str(one.tag), name, value, lines.line_of(one)) for name, value, one in made.braces.given
        ),
        "hidden": tuple(found.hidden),
        "unlike": () if made.raw.found else tuple(unlike(source, blocks)),  # no page shows raw HTML as GitHub does
        "cited": frozenset(key[1:] for _, key in cites if key.startswith("^")),
        "sourced": frozenset(note for note, key in cites if note and not key.startswith("^")),
        "sources": frozenset(made.citations.sources),
        "sure": frozenset(id_of(box.title) for box in boxes if box.kind == "sure"),
    }


class _Compiler:
    """The Markdown library with our steps, which stand here in their order and note what they meet; for one text."""

    def __init__(self, numbers: list[int], lang: str) -> None:
        self.notes = Notes()
        toc = TocExtension(slugify=_slug, toc_depth="1-6", marker="")
        extensions: list[Extension | str] = [*EXTENSIONS, toc, self.notes]
        self.markdown = md = Markdown(extensions=extensions, extension_configs=CONFIGS, output_format="html")
        self.boxes, self.citations, self.braces = Boxes(md.parser), Citation(md), Attributes(md)
        self.lines = Lines(md, numbers)
        self.raw = Raw(self.lines)
        md.preprocessors.register(RawBlocks(md, self.raw), "html_block", 20)
        md.parser.blockprocessors.register(self.boxes, "admonition", 105)
        md.inlinePatterns.register(self.citations, "citation", 174)  # the library's links have 170 and less
        md.inlinePatterns.register(RawInline(md, self.raw), "html", 90)
        md.treeprocessors.register(Step(md, self.lines.take_marks), "take_marks", 25)  # words are read at 20
        md.treeprocessors.register(Step(md, close_marks), "close_marks", 19)
        md.treeprocessors.register(self.braces, "attr_list", 8)
        md.treeprocessors.register(Step(md, set_figures), "figures", 7)
        md.treeprocessors.register(Step(md, self.boxes.label), "labels", 6)  # a picture is no paragraph any more
        md.treeprocessors.register(Step(md, lambda root: set_quotes(root, lang)), "quotes", 2)
        md.treeprocessors.register(Step(md, self.lines.count), "count", 1)  # ids are made at 5
        self.lines.watch()

    def headings(self) -> Iterator[Heading]:
        """The headings in order, with their lines."""
        lines = [self.lines.line_of(one) for one in self.lines.root.iter() if one.tag in HEADINGS]
        tokens = _flat(self.markdown.toc_tokens)  # type: ignore[attr-defined] # set by the toc extension
        for token, line in zip(tokens, lines, strict=True):
            yield Heading(token["level"], token["id"], html.unescape(token["name"]), line)


def _slug(title: str, separator: str) -> str:
    """The id of a heading without one of its own: its letters, digits and vowel signs, in one form on every keyboard.

    One that the theme uses begins in another way.
    """
    text = re.sub("[\ufe00-\ufe0f]", "", unicodedata.normalize("NFC", title))  # these choose the looks of an emoji
    kept = (c for c in text if re.match(r"[\w\s-]", c) or unicodedata.category(c) in {"Mn", "Mc"})
    slug = re.sub(rf"[{separator}\s]+", separator, "".join(kept).strip().lower())
    return f"text{separator}{slug}" if THEME_ID.fullmatch(slug) else slug


def _tangled_part(text: str) -> str:
    """How the part of a text begins that would take minutes to read; nothing when a person may have written it.

    The library takes time with the square of some marks: a bracket looks for its partner to the end of its block, a
    heading for every heading of its name, a box passes on all that follow it. The bounds are far above anything that
    readers would read, and low enough that no text takes more than a few seconds.
    """
    for pattern, most in IN_A_TEXT.items():
        found = re.findall(pattern, text, re.MULTILINE)
        if len(found) > most:
            return str(found[0])
    for line in text.split("\n"):
        if any(line.count(mark) > most for mark, most in IN_A_LINE.items()):
            return line.strip()[:40]
    for block in re.split(r"\n[ \t]*\n", text):
        if block.count("[") + block.count("<") > IN_A_BLOCK:
            return block.strip()[:40]
    return ""


def _words(block: Block) -> int:
    """How many words of a block a reader reads in the text: each holds a letter or a digit."""
    passed_over = block.note or block.kind in {"alt", "comment"}
    return 0 if passed_over else sum(any(map(str.isalnum, word)) for word in block.text.split())


def _flat(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The tree of headings that the library makes, in reading order."""
    for token in tokens:
        yield token
        yield from _flat(token["children"])
