"""How plain the English of a built page is, by the measures of press/checks/readability.py."""

from __future__ import annotations

from typing import Any

from press.checks import readability
from press.core.documents import Block, Document
from press.text.sentences import sentences_of


def hard(paragraphs: list[str]) -> list[str]:
    """What makes paragraphs hard to read: years of school, long sentences, many of them in one paragraph."""
    texts = [" ".join(text.split()) for text in paragraphs]
    blocks = [Block("paragraph", 0, text=text, lines=((0, n),)) for n, text in enumerate(texts)]
    document = Document("", 1, "en", trusted=False, empty=False, sentences=(*sentences_of(blocks),))
    found = [one for one in readability.check([document], "en") if one.code != "reading-heading"]
    return [f"{one.message}: “{texts[one.line][:25]} …”" for one in found]


def unbroken(blocks: list[dict[str, Any]]) -> list[str]:
    """Headings that are followed by too many words before the next one."""
    counts: dict[str, int] = {}
    heading = ""
    for block in blocks:
        if block["heading"]:
            heading = block["text"]
        counts[heading] = counts.get(heading, 0) + (0 if block["heading"] else len(block["text"].split()))
    return [f"{name}: {count}" for name, count in counts.items() if count > readability.APART]
