"""Straight quotes that Pelican's typography would set the wrong way round, set before it sees them.

Typogrify looks at one piece of text at a time, so that a quote right behind emphasis, a link or a dash is nothing but
the beginning of a text to it, and it knows English alone. Here a quote is judged by what stands before and behind it in
its whole block. In English only those are set that typogrify gets wrong; in another language all of them, by the marks
that docutils knows for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from docutils.utils.smartquotes import smartchars
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString

CODE = {"code", "kbd", "pre", "samp", "script", "style"}
OPENING = re.compile(r"(?:^|[\s(\[{<«„‚“‘—–/]|--)$")  # what stands before a quote that begins something
LEFT_OUT = re.compile(  # words and years that begin with an apostrophe
    r"'(?:\d\ds?|(?:em|tis|twas|twere|twill|cause|til|till|n|bout|round|cept|neath)(?='?\W|'?$))(?!\w)", re.IGNORECASE
)
FEET = re.compile(r"(?<=\d)'(?=\d+\")")
INCHES = re.compile(r"\d′\d+$")
IN_A_WORD = re.compile(r"(?<=\w)'(?=\w)")
ENDS = re.compile(r"\s|$")
TRICKY = re.compile(r"(?:[—–/]|--)$")  # typogrify takes a quote behind these for the end of something

NEAR = 20  # characters on either side of a quote, which are enough to judge it

Slot = tuple[Element, str]  # an element, and which text of it: its own, or the one behind it


def set_quotes(root: Element, lang: str) -> None:
    """Set quotes in a finished tree, block by block; an element with `lang` speaks that language."""
    for block in root.iter():
        if block.tag in BLOCK_LEVEL_ELEMENTS and block.tag not in CODE:
            slots = [*_slots(block)]
            texts, before = [getattr(element, name) or "" for element, name in slots], ""
            for n, (element, name) in enumerate(slots):
                text = texts[n]
                if ("'" in text or '"' in text) and not isinstance(getattr(element, name), AtomicString):
                    behind = "".join(texts[n + 1 : n + NEAR])[:NEAR]
                    text = _set(before, text, behind, element.get("lang", lang) if name == "text" else lang)
                    setattr(element, name, text)
                before = (before + text)[-NEAR:]


def set_plain(words: str, lang: str) -> str:
    """Plain words with their quotes set by the same rules."""
    return _set("", words, "", lang)


def _slots(block: Element) -> Iterator[Slot]:
    """The texts of a block in their order, but for blocks in it; code is there to be looked at, and atomic."""
    yield block, "text"
    for child in block:
        if child.tag not in BLOCK_LEVEL_ELEMENTS:
            if child.tag in CODE:
                child.text = AtomicString(child.text or "")
            yield from _slots(child)
        yield child, "tail"


def _set(before: str, text: str, behind: str, lang: str) -> str:
    """A text between others of its block, with its quotes set."""
    whole, start = before + text + behind, len(before)
    made = list(before + text)
    for at in range(start, len(made)):
        if whole[at] in "'\"":
            at_edge = (at == start and bool(before)) or (at == len(made) - 1 and bool(behind))
            made[at] = _mark("".join(made[max(0, at - NEAR) : at]), whole, at, lang, at_edge=at_edge)
    return "".join(made[start:])


def _mark(before: str, whole: str, at: int, lang: str, *, at_edge: bool) -> str:
    """One quote as it should stand, or as it is where typogrify sets it right."""
    mark, english = whole[at], lang.partition("-")[0].lower() == "en"
    if (mark == "'" and FEET.match(whole, at)) or (mark == '"' and INCHES.search(before)):
        return "′" if mark == "'" else "″"
    if english and LEFT_OUT.match(whole, at) and not before[-1:].isalnum():
        return "’"
    if english and not at_edge and not TRICKY.search(before):
        return mark
    if IN_A_WORD.match(whole, at):
        return "’"
    opens = bool(OPENING.search(before)) and not ENDS.match(whole, at + 1)
    marks = smartchars.quotes.get(lang.lower(), smartchars.quotes.get(lang.partition("-")[0].lower()))
    return mark if marks is None else str(marks[(mark == "'") * 2 + (not opens)])
