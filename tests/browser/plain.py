"""How plain English is: sentences, syllables, and how far apart headings stand."""

from __future__ import annotations

import re
from statistics import median
from typing import Any

from pyphen import Pyphen

PARTS = Pyphen(lang="en_US")
END = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[“‘(]*[A-Z0-9])")


def syllables(word: str) -> int:
    """How many a word has, counted by where it may be divided."""
    return len(PARTS.inserted(word.lower()).split("-"))


def grade(sentences: list[list[str]]) -> float:
    """The years of school that the words ask for, after Flesch and Kincaid."""
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def hard(paragraphs: list[str]) -> list[str]:
    """What makes paragraphs hard to read: years of school, long sentences, many of them in one paragraph."""
    cut = [[re.findall(r"[^\W_][\w’'-]*", sentence) for sentence in END.split(text)] for text in paragraphs]
    sentences = [words for paragraph in cut for words in paragraph if words]
    found = {"years of school": (round(grade(sentences), 1), 8.0)}
    found["words in a usual sentence"] = (median(map(len, sentences)), 17)
    longest = max(sentences, key=len)
    found[f"words in “{' '.join(longest[:6])} …”"] = (len(longest), 35)
    most = max(cut, key=len)
    found[f"sentences from “{' '.join(most[0][:6])} …”"] = (len(most), 5)
    return [f"{name}: {value}" for name, (value, limit) in found.items() if value > limit]


def unbroken(blocks: list[dict[str, Any]], most: int) -> list[str]:
    """Headings that are followed by too many words before the next one."""
    counts: dict[str, int] = {}
    heading = ""
    for block in blocks:
        if block["heading"]:
            heading = block["text"]
        counts[heading] = counts.get(heading, 0) + (0 if block["heading"] else len(block["text"].split()))
    return [f"{name}: {count}" for name, count in counts.items() if count > most]
