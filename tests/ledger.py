"""The ledger of an article, claims.toml beside its text: what is wrong with it, in words that its author can act on.

It is held by a test and not by the build: a sentence that nobody has judged yet must not keep an author from looking at
it, and a ledger is asked of our lead article only. The file explains itself at its head.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from press.prose import Sentence, sentences
from press.prose.allowances import no_source
from press.text import render
from press.text.frontmatter import read

KINDS = ("claim", "advice", "description")


def wrong(folder: Path, known: set[str]) -> list[str]:
    """What is wrong with the ledger of an article, a few lines each; nothing when it is whole.

    Args:
        folder: the article's.
        known: the keys of references.toml.
    """
    try:
        written = tomllib.loads((folder / "claims.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        return [f"it cannot be read: {error}"]
    said = dict(published(folder))
    cited = {name: {key for one in every for key in one.cites} & known for name, every in said.items()}
    found = []
    for name in [*said, *sorted(written.keys() - said)]:
        given = written.get(name, [])
        rows = [row for row in given if _is_row(row)] if isinstance(given, list) else []
        if rows != given:
            found.append(f"{name}: this is no list of rows, each a list of texts: {_row(given)}")
        found += _compared(name, said.get(name, []), rows)
        for row in rows:
            after = {key for one in said.get(name, []) if one.text == row[1] for key in one.cites} & known
            found += [f"{name}: {what}: {_row(row)}" for what in _unsound(row, name, after, cited, known)]
    return found


def published(folder: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """The sentences of the opening and of each section that is no draft, in reading order."""
    for file in [folder / "index.md", *sorted(folder.glob("[0-9][0-9]-*.md"))]:
        front = read(file.read_text("utf-8"), file.name)
        if front.values.get("status") != "draft":
            yield file.name, [one for one in sentences(render(front.body).html) if one.kind != "heading"]


def _is_row(row: object) -> bool:
    return isinstance(row, list) and len(row) > 1 and all(isinstance(one, str) for one in row)


def _row(row: object) -> str:
    """As it may be written in the file."""
    return json.dumps(row, ensure_ascii=False, default=str)


def _compared(name: str, said: Sequence[Sentence], rows: Sequence[list[str]]) -> Iterator[str]:
    """What the text says and the ledger does not hold, the other way round, and rows that stand in another order."""
    texts, judged = [one.text for one in said], [row[1] for row in rows]
    missing, surplus = Counter(texts) - Counter(judged), Counter(judged) - Counter(texts)
    cites = {one.text: one.cites for one in said}
    for what, listed in (
        ("add these, and say what each is in place of “?”", [["?", text, *cites[text]] for text in missing.elements()]),
        (
            "take these out, the text does not say so",
            [row for row in rows if row[1] in surplus and row[1] not in texts],
        ),
        ("one row is enough of these", [row for row in rows if row[1] in surplus and row[1] in texts]),
    ):
        if listed:
            yield "\n".join([f"{name}: {what}:", *(f"  {_row(row)}," for row in listed)])
    if texts != judged and not (missing or surplus):
        late = next(text for text, row in zip(texts, judged, strict=True) if text != row)
        yield f"{name}: the rows are not in reading order, this one comes too late: {_row(late)}"


def _unsound(row: list[str], name: str, after: set[str], cited: dict[str, set[str]], known: set[str]) -> Iterator[str]:
    """What does not fit in what a row rests on. `after` are the sources that are cited right after its sentence."""
    kind, _, *grounds = row
    reasons = [reason for ground in grounds if (reason := no_source(ground)) is not None]
    sources = [ground.partition(" in ") for ground in grounds if no_source(ground) is None]
    for key, _, elsewhere in sources:
        if key not in known:
            yield f"references.toml has no “{key}”"
        elif key not in cited.get(elsewhere or name, ()):
            yield f"{elsewhere or name} does not cite “{key}”"
    if missing := sorted(after.difference(key for key, _, _ in sources)):
        yield f"the text cites more after it: {', '.join(missing)}"
    for fails, what in (
        (kind not in KINDS, f"“{kind}” is none of {', '.join(KINDS)}"),
        ("" in reasons, "it does not say why there is no source"),
        (kind == "claim" and not grounds, "a claim rests on something"),
        (kind == "description" and grounds, "a description rests on nothing but this text"),
    ):
        if fails:
            yield what
