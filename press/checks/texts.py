"""What is looked for in one text, as its author wrote it: each finding has the line where it stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from press.checks import boxes, cites, inert, leads
from press.problems import Problem
from press.tags import TagReader
from press.text import Rendered
from press.text.frontmatter import FrontMatter
from press.text.locate import heading_lines, lines_where
from press.unseen import hidden, spelt_out, told


def check(
    text: str,
    front: FrontMatter,
    rendered: Rendered,
    path: str,
    *,
    trusted: bool = False,
    hosts: Collection[str] = (),
) -> Iterator[Problem]:
    """The problems of a file's text.

    `path` is what they call the file, `trusted` whether it may hold raw HTML, `hosts` as in `link_rules.url_fault`.
    """
    if not front.body.strip():
        hint = "Write its text below the header, or delete the file."
        yield Problem(path, front.offset, "text-empty", "there is nothing below the header", hint)
    yield from _headings(text, rendered, path)
    yield from _twice(text, rendered, path)
    yield from _pictures(text, rendered, path)
    yield from boxes.check(text, rendered, path)
    yield from cites.check(text, rendered, path)
    yield from inert.check(text, rendered, path, trusted=trusted)
    yield from leads.check(text, rendered, path, hosts)
    yield from _unseen(text, rendered, path)


def _headings(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """A text's headings begin at the second level and go down one step at a time."""
    lines = heading_lines(text)
    known = len(lines) == len(rendered.headings)
    before = 1
    for n, heading in enumerate(rendered.headings):
        line = lines[n] if known else 0
        if heading.level == 1:
            hint = "The first level is the title's, in the header: begin with “##”."
            yield Problem(path, line, "heading-first", f"the heading “{heading.title}” is of the first level", hint)
        elif heading.level > before + 1:
            hint = f"Write it with “{'#' * (before + 1)}”."
            yield Problem(path, line, "heading-skip", f"the heading “{heading.title}” skips a level", hint)
        before = heading.level


def _twice(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """Ids and notes that stand more than once; the second one is told."""
    for name, times in Counter(rendered.ids).items():
        if times > 1:
            lines = lines_where(
                text, rf"\{{[^}}\n]*#{re.escape(name)}[\s}}]|\bid\s*=\s*[\"']?{re.escape(name)}[\"'\s>]"
            )
            hint = f"Give one of them another: {{#{name}-2}}."
            yield Problem(path, (lines or [0])[-1], "id-twice", f"the id “{name}” stands {times} times", hint)
    for label in sorted(rendered.twice):
        lines = lines_where(text, rf"^ {{0,3}}\[\^{re.escape(label)}\]:")
        hint = "Give one of them another label, or delete it."
        yield Problem(path, (lines or [0])[-1], "note-twice", f"the note “{label}” is written twice", hint)


def _pictures(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """Pictures without words for those who cannot see them, and credits that nobody would see."""
    reader = _Pictures()
    reader.feed(rendered.written)
    for source in dict.fromkeys(reader.silent):
        whole = re.escape(source)
        written = rf"!\[\s*\](?:\(\s*<?{whole}|\[)|<img\b(?![^>]*\balt\s*=\s*[\"']?[^\"'\s>])[^>]*{whole}"
        for line in lines_where(text, f"(?i:{written})") or [0]:
            hint = "Say in a few words what it shows: ![Two chairs in a bright room](media/hall.jpg)"
            yield Problem(path, line, "picture-alt", "a picture has no words for those who cannot see it", hint)
    for credit in dict.fromkeys(reader.credits):
        for line in lines_where(text, rf"credit\s*=\s*[\"']?{re.escape(credit)}") or [0]:
            hint = "Give the picture a paragraph of its own, or name its author in the text."
            yield Problem(path, line, "picture-credit", f"the credit “{credit}” would not be seen", hint)


def _unseen(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """Characters that nobody sees, written as entities; in the file itself there is none."""
    if found := hidden(spelt_out(rendered.written)):
        entities = {one for one in re.findall(r"&#?\w+;?", text) if set(found[0]) & set(spelt_out(one))}
        line = min((n for one in entities for n in lines_where(text, re.escape(one))), default=0)
        yield Problem(path, line, "file-character", told(found[0]), "Take out the entity.")


class _Pictures(TagReader):
    """The sources of the pictures that say nothing, and the credits that no figure has taken up."""

    def __init__(self) -> None:
        super().__init__()
        self.silent: list[str] = []
        self.credits: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a picture."""
        given = dict(attrs)
        if tag == "img" and not (given.get("alt") or "").strip():
            self.silent.append(given.get("src") or "")
        if tag == "img" and "credit" in given:
            self.credits.append(given["credit"] or "")
