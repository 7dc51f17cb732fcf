"""How hard each text is to read, as advice: its years of school, its sentences, its paragraphs, its headings.

Reads the content by itself and not with the build, which must not wait for a dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from press import owner
from press.files import read_text
from press.places import Place, place_of
from press.problems import ContentError, Problem
from press.prose import Sentence, level, sentences, source
from press.prose.level import Hard
from press.text import TangledError, frontmatter, render

COUNTED = {"paragraph", "item"}  # what is written in sentences
SHORT = 6  # words; a list of catchwords is no sentence
CODES = {
    "grade": ("reading-level", "asks for {} years of school; our readers have {}", level.GRADE),
    "usual": ("reading-level", "has {} words in its usual sentence; {} are enough", level.USUAL),
    "sentence": ("reading-sentence", "this sentence has {} words; the most is {}", level.LONGEST),
    "paragraph": ("reading-paragraph", "this paragraph has {} sentences; the most is {}", level.PARAGRAPH),
}
HINTS = {
    "reading-level": "Use shorter words and sentences; the long ones first.",
    "reading-sentence": "Make two or three of it: one thought each.",
    "reading-paragraph": "Begin a new paragraph, or make a list.",
}


def check(root: Path) -> Iterator[Problem]:
    """What is hard to read in the content that lies at `root`. A text that cannot be read is told elsewhere."""
    site, _ = owner.read_site(root)
    for file in sorted((root / "content").rglob("*.md")):
        path = file.relative_to(root / "content").as_posix()
        place = place_of(path)
        if place and place.kind in {"article", "section", "page", "book"}:
            yield from _text(file, f"content/{path}", place, site.language if site else "en")


def _text(file: Path, shown: str, place: Place, language: str) -> Iterator[Problem]:
    try:
        text = read_text(file, shown)
        front = frontmatter.read(text, shown)
        every = sentences(render(front.body).written)
    except (ContentError, TangledError):
        return
    searched = source.markdown(text)
    lines = list(map(searched.line, searched.places(sentence.text for sentence in every)))
    english = (place.lang or front.values.get("lang") or language) == "en"
    yield from _hard(every, lines, shown, english=english)
    yield from _apart(every, lines, shown)


def _hard(every: Sequence[Sentence], lines: Sequence[int], shown: str, *, english: bool) -> Iterator[Problem]:
    """What is hard in the paragraphs and the long items of a text."""
    written = [n for n, one in enumerate(every) if one.kind in COUNTED]
    blocks = [list(ns) for _, ns in groupby(written, key=lambda n: id(every[n].block))]
    paragraphs = [ns for ns in blocks if len(every[ns[0]].block.text.split()) > SHORT]
    for found in level.hard([[every[n].text for n in ns] for ns in paragraphs], english=english):
        yield _problem(found, shown, lines[paragraphs[found.paragraph][found.sentence]])


def _problem(found: Hard, shown: str, line: int) -> Problem:
    code, message, most = CODES[found.what]
    whole = code == "reading-level"
    return Problem(shown, 0 if whole else line, code, message.format(f"{found.amount:g}", f"{most:g}"), HINTS[code])


def _apart(every: Sequence[Sentence], lines: Sequence[int], shown: str) -> Iterator[Problem]:
    """Headings that are far from the next one."""
    heading, line, count = "the title", 0, 0
    for n, one in enumerate([*every, None]):
        if one is None or one.kind == "heading":
            if count > level.APART:
                message = f"{count} words stand below “{heading}” before the next heading; the most is {level.APART}"
                yield Problem(shown, line, "reading-heading", message, "Put a heading where the next thought begins.")
            if one:
                heading, line, count = one.text, lines[n], 0
        else:
            count += len(one.text.split())
