"""Texts that would take minutes to read, told from those that people write.

The Markdown library takes time with the square of some marks: a bracket looks for its partner to the end of its block,
a heading for every heading of its name, a box passes on all that follow it. The bounds are far above anything that
readers would read, and low enough that no text takes more than a few seconds.
"""

from __future__ import annotations

import re

IN_A_BLOCK = 400  # brackets of any kind
IN_A_LINE = {"|": 100, "": 20_000}  # columns of a table; characters
IN_A_TEXT = {r"\[": 4_000, "<": 2_000, "```|~~~": 400, r"\\": 4_000, r"^ *#|^=+ *$|^-+ *$": 500, "^[ >]*!!!": 500}
NESTS = {"em", "strong", "blockquote", "ul", "ol"}
DEEPEST = 300  # of these in each other; browsers put up with some 500


def tangled_part(text: str) -> str:
    """How the tangled part of a text begins; nothing when a person may have written it."""
    for pattern, most in IN_A_TEXT.items():
        found = re.findall(pattern, text, re.MULTILINE)
        if len(found) > most:
            return str(found[0])
    for line in text.split("\n"):
        if any(line.count(mark) > most for mark, most in IN_A_LINE.items()):
            return line.strip()[:40]
    for block in re.split(r"\n[ \t]*\n", text):
        if block.count("[") + block.count("<") > IN_A_BLOCK:
            return block.strip()[:40]
    return ""
