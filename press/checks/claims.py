"""Every claim has a source, or its author says why it stands alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from press.problems import Problem
from press.prose import Block, Sentence, sentences_of, source
from press.prose.claims import claim

HINT = "Cite its source after the full stop, or say why it needs none: <!-- no source: we counted them ourselves -->"


def check(
    text: str, parts: Sequence[Block], path: str, sourced: Collection[str] = (), *, draft: bool, talk: bool
) -> Iterator[Problem]:
    """The claims of a text that have no source. A row of a table has one when one of its cells has.

    Args:
        text: the Markdown file.
        parts: what its rendered body consists of.
        path: what problems call the file.
        sourced: the labels of notes that cite a source; no other note is one.
        draft: whether it is one; then it is only advice.
        talk: whether speaking of studies is a claim too.
    """
    every = list(sentences_of(parts))
    based = [any(not key.startswith("^") or key[1:] in sourced for key in one.cites) for one in every]
    rows = {one.block.row for one, has_source in zip(every, based, strict=True) if has_source and one.kind == "cell"}
    found = [
        (n, *told)
        for n, (one, has_source) in enumerate(zip(every, based, strict=True))
        if (told := _wrong(one, has_source or (one.kind == "cell" and one.block.row in rows), draft=draft, talk=talk))
    ]
    if found:
        file = source.markdown(text)
        places = file.places(sentence.text for sentence in every)
        for n, code, message, hint in found:
            yield Problem(path, file.line(places[n]), code, message, hint)


def _wrong(one: Sentence, has_source: bool, *, draft: bool, talk: bool) -> tuple[str, str, str] | None:
    """What is wrong with a sentence: code, message, hint."""
    words = "" if has_source else claim(one, talk=talk)
    if one.alone == "":
        hint = "Write it after a colon: <!-- no source: we counted them ourselves -->"
        return "allowance-empty", "a comment says that a sentence needs no source, and not why", hint
    if one.alone and not words:
        hint = "Delete the comment: the sentence has a source, or states nothing that needs one."
        return "allowance-unused", "a comment allows a claim without a source where there is none", hint
    if words and not one.alone:
        return "claim-draft" if draft else "claim-bare", f"“{words}” stands without a source", HINT
    return None
