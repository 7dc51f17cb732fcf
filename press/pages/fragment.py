"""A rendered text, fitted to the page it stands on.

`press.text` leaves headings at the level and under the short id that the author wrote, links as written, and marks
where notes are cited. One walk over the text's tree shifts, prefixes, links and numbers them, and writes the HTML
again: words and code are text there, so nothing in them is ever taken for a tag.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from press.core.html import attributes, walk

HEADING = re.compile(r"h[1-6]")
LINKS = {"href", "src"}
MARKS = {"data-cite", "data-source"}
ALIGNED = {"left": "start", "center": "center", "right": "end"}
ID_LISTS = {"id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
VOID = {"br", "hr", "img"}  # elements that have no end
Attributes = dict[str, str]


@dataclass(frozen=True)
class Rules:
    """How a text is changed: `shift` is added to each heading's level, the others give what stands on the page.

    `anchor` does so for an id, `link` for a URL, `cite` for the label of a note, `source` for what a mark of sources
    holds (where they give no markup, the space before the mark goes too), `picture` for a picture's URL, its changed
    attributes, and whether a heading stands above it (nothing if it is none of ours), and `sure` for a level, which
    becomes the words before a reason. `answer` is put behind each question in a list.
    """

    shift: int
    anchor: Callable[[str], str]
    link: Callable[[str], str]
    cite: Callable[[str], str]
    source: Callable[[str], str]
    picture: Callable[[str, Attributes, bool], str] = lambda _url, _attrs, _below: ""
    sure: Callable[[str], str] = lambda _level: ""
    answer: str = ""


class Fitted(NamedTuple):
    """A text as it stands on its page; `cut` is where the block with its first heading begins, or the text's end."""

    text: Markup
    cut: int

    @property
    def halves(self) -> tuple[Markup, Markup]:
        """Its opening, which is all above the first heading, and the rest; a box that holds the heading stays whole."""
        return self.text[: self.cut].strip(), self.text[self.cut :].strip()


def notes_of(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """The notes that a text defines, by label, each as an element to be fitted: a paragraph if there is no more."""
    notes = {}
    for note in tree.css("[data-notes] > [data-note]"):
        inside = list(note.iter(include_text=True, skip_empty=True))
        single = len(inside) == 1 and inside[0].tag == "p" and not inside[0].attributes
        notes[attributes(note)["data-note"]] = inside[0] if single else note
    return notes


def fit(text: LexborHTMLParser | LexborNode, rules: Rules) -> Fitted:
    """A text, or what stands in an element of it, changed by the rules; its notes and comments are left out."""
    writer = _Writer(rules)
    for node, begins in walk(text):
        if not begins:
            writer.end(node.tag or "")
        elif node.is_text_node:
            writer.words(node.text_content or "")
        elif "data-notes" in node.attributes and not writer.ends:
            break
        elif node.is_element_node:
            writer.begin(node, node.tag or "", attributes(node))
    return Fitted(Markup("".join(writer.out)), len("".join(writer.out[: writer.cut])))


class _Writer:
    """What a text becomes, piece by piece, in `out`; `cut` is how many pieces stand above its first heading."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.out: list[str] = []
        self.cut: int | None = None
        self.ends: list[str] = []  # what will close each open element
        self.block = 0  # where the last block that stands in no other begins in `out`
        self.cited_until = -1  # where the last citation ended in `out`
        self.address = ""  # where the last link leads

    def begin(self, node: LexborNode, tag: str, given: Attributes) -> None:
        """Write a start tag as the page needs it, or what takes the place of an element."""
        self.block = self.block if self.ends else len(self.out)
        self.address = given.get("href", self.address)
        if MARKS & given.keys():
            self.ends.append("")
            self._cite(given)
            return
        heading, changed = HEADING.fullmatch(tag), self._changed(tag, given)
        name = f"h{min(6, int(tag[1]) + self.rules.shift)}" if heading else tag
        shown = self.rules.picture(given.get("src", ""), changed, self.cut is not None) if tag == "img" else ""
        self.out.append(shown or written(name, changed))
        self.ends.append("" if tag in VOID else f"</{name}>")
        if "data-sure" in given:
            self.out.append(self.rules.sure(given["data-sure"]))
        if heading:
            self._heading(node, given)

    def _heading(self, node: LexborNode, given: Attributes) -> None:
        """Make a heading a link to itself, so that it can be copied and sent; one that holds a link has its own."""
        self.cut = self.block if self.cut is None else self.cut
        linked = any(inner.tag == "a" or MARKS & attributes(inner).keys() for inner, _ in walk(node))
        if given.get("id") and not linked:
            self.out.append(f'<a href="{self.rules.link("#" + given["id"])}">')
            self.ends[-1] = f"</a>{self.ends[-1]}"

    def end(self, tag: str) -> None:
        """Close what was opened; in a list, a question has its answer's place first."""
        if tag == "li" and self.rules.answer:
            last = next(piece for piece in reversed(self.out) if piece.strip() and not piece.startswith("</"))
            if re.search(r"\?[”’)]*\s*$", last):  # nothing but ends of elements follows the question
                self.out.append(self.rules.answer)
        if end := self.ends.pop():
            self.out.append(end)

    def words(self, words: str) -> None:
        """Words stay as they are; an address that stands for itself is shown as people say it."""
        shown = re.sub(r"^https?://|/$", "", words) if words == self.address else words
        self.out.append(html.escape(shown, quote=False))

    def _cite(self, given: Attributes) -> None:
        """Two marks side by side have a space between them: without our styles, and for the ear, “12” is another."""
        label = given.get("data-cite")
        markup = self.rules.source(given["data-source"]) if label is None else self.rules.cite(label)
        if markup:
            self.out += [" "] * (len(self.out) == self.cited_until) + [markup]
            self.cited_until = len(self.out)
        elif self.out:
            self.out[-1] = self.out[-1].removesuffix(" ")

    def _changed(self, tag: str, given: Attributes) -> Attributes:
        """A tag's attributes as the page needs them; another site is not told where the reader was."""
        changed = {}
        for name, value in given.items():
            if name in ID_LISTS:
                changed[name] = " ".join(map(self.rules.anchor, value.split()))
            elif name == "align" and value in ALIGNED:
                changed["class"] = ALIGNED[value]
            elif name == "data-sure":
                changed["class"] = "sure"
            else:
                changed[name] = self.rules.link(value) if name in LINKS and value else value
        if tag == "a" and re.match(r"https?:", given.get("href", "")):
            changed["rel"] = "noreferrer"
        return changed


def written(tag: str, attrs: Attributes) -> str:
    """A start tag with its attributes."""
    pairs = (f'{name}="{html.escape(value)}"' for name, value in attrs.items())
    return f"<{' '.join([tag, *pairs])}>"
