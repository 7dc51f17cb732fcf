"""A text's boxes: each is of a kind that there is, and one that says how sure we are says it in our words.

Its label is our editors' judgement. GRADE is a method with words of its own, which a label must not borrow: a reader
would take it for a grade that somebody gave.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from press.problems import Problem, nearest
from press.text import Rendered
from press.text.asides import KINDS, Box
from press.text.locate import prose
from press.text.sure import LEVELS, id_of

GRADE = re.compile(r"\bgrad(?:e[ds]?|ing)\b|\b(?:high|moderate|low)(?:er|est)?[\s-]+certainty\b", re.IGNORECASE)
END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=\W{0,9}(?![a-z])\w)")  # of a sentence that another one follows
FORM = '!!! sure "mixed evidence"'


def check(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """The problems of a text's boxes; `path` is what they call the file."""
    places = defaultdict(list)
    for n, words in enumerate(prose(text).split("\n"), 1):
        _, mark, rest = words.partition("!!!")
        places[f"{mark}{rest}".strip()].append(n)
    for box in rendered.boxes:
        lines = places[box.written]
        line = lines.pop(0) if lines else 0
        if box.kind not in KINDS:
            yield _stranger(box, path, line)
        elif box.kind == "sure":
            yield from _label(box, path, line)


def _stranger(box: Box, path: str, line: int) -> Problem:
    if box.kind:
        return Problem(path, line, "aside-kind", f"no kind of box is called “{box.kind}”", nearest(box.kind, KINDS))
    hint = f'After the kind stands at most one text in quotes: !!! aside, !!! aside "A title", {FORM}'
    return Problem(path, line, "aside-kind", f"“{box.written}” opens no box", hint)


def _label(box: Box, path: str, line: int) -> Iterator[Problem]:
    """What is wrong with a box that says how sure we are."""
    if claim := GRADE.search(f"{box.title} {box.why}"):
        hint = (
            f"A grade that a review gave stands in the running text, as that review's. Ours are: {', '.join(LEVELS)}."
        )
        yield Problem(path, line, "sure-grade", f"“{claim[0]}” sounds like a grade, and we give none", hint)
    elif id_of(box.title) not in map(id_of, LEVELS):
        wrong = f"“{box.title}” is no level" if box.title else "no level is given"
        hint = nearest(box.title, LEVELS) if box.title else f"Name it in quotes: {FORM}"
        yield Problem(path, line, "sure-level", wrong, hint)
    if wrong := _wrong(box.why):
        hint = "Below it stands one plain sentence, indented by four spaces; all else belongs in the text."
        yield Problem(path, line, "sure-why", wrong, hint)


def _wrong(why: str) -> str:
    """What keeps a reason from being one sentence; nothing if it is one."""
    if not why:
        return "has no paragraph that says why, or more than one"
    if (count := len(END.split(why))) > 1:
        return f"says why in {count} sentences"
    return "" if re.search(r"[.!?…][\"”’)]*$", why) else "says why without a full stop"
