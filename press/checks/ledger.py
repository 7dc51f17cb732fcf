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
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from press.checks.claims import claim
from press.content import index
from press.content.data_files import load
from press.core.documents import Sentence
from press.core.problems import Problem, nearest
from press.text.suppressions import COMMENT_LINE, no_source

NAME = "claims.toml"
KINDS = ("claim", "advice")
LIKE = 0.5  # the share of its words that a reworded sentence has in common with the old one, in the same order
MOST = 100  # sentences of a text that a row is compared with, so that no ledger takes minutes
ROW = re.compile(r"\[\s*[\"']")
Found = tuple[int, str, str, str]  # a problem's line, code, message and hint


class Text(NamedTuple):
    """A text's sentences in reading order, each every time that it is said, and the keys of all sources it cites."""

    said: Mapping[str, Sequence[Sentence]]
    cited: frozenset[str]
    unknown: bool  # whether no source has one of these keys: while it may be misspelt, no row can be held against it


def check(article: index.Text, site: index.Index, root: Path) -> Iterator[Problem]:
    """The problems of an article's ledger; drafts need no row, `root` is the folder that holds content/."""
    path = article.document.path.replace("index.md", NAME)
    file, known = root / path, site.references
    if not file.is_file():
        return
    read = load(file, path)
    values, problems = read.values, [*read.problems]
    for name in (name for name, rows in values.items() if not _are_rows(rows)):
        message = f"“{name}” must be rows like this: {_row('claim', 'It is so.', ['lyons-2021'])}"
        problems.append(read.part.problem(name, message))
    yield from problems
    if problems:
        return
    lines = _lines(read.part.text, sum(map(len, values.values())))
    texts = {Path(part.path).name: _read(part, known) for part in (article, *site.sections[article.path])}
    for name in {**values, **texts}:
        head = read.part.line(name) if name in values else 0
        rows = [(next(lines, head), row) for row in values.get(name, [])]
        if name in texts:
            yield from (Problem(path, *found) for found in _compared(name, head, rows, texts))
        elif name not in {Path(part.path).name for part in site.drafts[article.path]}:
            hint = f"{nearest(name, texts)} If that text is gone, delete its rows."
            yield Problem(path, head, "ledger-stale", f"no text beside this file is called “{name}”", hint)


def _lines(text: str, count: int) -> Iterator[int]:
    """The line of each of `count` rows, which no comment is; nothing if they are written in other ways."""
    found = [*ROW.finditer(COMMENT_LINE.sub("", text))]
    return (text.count("\n", 0, one.start()) + 1 for one in found if len(found) == count)


def _are_rows(value: object) -> bool:
    rows = value if isinstance(value, list) else [value]
    return all(isinstance(row, list) and len(row) > 1 and {*map(type, row)} == {str} for row in rows)


def _read(part: index.Text, known: Collection[str]) -> Text:
    said: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in part.document.sentences:
        if sentence.kind != "heading":
            said[sentence.text].append(sentence)
    return Text(said, part.sources, bool(part.sources.difference(known)))


def _compared(name: str, head: int, rows: list[tuple[int, list[str]]], texts: Mapping[str, Text]) -> Iterator[Found]:
    """What is wrong in the rows of one text, each with its line; they begin below `head`, 0 where there are none."""
    said = texts[name].said
    lines = {row[1]: line for line, row in reversed(rows)}  # of a sentence that has two rows, the first counts
    ordered, without = [words for words in said if words in lines], [words for words in said if words not in lines]
    same = SequenceMatcher(None, [row[1] for _, row in rows], ordered, autojunk=False).get_matching_blocks()
    moved = {*ordered}.difference(*(ordered[one.b : one.b + one.size] for one in same))
    for line, (kind, words, *grounds) in rows:
        if words not in said:
            other = next((other for other, text in texts.items() if words in text.said), "")
            hint = f"{other} says it: move the row there." if other else "Delete the row."
            if not other and (now := _like(words, without)):
                without.remove(now)
                lines[now] = line
                sound = [ground for ground in grounds if not [*_faults("advice", [ground], name, texts)]]
                new = _row(kind, now, [*sound, *_grounds(said[now])])
                hint = f"It may be this now. Then write in its place:\n  {new}"
            yield line, "ledger-stale", f"{name} no longer says “{shorten(words, 60, placeholder=' …')}”", hint
        elif line != lines[words]:
            yield line, "ledger-row", "this sentence has a row already", "Delete one of the two."
        else:
            if words in moved:
                above = ordered[: ordered.index(words)]
                where = f"below “{shorten(above[-1], 60, placeholder=' …')}”" if above else "above the others."
                yield line, "ledger-row", "this row is not in reading order", f"Move it {where}"
            faults = [*_faults(kind, grounds, name, texts)]
            more = [one for one in _grounds(said[words]) if no_source(one) is None and one not in grounds]
            if more and not faults and not texts[name].unknown:  # else it may be the one that is misspelt
                faults = [(f"the text cites more after it: {', '.join(more)}", "Add it to the row.")]
            yield from ((line, "ledger-row", *fault) for fault in faults)
    yield from _missing(name, head, lines, without, said)


def _like(words: str, others: Sequence[str]) -> str:
    """The sentence that a reworded one has most likely become; empty if none is near it."""
    found = get_close_matches(words.split(), map(str.split, others[:MOST]), 1, LIKE)
    return " ".join(found[0]) if found else ""


def _missing(
    name: str, head: int, lines: Mapping[str, int], without: Collection[str], said: Mapping[str, Sequence[Sentence]]
) -> Iterator[Found]:
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


def _faults(kind: str, grounds: Sequence[str], name: str, texts: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    """What is wrong with a row whose sentence a text says, and what to do."""
    if kind not in KINDS:
        yield f"“{kind}” is not a kind of row", f"{nearest(kind, KINDS)} A sentence that is neither needs no row."
    if kind == "claim" and not grounds:
        yield "a claim rests on something", 'Add the key of a source, or why there is none: "no source: common sense"'
    for ground in grounds:
        key, _, elsewhere = ground.partition(" in ")
        cited = [one for one, text in texts.items() if key in text.cited]
        unsure = [one for one, text in texts.items() if text.unknown]
        if no_source(ground) == "":
            yield "it doesn't say why there is no source", 'Write it after a colon: "no source: common sense"'
        elif no_source(ground) is None and (elsewhere or name) not in [*cited, *unsure]:
            keys = frozenset[str]().union(*(text.cited for text in texts.values()))
            hint = f'Say which text cites it: "{key} in {cited[0]}"' if cited else nearest(key, keys)
            yield f"{elsewhere or name} does not cite “{key}”", hint


def _grounds(every: Iterable[Sentence]) -> list[str]:
    """What a sentence rests on by what stands right after it: sources, or the reason why it has none."""
    keys = [key for one in every for key in one.cites if not key.startswith("^")]
    return [*keys, *(f"no source: {one.alone}" for one in every if one.alone)]


def _row(kind: str, words: str, grounds: Iterable[str]) -> str:
    return json.dumps([kind, words, *dict.fromkeys(grounds)], ensure_ascii=False) + ","
