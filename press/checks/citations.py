"""Citations stand where they can be read, and lead to a source that we know, have read, and may still rest on.

A citation has a form that is known, and stands in running text, outside links: a page prints anything else as it was
typed, or drops it, and a reader would never see the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from press.content.index import Text
from press.content.references import FILE, References
from press.core.documents import Document
from press.core.problems import Problem, nearest
from press.text.citations import BARE, is_citation
from press.text.suppressions import COMMENT_LINE

LEFT = r"\[[^\[\]]{0,300}?(?<![\w@./])@+\{?[^\W_][^\[\]]{0,300}\]"
ANYWHERE = re.compile(f"{LEFT}|{BARE}")
FORMS = "Write [@key], [@key, p. 4] or [@key; @other]."
ONLY = "Only running text can cite: not a title, a summary, a picture's words, a data file or raw HTML."
OWED = ("study", "finding", "opened", "seen")  # what a reader of a source's page is owed


def check(document: Document) -> Iterator[Problem]:
    """The problems of the citations in a text."""
    for block in (block for block in document.blocks if block.kind not in {"code", "comment"}):
        for found in ANYWHERE.finditer(block.without(*block.code)):
            yield _problem(document.path, block.line_at(found.start()), *_printed(found[0], block.kind))
    for mark in (mark for block in document.blocks for mark in block.marks if mark.in_link and mark.keys):
        key = mark.keys[0] if mark.keys[0].startswith("^") else f"@{mark.keys[0]}"
        yield _problem(document.path, mark.line, f"“[{key}]” stands inside a link", "Write it behind the link.")


def check_strings(text: str, strings: Iterable[str], path: str) -> Iterator[Problem]:
    """Citations in `strings`, which readers read of a header or a data file, in its `text`; none of them can cite."""
    text = COMMENT_LINE.sub("", text)
    for written in dict.fromkeys(" ".join(found[0].split()) for one in strings for found in ANYWHERE.finditer(one)):
        places = re.finditer(r"\s+".join(map(re.escape, written.split())), text)
        for line in sorted({text.count("\n", 0, one.start()) + 1 for one in places}) or [0]:
            yield _problem(path, line, f"“{written}” would be printed as it stands", ONLY)


def check_sources(references: References, contents: Iterable[Text], *, complete: bool) -> Iterator[Problem]:
    """The problems of the sources that texts cite: every article, section, book and page, drafts too.

    `complete` is whether every text could be read; else one of them may cite what no other does.
    """
    cited: set[str] = set()
    for content in contents:
        cited |= content.sources
        for key in sorted(content.sources):
            yield from _source(content, key, references)
    for key, reference in references.items():
        missing = [name for name in OWED if not getattr(reference, name)]
        if key not in cited and complete:
            hint = f"Cite it, [@{key}], or delete it."
            yield reference.part.problem(key, f"no text cites “{key}”", hint, "source-uncited")
        elif key in cited and missing:
            hint = "Its page says that we do not know; read it, and fill it in."
            message = f"“{key}” is cited, and lacks {', '.join(missing)}"
            yield reference.part.problem(key, message, hint, "source-unread")


def _source(content: Text, key: str, references: References) -> Iterator[Problem]:
    """What is wrong with one source that a text cites; while the file is broken, nobody knows its keys."""
    lines = content.document.lines_of_source(key)
    if key in references and references[key].retracted:
        hint = "Take out what rests on it; a text may say that it was retracted, without citing it."
        message = f"the source “{key}” has been retracted"
        yield from content.document.problems_at(lines, "source-retracted", message, hint)
    elif key not in references and not references.broken:
        hint = nearest(key, references) if references else f"Add it to {FILE}."
        yield from content.document.problems_at(lines, "source-unknown", f"no source has the key “{key}”", hint)


def _problem(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path, line, "cite-form", message, hint)


def _printed(written: str, kind: str) -> tuple[str, str]:
    """What is wrong with a citation that stands in a block of some kind as it was written, and a hint."""
    if not is_citation(written[1:-1]):
        return f"“{written}” is no form of citing that is known here", FORMS
    if kind in {"alt", "caption"}:
        return f"“{written}” stands in a picture's words", ONLY
    return f"“{written}” would be printed as it stands", f"{FORMS} {ONLY}"
