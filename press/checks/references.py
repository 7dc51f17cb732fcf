"""Every citation leads to a source that we know, have read, and may still rest on.

Works on Pelican's contents as they are, and imports nothing of Pelican.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from press.checks.sources import tell
from press.problems import Problem, nearest
from press.references.model import References
from press.references.store import FILE, heads_of

OWED = ("study", "finding", "opened", "seen")  # what a reader of a source's page is owed


def check(root: Path, references: References, contents: Iterable[Any]) -> Iterator[Problem]:
    """The problems of citations and of the sources that they lead to.

    Args:
        root: the folder that holds content/.
        references: the sources by their keys.
        contents: every article, section and page, drafts too.
    """
    cited: set[str] = set()
    for content in contents:
        cited |= content.rendered.sources
        for key in sorted(content.rendered.sources):
            yield from _citation(content, key, references)
    text = _text(root)
    heads = heads_of(text)
    for key, reference in references.items():
        line = text.count("\n", 0, heads[key]) + 1 if key in heads else 0
        missing = [name for name in OWED if not getattr(reference, name)]
        if key not in cited:
            yield Problem(FILE, line, "source-uncited", f"no text cites “{key}”", f"Cite it, [@{key}], or delete it.")
        elif missing:
            hint = "Its page says that we do not know; read it, and fill it in."
            yield Problem(FILE, line, "source-unread", f"“{key}” is cited, and lacks {', '.join(missing)}", hint)


def _citation(content: Any, key: str, references: References) -> Iterator[Problem]:
    where = rf"@{re.escape(key)}(?![\w:-])"
    if key not in references and references.broken:
        return
    if key not in references:
        hint = nearest(key, references) if references else f"Add it to {FILE}."
        yield from tell(content, where, "source-unknown", f"no source has the key “{key}”", hint)
    elif references[key].retracted:
        hint = "Take out what rests on it; a text may say that it was retracted, without citing it."
        yield from tell(content, where, "source-retracted", f"the source “{key}” has been retracted", hint)


def _text(root: Path) -> str:
    file = root / FILE
    return file.read_text("utf-8", "replace") if file.exists() else ""
