"""Every claim has a source, or its author says why it stands alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from press.checks.claim_patterns import claim, claim_of_a_summary
from press.core.documents import Document
from press.core.problems import Problem, line_where
from press.text.suppressions import no_source_of

HINT = "Cite its source after the full stop, or say why it needs none: {}"
IN_HEADER = "No source can stand here: say it in the text, or say why it needs none: {}"
COMMENT = "<!-- no source: we counted them ourselves -->"
COMMENT_IN_HEADER = "# no source: we counted them ourselves"


def check(document: Document, sourced: Collection[str] = (), *, draft: bool, talk: bool) -> Iterator[Problem]:
    """The claims of a text that have no source.

    Args:
        document: the text.
        sourced: the labels of notes that cite a source; no other note is one.
        draft: whether it is one; then it is only advice.
        talk: whether speaking of studies is a claim too.
    """
    every = document.sentences
    based = [any(not key.startswith("^") or key[1:] in sourced for key in one.cites) for one in every]
    rows = {one.block.row for one, has_source in zip(every, based, strict=True) if has_source and one.kind == "cell"}
    for one, has_source in zip(every, based, strict=True):
        served = has_source or (one.kind == "cell" and one.block.row in rows)  # one cell's serves its row
        words = "" if served else claim(one, talk=talk)
        for told in _wrong(words, one.alone, HINT, COMMENT, draft=draft):
            yield Problem(document.path, one.line, *told)


def check_header(text: str, values: Mapping[str, str], path: str, *, draft: bool) -> Iterator[Problem]:
    """The claims in those `values` of a header that readers read. Nothing there can be cited; studies may be named.

    `text` is the header, its lines counted from the file's top; `path` and `draft` are as in `check`.
    """
    for key, value in values.items():
        line = line_where(text, rf"^{key}\s*:")
        alone = no_source_of(text.split("\n")[line - 1]) if line else None
        for told in _wrong(claim_of_a_summary(value), alone, IN_HEADER, COMMENT_IN_HEADER, draft=draft):
            yield Problem(path, line, *told)


def _wrong(words: str, alone: str | None, hint: str, comment: str, *, draft: bool) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a claim, or where there is none, and the reason why it stands alone: code, message, hint."""
    if alone == "":
        message = "a comment says that a sentence needs no source, and not why"
        yield "allowance-empty", message, f"Write it after a colon: {comment}"
    elif alone and not words:
        message = "a comment allows a claim without a source where there is none"
        yield "allowance-unused", message, "Delete the comment: there is a source, or nothing that needs one."
    elif words and not alone:
        yield "claim-draft" if draft else "claim-bare", f"“{words}” stands without a source", hint.format(comment)
