"""One text, as its author wrote it: each problem has the line where it stands in the file.

A box is of a kind that there is, and one that says how sure we are says it in our words. Its label is our editors'
judgement: GRADE is a method with words of its own, which a label must not borrow, since a reader would take it for a
grade that somebody gave. Every address may be followed, and leads where its words say; `press.core.link_rules` decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from press.checks import citations, unsafe_html
from press.core import link_rules
from press.core.documents import THEME_ID, Box, Document, Link, lines_of
from press.core.invisible import describe
from press.core.problems import Problem, nearest
from press.text.boxes import KINDS, LEVELS, id_of
from press.text.sanitize import is_left

GRADE = re.compile(r"\bgrad(?:e[ds]?|ing)\b|\b(?:high|moderate|low)(?:er|est)?[\s-]+certainty\b", re.IGNORECASE)
END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=\W{0,9}(?![a-z])\w)")  # of a sentence that another one follows
SAFE = "Write the whole address as it stands in a browser: https://example.org/page."
HONEST = "Let the words say what is there, or name the same host, mailbox or number."
UNLIKE = "Put an empty line above and below it. A heading needs a space behind its “##”."
FORM = '!!! sure "mixed evidence"'


def check(document: Document, hosts: Collection[str] = ()) -> Iterator[Problem]:
    """The problems of a file's text; `hosts` are those of `link_rules.url_fault`."""
    if document.empty:
        hint = "Write its text below the header, or delete the file."
        line = document.first_line - 1
        yield Problem(document.path, line, "text-empty", "there is nothing below the header", hint)
    yield from _headings(document)
    yield from _twice(document)
    yield from _pictures(document)
    yield from check_boxes(document)
    yield from citations.check(document)
    yield from unsafe_html.check(document)
    yield from _links(document, hosts)
    for one in document.hidden:  # written as entities; in the file itself there is none
        yield Problem(document.path, one.line, "file-character", describe(one.text), "Take out the entity.")
    for line in document.unlike:
        message = "GitHub shows this part as another kind of block, or apart from its neighbour"
        yield Problem(document.path, line, "block-unlike", message, UNLIKE)


def _headings(document: Document) -> Iterator[Problem]:
    """A text's headings begin at the second level and go down one step at a time."""
    before = 1
    for level, _, title, line in document.headings:
        if level == 1:
            hint = "The first level is the title's, in the header: begin with “##”."
            yield Problem(document.path, line, "heading-first", f"the heading “{title}” is of the first level", hint)
        elif level > before + 1:
            hint = f"Write it with “{'#' * (before + 1)}”."
            yield Problem(document.path, line, "heading-skip", f"the heading “{title}” skips a level", hint)
        before = level


def _twice(document: Document) -> Iterator[Problem]:
    """Ids and notes that stand more than once, the last one, and ids that the theme has for its own places."""
    for name, line in document.anchors:
        if THEME_ID.fullmatch(name):
            hint = f"Give it another: {{#text-{name}}}."
            yield Problem(document.path, line, "id-twice", f"the id “{name}” is one that each page may have", hint)
    for name, times in Counter(document.ids).items():
        if times > 1:
            lines, hint = lines_of(name, document.anchors)[-1:], f"Give one of them another: {{#{name}-2}}."
            yield from document.problems_at(lines, "id-twice", f"the id “{name}” stands {times} times", hint)
    for label, times in sorted(Counter(note.text for note in document.notes).items()):
        if times > 1:
            lines, hint = lines_of(label, document.notes)[-1:], "Give one of them another label, or delete it."
            yield from document.problems_at(lines, "note-twice", f"the note “{label}” is written twice", hint)


def _pictures(document: Document) -> Iterator[Problem]:
    """Pictures without words for those who cannot see them, and credits that no figure has taken up."""
    for picture in document.images:
        if not picture.alt.strip():
            hint = "Say in a few words what it shows: ![Two chairs in a bright room](media/hall.jpg)"
            message = "a picture has no words for those who cannot see it"
            yield Problem(document.path, picture.line, "picture-alt", message, hint)
        if picture.credit is not None:
            hint = "Give the picture a paragraph of its own, or name its author in the text."
            message = f"the credit “{picture.credit}” would not be seen"
            yield Problem(document.path, picture.line, "picture-credit", message, hint)


def _links(document: Document, hosts: Collection[str]) -> Iterator[Problem]:
    """Addresses of links and pictures that no browser follows, and links that lead elsewhere than their words say."""
    targets = [*document.links, *(Link(one.url, "", one.line) for one in document.images)]
    for address, words, line in {(url, words): (url, words, line) for url, words, line in reversed(targets)}.values():
        shown, code, hint = " ".join(address.split()), "link-disguise", SAFE
        if told := link_rules.scheme_fault(address):
            code, message = "link-scheme", f"the address “{shown}” {told}"
        elif told := link_rules.url_fault(address, hosts):
            message = f"the address “{shown}” {told}"
            ours = "\\" in shown and not link_rules.SCHEME.match(shown)
            hint = "Write " + shown.replace("\\", "/") if ours else hint
        elif host := link_rules.misleading_words(words, address):
            hint = HONEST
            message = f"a link shows “{host}”, and really leads to {urlsplit(address).hostname or shown}"
        elif not is_left(address):
            code, message = "link-scheme", f"the address “{shown}” is none that a browser can follow"
        else:
            continue
        yield Problem(document.path, line, code, message, hint)


def check_boxes(document: Document) -> Iterator[Problem]:
    """The problems of a text's boxes."""
    for box in document.boxes:
        if not box.kind:
            hint = f'After the kind stands at most one text in quotes: !!! aside, !!! aside "A title", {FORM}'
            yield Problem(document.path, box.line, "aside-kind", f"“{box.written}” opens no box", hint)
        elif box.kind not in KINDS:
            hint = nearest(box.kind, KINDS)
            yield Problem(document.path, box.line, "aside-kind", f"no kind of box is called “{box.kind}”", hint)
        elif box.kind == "sure":
            yield from _label(box, document.path, box.line)


def _label(box: Box, path: str, line: int) -> Iterator[Problem]:
    """What is wrong with a box that says how sure we are."""
    if claim := GRADE.search(f"{box.title} {box.why}"):
        ours = ", ".join(LEVELS)
        hint = f"A grade that a review gave stands in the running text, as that review's. Ours are: {ours}."
        yield Problem(path, line, "sure-grade", f"“{claim[0]}” sounds like a grade, and we give none", hint)
    elif id_of(box.title) not in map(id_of, LEVELS):
        wrong = f"“{box.title}” is no level" if box.title else "no level is given"
        hint = f"Choose one yourself: {', '.join(LEVELS)}." if box.title else f"Name it in quotes: {FORM}"
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
