"""Every claim has a source, or its author says why it stands alone.

A sentence states a claim when it counts people or deaths, gives a share, a percentage, a dose or a temperature, says
“most people” or that something is proven, or speaks of studies, trials, reviews, research or evidence. A number alone
is none: days, years, ages, hours, telephone numbers and list numerals count nothing that was studied, and two people
are any two. Nor is a question, a heading, a sentence that says how sure we are (what it speaks of is cited beside it),
or what a sentence says of studies where it says that we found none, or where to read on. What stands in a link to
another place of ours, in code, or as the title of a work, says where something is told and does not tell it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from press.content.front_matter import FrontMatter
from press.core.documents import Document, Sentence
from press.core.problems import Problem
from press.text.sentences import split
from press.text.suppressions import no_source_of

READ_ON = re.compile(r"\bsee\s¦", re.IGNORECASE)
EXEMPT = {"heading", "code", "alt", "comment", "sure"}
HINT = "Cite its source after the full stop, or say why it needs none: {}"
IN_HEADER = "No source can stand here: say it in the text, or say why it needs none: {}"
COMMENT = "<!-- no source: we counted them ourselves -->"
COMMENT_IN_HEADER = "# no source: we counted them ourselves"


def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of claim_patterns.toml by their names, with the parts that stand in them."""
    table = tomllib.loads(Path(__file__).with_name("claim_patterns.toml").read_text("utf-8"))
    parts: dict[str, str] = {}

    def filled(pattern: str) -> str:
        return re.sub(r"<([A-Z]+)>", lambda found: parts[found[1]], pattern)

    for name, pattern in table["parts"].items():
        parts[name] = filled(pattern)
    return {name: re.compile("|".join(map(filled, each)), re.IGNORECASE) for name, each in table["patterns"].items()}


PATTERNS = _patterns()


def check(document: Document, sourced: Collection[str] = (), *, draft: bool, talk: bool) -> Iterator[Problem]:
    """The claims of a text that have no source; of a `draft` they are only advice.

    `sourced` are the labels of notes that cite a source; `talk` is whether speaking of studies is a claim too.
    """
    every = document.sentences
    has_source = [any(not key.startswith("^") or key[1:] in sourced for key in one.cites) for one in every]
    rows = {one.block.row for one, has in zip(every, has_source, strict=True) if has and one.block.kind == "cell"}
    for one, has in zip(every, has_source, strict=True):
        served = has or (one.block.kind == "cell" and one.block.row in rows)  # one cell's serves its row
        words = "" if served else claim(one, talk=talk)
        for told in _wrong(words, one.alone, HINT, COMMENT, draft=draft):
            yield Problem(document.path, one.line, *told)


def check_header(header: FrontMatter, values: Mapping[str, str], path: str, *, draft: bool) -> Iterator[Problem]:
    """The claims in those `values` of a header that readers read. Nothing there can be cited; studies may be named."""
    for key, value in values.items():
        line = header.lines.get(key, 0)
        alone = no_source_of(header.text.split("\n")[line - 1]) if line else None
        for told in _wrong(claim_of_a_summary(value), alone, IN_HEADER, COMMENT_IN_HEADER, draft=draft):
            yield Problem(path, line, *told)


def claim(sentence: Sentence, *, talk: bool = True) -> str:
    """The words that make a sentence a claim; nothing when it is none.

    `talk` is whether speaking of studies makes one: on a page about how we work it does not.
    """
    block = sentence.block
    if block.kind in EXEMPT or _asks(sentence.text):
        return ""
    said = block.without(*block.quiet, *block.pointers)[sentence.start : sentence.start + len(sentence.text) + 1]
    return _found(said, talk=talk and not READ_ON.search(said))


def claim_of_a_summary(text: str) -> str:
    """The same for a title or a summary, which names what studies a text speaks of, and should state no finding."""
    return next((words for said in split(text) if not _asks(said) and (words := _found(said, talk=False))), "")


def _asks(said: str) -> bool:
    return said.rstrip("\"'”’)").endswith("?")


def _found(said: str, *, talk: bool) -> str:
    said = PATTERNS["name"].sub("¦", said)
    found = PATTERNS["finding"].search(said) or (talk and PATTERNS["study"].search(PATTERNS["harmless"].sub("¦", said)))
    return found[0].strip() if found else ""


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
