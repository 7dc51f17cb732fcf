"""No word that hurts, or that has a plainer one, in anything that people read; content/words.toml says which.

Whatever people read comes by here, so claims without a source and citations out of place are looked for too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from press.checks import citations, claims
from press.content import references, word_list
from press.content.data_files import DataFiles, strings_of
from press.content.index import Index, Text
from press.content.word_list import Found, Words, read_words
from press.core.documents import Block, Document
from press.core.invisible import HIDDEN, plain
from press.core.paths import place_of
from press.core.problems import Problem, path_of
from press.text import suppressions
from press.text.suppressions import COMMENT_LINE, Allowance

READ = ("title", "summary", "tab", "label")  # keys of a header whose text readers read
OF_A_BOOK = (  # the same of a book, whose title is its author's
    "summary", "tab", "voice_detail", "kind", "edition", "audience", "reason", "caution", "content_note", "sure_note",
)  # fmt: skip
OF_A_SOURCE = ("study", "participants", "finding", "funding")  # our words; their titles are their authors'
QUOTED = re.compile(
    r"“[^”]{0,600}”|(?<!\w)\"[^\"]{0,600}\"|‘[^‘]{0,600}?’(?!\w)|(?<!\w)'(?=\S)[^']{0,600}(?:'\w[^']{0,600}){0,20}(?<=\S)'(?!\w)"
    r"|(?:https?://|www\.)\S+|(?<![\w.@-])[\w.@-]+\.(?:com|info|net|org|uk)\b\S*"
)
LETTERS = re.compile(r"[^\W_]+")
GAP = r"(?:\\[a-z]|[\W_])+"  # what may stand between two words of a value: quotes, line breaks as data write them
NEAR = 8  # words on either side by which a word of a value is found in its file
MOST = 200  # of what is found in one text, far more than anybody mends at once
BETWEEN = "\n¦\n"  # no pattern reaches from one text into the next
Allowed = Sequence[tuple[int | None, Allowance]]  # a word, and the number of its text; None for all texts
Place = Callable[[int, int, int], int]  # the line of words: the text's number, where they begin and end in it


def check(index: Index, files: DataFiles, theme: Path) -> Iterator[Problem]:
    """The problems of all texts, data files, and the strings in the folder of the theme."""
    known, problems = read_words(files)
    yield from problems
    for part in index.all_texts:
        yield from _text(part, index.texts.get(part.parent), known.get(part.lang, Words()))
    for path, lang in _data_files(index, files.root, theme):
        file = files.toml(path)  # what is wrong with it is reported elsewhere
        rows = [row for row in file.values.values() if isinstance(row, dict)]
        about = [row[name] for row in rows for name in OF_A_SOURCE if name in row]
        said = list(strings_of(about if path == references.FILE else file.values))
        yield from check_strings(file.part.text, said, path, known.get(lang, Words()))


def _text(part: Text, parent: Text | None, words: Words) -> Iterator[Problem]:
    """What is found in one text; `parent` is the article of a section, whose notes it may cite too."""
    keys = OF_A_BOOK if part.place.kind == "book" else READ
    document, values = part.document, {key: part.front.get(key) or "" for key in keys}
    if part.place.kind != "book":  # which tells what a book says; why it is here has its source in the header
        sourced = document.sourced | (parent.document.sourced - document.defined if parent else frozenset())
        yield from claims.check(document, sourced, draft=part.draft, talk=part.place.kind != "page")
        yield from claims.check_header(part.header, values, document.path, draft=part.draft)
    yield from check_body(document, words)
    yield from check_strings(part.header.text, list(values.values()), document.path, words)


def _data_files(index: Index, root: Path, theme: Path) -> Iterator[tuple[str, str]]:
    """Each data file with words for readers, and its language."""
    for file in sorted((root / "content").rglob("*.toml")):
        path = path_of(file, root)
        place = place_of(path.removeprefix("content/"))
        if place and place.kind != "ledger" and path != word_list.FILE:
            yield path, index.site.language
    for lang in index.strings:
        yield path_of(theme / "strings" / f"{lang}.toml", root), lang


def check_body(document: Document, words: Words) -> Iterator[Problem]:
    """What is found in a text, notes and pictures' words included; `words` are those of its language."""
    blocks = document.blocks
    texts = ["" if block.quoted or block.kind in {"code", "comment"} else _own(block) for block in blocks]
    comments: list[tuple[int | None, str, int]] = []
    for n, block in enumerate(blocks):
        if block.kind == "comment":  # it stands between two blocks, and counts for all of them
            comments.append((None, block.text, block.line_at(0)))
        comments += [(n, mark.comment, mark.line) for mark in block.marks]
    allowed = [(n, one._replace(line=line)) for n, text, line in comments if (one := suppressions.word(text))]
    yield from _told(texts, words, allowed, document.path, lambda n, start, _: blocks[n].line_at(start))


def check_strings(text: str, strings: Sequence[str], path: str, words: Words) -> Iterator[Problem]:
    """What is found in `strings`, which readers read of a header or a data file, as plain text or Markdown.

    `text` is the file, or its header.
    """
    yield from citations.check_strings(text, strings, path)
    values = [HIDDEN.sub("", string) for string in strings]
    texts = [*map(_unquoted, values)]
    allowed = [(None, one) for one in suppressions.words_in_data(text)]
    own = COMMENT_LINE.sub("", HIDDEN.sub("", text))
    yield from _told(texts, words, allowed, path, lambda n, *at: _line_of_words(own, values[n], *at))


def _line_of_words(text: str, value: str, start: int, end: int) -> int:
    """The line of a part of a value in the text of its file; 0 if it is written there in another way."""
    before, words, after = (LETTERS.findall(part) for part in (value[:start], value[start:end], value[end:]))
    for left, right in ((before[-NEAR:], after[:NEAR]), ([], [])):
        pattern = GAP.join([*left, f"({GAP.join(words)})", *right])
        if found := re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", text):
            return text.count("\n", 0, found.start(1)) + 1
    return 0


def _hits(texts: Sequence[str], words: Words) -> Iterator[tuple[int, Found]]:
    """What is found in texts, each with the number of its text, and its places counted in that text."""
    starts = [0, *accumulate(len(text) + len(BETWEEN) for text in texts)]
    for found in words.search(BETWEEN.join(texts))[:MOST]:
        n = bisect_right(starts, found.start) - 1
        yield n, Found(found.start - starts[n], found.end - starts[n], found.row)


def _told(texts: Sequence[str], words: Words, allowed: Allowed, path: str, line: Place) -> Iterator[Problem]:
    """Problems of what nobody allows, and of what is allowed without a reason or for nothing."""
    used: set[int] = set()
    for n, found in _hits(texts, words):
        said = " ".join(texts[n][found.start : found.end].split())
        by = [k for k, (where, one) in enumerate(allowed) if where in {None, n} and one.word == plain(said)]
        used.update(by)
        if not by:
            row, hurts = found.row, found.row.level == "warning"
            message = f"“{said}” can hurt" if hurts else f"there are better words than “{said}”"
            hint = f"Write: {row.instead}. {row.why} (From: {row.source}.)"
            code = "word-hurts" if hurts else "word-better"
            yield Problem(path, line(n, found.start, found.end), code, message, hint)
    for k, (_, one) in enumerate(allowed):
        if not one.reason:
            hint = f'Write it after a colon: word "{one.word}": the name of the course'
            yield Problem(path, one.line, "allowance-empty", f"the word “{one.word}” is allowed without a reason", hint)
        elif k not in used:
            message = f"the word “{one.word}” is allowed and not used"
            yield Problem(path, one.line, "allowance-unused", message, "Delete the comment, or look at its spelling.")


def _own(block: Block) -> str:
    """A block's text without what it quotes, names or links to by its address."""
    return _unquoted(block.without(*block.quiet, *block.titles))


def _unquoted(text: str) -> str:
    return QUOTED.sub(lambda found: "¦" * len(found[0]), text)
