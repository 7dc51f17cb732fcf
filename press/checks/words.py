"""No word that hurts, or that has a plainer one, in anything that readers read; content/words.toml says which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from press.problems import Problem
from press.prose import Block, allowances, source
from press.prose.allowances import Allowance
from press.prose.blocks import HIDDEN
from press.words import Found, Row, Words

QUOTED = re.compile(
    r"“[^”]{0,600}”|(?<!\w)\"[^\"]{0,600}\"|‘[^‘]{0,600}?’(?!\w)|(?<!\w)'(?=\S)[^']{0,600}(?:'\w[^']{0,600}){0,20}(?<=\S)'(?!\w)"
    r"|(?:https?://|www\.)\S+|(?<![\w.@-])[\w.@-]+\.(?:com|info|net|org|uk)\b\S*"
)
MOST = 200  # of what is found in one text, far more than anybody mends at once
BETWEEN = "\n¦\n"  # no pattern reaches from one text into the next
CODES = {"warning": "word-hurts", "advice": "word-better"}
Place = Callable[[int, int, str], int]  # the line of words: the text's number, where they begin in it, the words


def check_body(text: str, parts: Sequence[Block], path: str, words: Words) -> Iterator[Problem]:
    """What is found in a Markdown file's body, notes and pictures' words included.

    Args:
        text: the file.
        parts: what its rendered body consists of.
        path: what problems call the file.
        words: what is looked for in its language.
    """
    texts = ["" if block.quoted or block.kind in {"code", "comment"} else _own(block) for block in parts]
    comments = [(n, comment) for n, block in enumerate(parts) for comment in _comments(block)]
    given = [(n, one) for n, comment in comments if (one := allowances.word(comment))]
    hits = list(_hits(texts, words))
    if not (hits or given):
        return
    file = source.markdown(text)
    places = file.places(block.text for block in parts)

    def line(n: int, start: int, found: str) -> int:
        return file.line(file.within(places[n], parts[n].text[:start], found))

    allowed = [(_reach(n, parts), one._replace(line=_written(text, one))) for n, one in given]
    yield from _told(hits, texts, allowed, path, line)


def check_strings(text: str, strings: Iterable[str], path: str, words: Words) -> Iterator[Problem]:
    """What is found in the texts of a header or a data file that readers read.

    Args:
        text: the header, padded so that its lines count from the file's top, or the file.
        strings: those of its values that readers read, as plain text or Markdown.
        path: what problems call the file.
        words: what is looked for in its language.
    """
    texts = [_unquoted(HIDDEN.sub("", string)) for string in strings]
    hits = list(_hits(texts, words))
    allowed: list[tuple[int | None, Allowance]] = [(None, one) for one in allowances.words_in_data(text)]
    if hits or allowed:
        file = source.data(text)

        def line(n: int, start: int, found: str) -> int:
            place = file.places([texts[n]])[0]
            return file.line(file.within(place, texts[n][:start], found))

        yield from _told(hits, texts, allowed, path, line)


def _hits(texts: Sequence[str], words: Words) -> Iterator[tuple[int, Found]]:
    """What is found in texts, each with the number of its text, and its places counted in that text."""
    starts = [0, *accumulate(len(text) + len(BETWEEN) for text in texts)]
    n = 0
    for found in words.search(BETWEEN.join(texts))[:MOST]:
        while starts[n + 1] <= found.start:
            n += 1
        yield n, Found(found.start - starts[n], found.end - starts[n], found.row)


def _told(
    hits: Iterable[tuple[int, Found]],
    texts: Sequence[str],
    allowed: Sequence[tuple[int | None, Allowance]],
    path: str,
    line: Place,
) -> Iterator[Problem]:
    """Problems of what nobody allows, and of what is allowed without a reason or for nothing."""
    used: set[int] = set()
    for n, found in hits:
        said = " ".join(texts[n][found.start : found.end].split())
        by = [k for k, (where, one) in enumerate(allowed) if where in {None, n} and one.word == allowances.plain(said)]
        used.update(by)
        if not by:
            yield _problem(path, line(n, found.start, said), said, found.row)
    for k, (_, one) in enumerate(allowed):
        if not one.reason:
            hint = f'Write it after a colon: word "{one.word}": the name of the course'
            yield Problem(path, one.line, "allowance-empty", f"the word “{one.word}” is allowed without a reason", hint)
        elif k not in used:
            message = f"the word “{one.word}” is allowed and not used"
            yield Problem(path, one.line, "allowance-unused", message, "Delete the comment, or look at its spelling.")


def _problem(path: str, line: int, said: str, row: Row) -> Problem:
    code = CODES[row.level]
    message = f"“{said}” can hurt" if code == "word-hurts" else f"there are better words than “{said}”"
    return Problem(path, line, code, message, f"Write: {row.instead}. {row.why} (From: {row.source}.)")


def _own(block: Block) -> str:
    """A block's text without what it quotes, names or links to by its address."""
    return _unquoted(block.without(*block.quiet, *block.titles))


def _unquoted(text: str) -> str:
    return QUOTED.sub(lambda found: "¦" * len(found[0]), text)


def _reach(n: int, parts: Sequence[Block]) -> int | None:
    """The block for which a comment allows a word; None for all of them, if it stands between two."""
    return None if parts[n].kind == "comment" else n


def _comments(block: Block) -> Iterator[str]:
    yield from [block.text] if block.kind == "comment" else [mark.comment for mark in block.marks if mark.comment]


def _written(text: str, allowance: Allowance) -> int:
    """The line of a comment that allows a word."""
    for found in re.finditer(r"<!--(.*?)-->", text, re.DOTALL):
        one = allowances.word(found[1].strip())
        if one and one.word == allowance.word:
            return text.count("\n", 0, found.start()) + 1
    return 0
