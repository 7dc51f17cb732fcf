"""What is looked for in one text, as its author wrote it: each finding has the line where it stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from press.problems import Problem, line_of
from press.text import Rendered
from press.text.frontmatter import FrontMatter

HEADING = re.compile(r"^ *#{1,6}(?!#)", re.MULTILINE)
IMAGE = re.compile(r"<img\b[^>]*>")
ALT = re.compile(r'\balt="[^"]*[^"\s][^"]*"')
SOURCE = re.compile(r'\bsrc="([^"]*)"')


def check(front: FrontMatter, rendered: Rendered, path: str) -> Iterator[Problem]:
    """The problems of a text. `path` is what they call its file."""
    if not front.body.strip():
        hint = "Write its text below the header, or delete the file."
        yield Problem(path, front.offset, "text-empty", "there is nothing below the header", hint)
    yield from _headings(front, rendered, path)
    for name, times in Counter(rendered.ids).items():
        if times > 1:
            line = _line(front, f"{{#{name}}}", times)
            hint = f"Give one of them another: {{#{name}-2}}."
            yield Problem(path, line, "id-twice", f"the id “{name}” stands {times} times", hint)
    for label in sorted(rendered.twice):
        hint = "Give one of them another label, or delete it."
        line = _line(front, f"[^{label}]:", 2)
        yield Problem(path, line, "note-twice", f"the note “{label}” is written twice", hint)
    for image in IMAGE.findall(rendered.html):
        if not ALT.search(image):
            source = SOURCE.search(image)
            line = _line(front, source[1]) if source else front.offset
            hint = "Say in a few words what it shows: ![Two chairs in a bright room](media/hall.jpg)"
            yield Problem(path, line, "picture-alt", "a picture has no words for those who cannot see it", hint)


def _headings(front: FrontMatter, rendered: Rendered, path: str) -> Iterator[Problem]:
    """A text's headings begin at the second level and go down one step at a time."""
    lines = [front.body.count("\n", 0, found.start()) + 1 for found in HEADING.finditer(front.body)]
    known = len(lines) == len(rendered.headings)
    before = 1
    for n, heading in enumerate(rendered.headings):
        line = (lines[n] if known else line_of(front.body, heading.title)) + front.offset
        if heading.level == 1:
            hint = "The first level is the title's, in the header: begin with “##”."
            yield Problem(path, line, "heading-first", f"the heading “{heading.title}” is of the first level", hint)
        elif heading.level > before + 1:
            hint = f"Write it with “{'#' * (before + 1)}”."
            yield Problem(path, line, "heading-skip", f"the heading “{heading.title}” skips a level", hint)
        before = heading.level


def _line(front: FrontMatter, wanted: str, nth: int = 1) -> int:
    """The line of the file where something stands for the nth time."""
    at = -1
    for _ in range(nth):
        at = front.body.find(wanted, at + 1)
    return front.body.count("\n", 0, at) + 1 + front.offset if at >= 0 else front.offset
