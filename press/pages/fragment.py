"""A rendered fragment, made to fit the page it stands on.

`press.text` leaves headings at the level and under the short id that the author wrote, links as written, and marks
where notes are cited. One pass over the fragment's tags shifts, prefixes, links and numbers them. It is a pass over
tags and not over text, so nothing inside code, quotes or words is ever touched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

from press.text.notes import NotesExtension

HEADING = re.compile(r"h[1-6]")
LINKS = {"href", "src"}
ALIGNED = {"left": "start", "center": "center", "right": "end"}
ID_LISTS = {"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"}
Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True)
class Rules:
    """How a fragment is changed.

    `shift` is added to each heading's level; `anchor` gives an id its form on the page; `link` resolves what stands in
    `href` and `src`; `cite` turns a note's label into the markup that cites it, and `source` does so for what a mark of
    sources holds; `picture` makes the markup of a picture from its address, its changed attributes, and whether a
    heading stands above it, or nothing if it is none of ours; `sure` gives the words before a reason how sure we
    are, by the level.
    """

    shift: int
    anchor: Callable[[str], str]
    link: Callable[[str], str]
    cite: Callable[[str], str]
    source: Callable[[str], str]
    picture: Callable[[str, Attributes, bool], str] = lambda _url, _attrs, _below: ""
    sure: Callable[[str], str] = lambda _level: ""


def split_notes(fragment: str) -> tuple[str, dict[str, str]]:
    """The running text of a fragment, and the HTML of each note that it defines, by label."""
    body, opening, rest = fragment.partition(NotesExtension.OPENING)
    if not opening:
        return body, {}
    pieces = re.split(r'<div data-note="([^"]*)">', rest.rstrip().removesuffix("</div>"))
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return body, {html.unescape(label): _inner(note) for label, note in pairs}


def _inner(note: str) -> str:
    """A note without the block around it, and without the paragraph around it when there is only one."""
    inner = note.rstrip().removesuffix("</div>").strip()
    single = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", inner, re.DOTALL)
    return single[1] if single else inner


def fit(fragment: str, rules: Rules) -> str:
    """The fragment, changed by the rules. Comments are left out: they are the author's, not the reader's."""
    pass_ = _Pass(rules)
    pass_.feed(fragment)
    pass_.close()
    return "".join(pass_.out)


class TagReader(HTMLParser):
    """The library's parser, which stops at marks such as `<![foo`, made to take what browsers take."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read `<![…` as browsers do: as a comment up to the next `>`."""
        return self.parse_bogus_comment(i, report)

    def parse_html_declaration(self, i: int) -> int:
        """Read `<!…` as browsers do: a declaration, or a comment up to the next `>`."""
        if self.rawdata.startswith("<!--", i) or self.rawdata[i : i + 9].lower() == "<!doctype":
            return super().parse_html_declaration(i)
        return self.parse_bogus_comment(i)


class _Pass(TagReader):
    """One pass over a fragment; `out` is what it becomes."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(convert_charrefs=False)
        self.rules = rules
        self.out: list[str] = []
        self.in_citation = False
        self.cited_until = -1  # where the last citation ended in `out`
        self.below_a_heading = False
        self.address = ""  # where the open link leads
        self.heading = ""  # the id of the open heading, until a link is met in it
        self.words_from = 0  # where the heading's words begin in `out`

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Write a tag as the page needs it."""
        given = dict(attrs)
        label, mark = given.get("data-cite"), given.get("data-source")
        changed = [_aligned(name, self._value(name, value)) for name, value in attrs]
        if tag == "span" and (label is not None or mark is not None):
            self._cite(self.rules.cite(label) if label is not None else self.rules.source(mark or ""))
        elif tag == "img" and (shown := self.rules.picture(given.get("src") or "", changed, self.below_a_heading)):
            self.out.append(shown)
        elif (level := given.get("data-sure")) is not None:
            kept = [pair for pair in changed if pair[0] in {"id", "lang"}]
            self.out += [written(tag, [("class", "sure"), *kept]), self.rules.sure(level)]
        else:
            self._write(tag, attrs, changed)
        self._remember(tag, given)

    def _cite(self, markup: str) -> None:
        """Two marks side by side have a space between them: without our styles, and for the ear, “12” is another."""
        self.in_citation = True
        self.heading = self.address = ""  # it becomes a link, and no link stands in another
        self.out += [" "] * (len(self.out) == self.cited_until) + [markup]
        self.cited_until = len(self.out)

    def _write(self, tag: str, attrs: Attributes, changed: Attributes) -> None:
        """A tag to the letter as it was, unless something of it has changed."""
        new_tag = self._level(tag)
        if tag == "a" and re.match(r"https?:", dict(attrs).get("href") or ""):
            changed.append(("rel", "noreferrer"))
        same = changed == attrs and new_tag == tag
        self.out.append(self.get_starttag_text() or "" if same else written(new_tag, changed))

    def _remember(self, tag: str, given: dict[str, str | None]) -> None:
        """Where the pass stands: below a heading, in a heading, in a link."""
        if HEADING.fullmatch(tag):
            self.below_a_heading = True
            self.heading, self.words_from = given.get("id") or "", len(self.out)
        elif tag == "a":
            self.address = given.get("href") or ""
            self.heading = ""  # no link stands in another

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<br/>` is `<br>`."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; a citation closed itself."""
        if tag == "span" and self.in_citation:
            self.in_citation = False
        else:
            self._close_heading(tag)
            self.out.append(f"</{self._level(tag)}>")

    def _close_heading(self, tag: str) -> None:
        """Make a heading a link to itself, so that it can be copied and sent; one that holds a link has its own."""
        if HEADING.fullmatch(tag) and self.heading:
            self.out.insert(self.words_from, f'<a href="{self.rules.link("#" + self.heading)}">')
            self.out.append("</a>")

    def handle_data(self, data: str) -> None:
        """Words stay as they are; an address that stands for itself is shown as people say it."""
        self.out.append(re.sub(r"^https?://|/$", "", data) if data == self.address else data)

    def handle_entityref(self, name: str) -> None:
        """`&amp;` stays as it is."""
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A typographer's `&#8217;` becomes the character, which is shorter; the few that HTML needs stay."""
        character = html.unescape(f"&#{name};")
        self.out.append(character if character > "~" else f"&#{name};")

    def _level(self, tag: str) -> str:
        return f"h{min(6, int(tag[1]) + self.rules.shift)}" if HEADING.fullmatch(tag) else tag

    def _value(self, name: str, value: str | None) -> str | None:
        if not value:
            return value
        if name == "id":
            return self.rules.anchor(value)
        if name in LINKS:
            return self.rules.link(value)
        if name in ID_LISTS:
            return " ".join(map(self.rules.anchor, value.split()))
        return value


def _aligned(name: str, value: str | None) -> tuple[str, str | None]:
    """A table cell's alignment as a class."""
    return ("class", ALIGNED[value]) if name == "align" and value in ALIGNED else (name, value)


def written(tag: str, attrs: Attributes) -> str:
    """A start tag with its attributes."""
    pairs = (name if value is None else f'{name}="{html.escape(value)}"' for name, value in attrs)
    return f"<{' '.join([tag, *pairs])}>"
