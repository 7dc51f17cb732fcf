"""An article's ledger, `claims.toml` beside its text: what each of its claims rests on, held against the text.

A sentence needs a row when it is recognised as a claim, when it cites a source, or when a comment says why it has none.
Any other may have one: only its author knows whether it says something of the world. A sentence that has a row is
missed as soon as its words change. It is all advice, because an author may look at a sentence before judging it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from textwrap import shorten

from press.checks.claims import claim
from press.content import index
from press.content.data_files import load
from press.core.documents import Sentence
from press.core.problems import Problem, nearest
from press.text.suppressions import COMMENT_LINE, no_source

NAME = "claims.toml"
KINDS = ("claim", "advice")
ROW = re.compile(r"\[\s*[\"']")
LIKE = 0.5  # the share of its words that a reworded sentence has in common with the old one, in the same order
MOST = 100  # sentences of a text that a row is compared with, so that no ledger takes minutes
Found = tuple[int, str, str, str]  # a problem's line, code, message and hint
Fault = tuple[str, str]  # what is wrong with a row, and what to do
Row = tuple[int, str, str, list[str]]  # its line, its kind, its sentence, what that rests on
Said = Mapping[str, Sequence[Sentence]]  # a text's sentences in reading order, each every time that it is said
Cited = Mapping[str, frozenset[str]]  # the keys of all sources that each text cites
MOVED = ("this row is not in reading order", "Move it to where the text says it.")


def check(article: index.Text, site: index.Index, root: Path) -> Iterator[Problem]:
    """The problems of an article's ledger; drafts need no row, `root` is the folder that holds content/.

    While a text cites an unknown source, which may be a misspelt one, its ledger is not held against it.
    """
    path = article.document.path.replace("index.md", NAME)
    if not (root / path).is_file():
        return
    read, parts = load(root / path, path), (article, *site.sections[article.path])
    values, example = read.values, _row("claim", "It is so.", ["lyons-2021"])
    wrong = [name for name, rows in values.items() if not _are_rows(rows)]
    yield from read.problems
    yield from (read.part.problem(name, f"“{name}” must be rows like this: {example}") for name in wrong)
    if wrong or read.problems or any(part.sources - site.references.keys() for part in parts):
        return
    lines = _lines(read.part.text, sum(map(len, values.values())))
    cited = {Path(part.path).name: part.sources for part in parts}
    said = {Path(part.path).name: _said(part) for part in parts}
    for name in {**values, **said}:
        head = read.part.line(name) if name in values else 0
        rows = [(next(lines, head), kind, words, grounds) for kind, words, *grounds in values.get(name, [])]
        if name in said:
            yield from (Problem(path, *found) for found in _compared(name, head, rows, said, cited))
        elif name not in {Path(part.path).name for part in site.drafts[article.path]}:
            hint = f"{nearest(name, said)} If that text is gone, delete its rows."
            yield Problem(path, head, "ledger-stale", f"no text beside this file is called “{name}”", hint)


def _are_rows(value: object) -> bool:
    rows = value if isinstance(value, list) else [value]
    return all(isinstance(row, list) and len(row) > 1 and {*map(type, row)} == {str} for row in rows)


def _lines(text: str, count: int) -> Iterator[int]:
    """The line of each of `count` rows, which no comment is; nothing if they are written in other ways."""
    found = [*ROW.finditer(COMMENT_LINE.sub("", text))]
    return (text.count("\n", 0, one.start()) + 1 for one in found if len(found) == count)


def _said(part: index.Text) -> Said:
    said: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in part.document.sentences:
        if sentence.block.kind != "heading":
            said[sentence.text].append(sentence)
    return said


def _compared(name: str, head: int, rows: Sequence[Row], said: Mapping[str, Said], cited: Cited) -> Iterator[Found]:
    """What is wrong in the rows of one text, each with its line; they begin below `head`, 0 where there are none."""
    ours, last = said[name], -1
    lines = {words: line for line, _, words, _ in reversed(rows)}  # of a sentence that has two rows, the first counts
    without = [words for words in ours if words not in lines]
    for line, kind, words, grounds in rows:
        if words not in ours:
            other = next((other for other in said if words in said[other]), "")
            hint = f"{other} says it: move the row there." if other else "Delete the row."
            if not other and (now := _like(words, without)):
                without.remove(now)
                lines[now] = line
                sound = [ground for ground in grounds if not [*_unfounded(ground, name, cited)]]
                new = _row(kind, now, [*sound, *_grounds(ours[now])])
                hint = f"It may be this now. Then write in its place:\n  {new}"
            yield line, "ledger-stale", f"{name} no longer says “{shorten(words, 60, placeholder=' …')}”", hint
        elif line != lines[words]:
            yield line, "ledger-row", "this sentence has a row already", "Delete one of the two."
        else:
            place = [*ours].index(words)
            faults = [fault for ground in grounds for fault in _unfounded(ground, name, cited)]
            faults = faults or [*_unlike(kind, grounds, _grounds(ours[words]))]
            yield from ((line, "ledger-row", *fault) for fault in (*([MOVED] if place < last else []), *faults))
            last = place
    yield from _missing(name, head, lines, without, ours)


def _like(words: str, others: Sequence[str]) -> str:
    """The sentence that a reworded one has most likely become; empty if none is near it."""
    found = get_close_matches(words.split(), map(str.split, others[:MOST]), 1, LIKE)
    return " ".join(found[0]) if found else ""


def _missing(name: str, head: int, lines: Mapping[str, int], without: Collection[str], said: Said) -> Iterator[Found]:
    """The sentences `without` a row that need one, in one problem for each of the `lines` that they belong below."""
    missing: dict[int, list[str]] = defaultdict(list)
    for words, every in said.items():
        head = lines.get(words, head)
        if words in without and (_grounds(every) or any(map(claim, every))):
            missing[head].append(_row("claim", words, _grounds(every)))
    for line, add in missing.items():
        told = f"{name} has {f'{len(add)} sentences' if len(add) > 1 else 'a sentence'} without a row"
        where, whole = ("below this line", add) if line else ("at the end", [f'"{name}" = [', *add, "]"])
        yield line, "ledger-missing", told, "\n  ".join([f"Add {where}; where it is advice, write “advice”:", *whole])


def _unlike(kind: str, grounds: Sequence[str], cited: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with a row as a whole; `cited` is what its sentence rests on by its text."""
    if kind not in KINDS:
        yield f"“{kind}” is not a kind of row", f"{nearest(kind, KINDS)} A sentence that is neither needs no row."
    elif kind == "claim" and not grounds:
        yield "a claim rests on something", 'Add the key of a source, or why there is none: "no source: common sense"'
    elif more := [key for key in cited if no_source(key) is None and key not in grounds]:
        yield f"the text cites more after it: {', '.join(more)}", "Add it to the row."


def _unfounded(ground: str, name: str, cited: Cited) -> Iterator[Fault]:
    """What is wrong with one thing that a row of the text called `name` rests on."""
    key, _, elsewhere = ground.partition(" in ")
    where = [one for one in cited if key in cited[one]]
    if no_source(ground) == "":
        yield "it doesn't say why there is no source", 'Write it after a colon: "no source: common sense"'
    elif no_source(ground) is None and (elsewhere or name) not in where:
        keys = frozenset[str]().union(*cited.values())
        hint = f'Say which text cites it: "{key} in {where[0]}"' if where else nearest(key, keys)
        yield f"{elsewhere or name} does not cite “{key}”", hint


def _grounds(every: Iterable[Sentence]) -> list[str]:
    """What a sentence rests on by what stands right after it: sources, or the reason why it has none."""
    keys = [key for one in every for key in one.cites if not key.startswith("^")]
    return [*keys, *(f"no source: {one.alone}" for one in every if one.alone)]


def _row(kind: str, words: str, grounds: Iterable[str]) -> str:
    return json.dumps([kind, words, *dict.fromkeys(grounds)], ensure_ascii=False) + ","
