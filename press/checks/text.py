"""One text, as its author wrote it: each problem has the line where it stands in the file.

A box is of a kind that there is, and one that says how sure we are says it in our words. Its label is our editors'
judgement: GRADE is a method with words of its own, which a label must not borrow, since a reader would take it for a
grade that somebody gave.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborHTMLParser

from press.checks import citations, link_targets, unsafe_html
from press.core.html import attributes, fragment
from press.core.invisible import describe, hidden, spelt_out
from press.core.problems import Problem, nearest
from press.text.boxes import KINDS, LEVELS, Box, id_of
from press.text.document import Document
from press.text.locate import heading_lines, lines_where, prose
from press.text.render import Rendered

GRADE = re.compile(r"\bgrad(?:e[ds]?|ing)\b|\b(?:high|moderate|low)(?:er|est)?[\s-]+certainty\b", re.IGNORECASE)
END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=\W{0,9}(?![a-z])\w)")  # of a sentence that another one follows
FORM = '!!! sure "mixed evidence"'


def check(document: Document, hosts: Collection[str] = ()) -> Iterator[Problem]:
    """The problems of a file's text; `hosts` are those of `link_rules.url_fault`."""
    assert document.rendered
    text, path, rendered = document.text, document.path, document.rendered
    if not text.strip():
        hint = "Write its text below the header, or delete the file."
        yield Problem(path, document.first_line - 1, "text-empty", "there is nothing below the header", hint)
    tree = fragment(rendered.written)
    yield from _headings(text, rendered, path)
    yield from _twice(text, rendered, path)
    yield from _pictures(text, tree, path)
    yield from check_boxes(text, rendered, path)
    yield from citations.check(text, rendered, tree, path)
    yield from unsafe_html.check(text, rendered, tree, path, trusted=document.trusted)
    yield from link_targets.check(text, tree, path, hosts)
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
    """Ids and notes that stand more than once; the second one is reported."""
    for name, times in Counter(rendered.ids).items():
        if times > 1:
            whole = re.escape(name)
            lines = lines_where(text, rf"\{{[^}}\n]*#{whole}[\s}}]|\bid\s*=\s*[\"']?{whole}[\"'\s>]")
            hint = f"Give one of them another: {{#{name}-2}}."
            yield Problem(path, (lines or [0])[-1], "id-twice", f"the id “{name}” stands {times} times", hint)
    for label in sorted(rendered.twice):
        lines = lines_where(text, rf"^ {{0,3}}\[\^{re.escape(label)}\]:")
        hint = "Give one of them another label, or delete it."
        yield Problem(path, (lines or [0])[-1], "note-twice", f"the note “{label}” is written twice", hint)


def _pictures(text: str, tree: LexborHTMLParser, path: str) -> Iterator[Problem]:
    """Pictures without words for those who cannot see them, and credits that no figure has taken up."""
    pictures = [attributes(node) for node in tree.css("img")]
    for source in dict.fromkeys(one.get("src", "") for one in pictures if not one.get("alt", "").strip()):
        whole = re.escape(source)
        written = rf"!\[\s*\](?:\(\s*<?{whole}|\[)|<img\b(?![^>]*\balt\s*=\s*[\"']?[^\"'\s>])[^>]*{whole}"
        for line in lines_where(text, f"(?i:{written})") or [0]:
            hint = "Say in a few words what it shows: ![Two chairs in a bright room](media/hall.jpg)"
            yield Problem(path, line, "picture-alt", "a picture has no words for those who cannot see it", hint)
    for credit in dict.fromkeys(one["credit"] for one in pictures if "credit" in one):
        for line in lines_where(text, rf"credit\s*=\s*[\"']?{re.escape(credit)}") or [0]:
            hint = "Give the picture a paragraph of its own, or name its author in the text."
            yield Problem(path, line, "picture-credit", f"the credit “{credit}” would not be seen", hint)


def _unseen(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """Characters that nobody sees, written as entities; in the file itself there is none."""
    if found := hidden(spelt_out(rendered.written)):
        entities = {one for one in re.findall(r"&#?\w+;?", text) if set(found[0]) & set(spelt_out(one))}
        line = min((n for one in entities for n in lines_where(text, re.escape(one))), default=0)
        yield Problem(path, line, "file-character", describe(found[0]), "Take out the entity.")


def check_boxes(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """The problems of a text's boxes; `path` is what they call the file."""
    places = defaultdict(list)
    for n, words in enumerate(prose(text).split("\n"), 1):
        _, mark, rest = words.partition("!!!")
        places[f"{mark}{rest}".strip()].append(n)
    for box in rendered.boxes:
        lines = places[box.written]
        line = lines.pop(0) if lines else 0
        if not box.kind:
            hint = f'After the kind stands at most one text in quotes: !!! aside, !!! aside "A title", {FORM}'
            yield Problem(path, line, "aside-kind", f"“{box.written}” opens no box", hint)
        elif box.kind not in KINDS:
            hint = nearest(box.kind, KINDS)
            yield Problem(path, line, "aside-kind", f"no kind of box is called “{box.kind}”", hint)
        elif box.kind == "sure":
            yield from _label(box, path, line)


def _label(box: Box, path: str, line: int) -> Iterator[Problem]:
    """What is wrong with a box that says how sure we are."""
    if claim := GRADE.search(f"{box.title} {box.why}"):
        ours = ", ".join(LEVELS)
        hint = f"A grade that a review gave stands in the running text, as that review's. Ours are: {ours}."
        yield Problem(path, line, "sure-grade", f"“{claim[0]}” sounds like a grade, and we give none", hint)
    elif id_of(box.title) not in map(id_of, LEVELS):
        wrong = f"“{box.title}” is no level" if box.title else "no level is given"
        hint = nearest(box.title, LEVELS) if box.title else f"Name it in quotes: {FORM}"
        yield Problem(path, line, "sure-level", wrong, hint)
    if wrong := _wrong(box.why):
        hint = "Below it stands one plain sentence, indented by four spaces; all else belongs in the text."
        yield Problem(path, line, "sure-why", wrong, hint)
    if box.early:
        hint = "Move it below the paragraph or list that answers: readers want the answer first."
        yield Problem(path, line, "sure-early", "says how sure we are before there is an answer", hint)


def _wrong(why: str) -> str:
    """What keeps a reason from being one sentence; nothing if it is one."""
    if not why:
        return "has no paragraph that says why, or more than one"
    if (count := len(END.split(why))) > 1:
        return f"says why in {count} sentences"
    return "" if re.search(r"[.!?…][\"”’)]*$", why) else "says why without a full stop"
