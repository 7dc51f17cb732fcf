"""How plain the English of a built page is, by the measures of press/checks/readability.py."""

from __future__ import annotations

from typing import Any

from press.checks import readability
from press.text.sentences import split


def hard(paragraphs: list[str]) -> list[str]:
    """What makes paragraphs hard to read: years of school, long sentences, many of them in one paragraph."""
    cut = [split(text) for text in paragraphs]
    return [
        f"{found.what} from “{' '.join(cut[found.paragraph][found.sentence].split()[:6])} …”: {found.amount}"
        for found in readability.hard(cut)
    ]


def unbroken(blocks: list[dict[str, Any]]) -> list[str]:
    """Headings that are followed by too many words before the next one."""
    counts: dict[str, int] = {}
    heading = ""
    for block in blocks:
        if block["heading"]:
            heading = block["text"]
        counts[heading] = counts.get(heading, 0) + (0 if block["heading"] else len(block["text"].split()))
    return [f"{name}: {count}" for name, count in counts.items() if count > readability.APART]
