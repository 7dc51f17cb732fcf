"""Where a text's opening ends.

A page sets the words above its first heading as an opening, with the contents below it. A text is cut between blocks
only: a browser puts all that follows an unclosed box into it.
"""

from __future__ import annotations

import re

from markupsafe import Markup

TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b[^>]*>")
VOID = {"br", "col", "hr", "img", "input", "source", "wbr"}  # elements that have no end


def halves(text: Markup) -> tuple[Markup, Markup]:
    """A text above its first heading, and from there on; a box or a quotation that holds the heading stays whole."""
    start = depth = 0
    for tag in TAG.finditer(text):
        if tag["name"] in VOID:
            continue
        if not (tag["end"] or depth):
            start = tag.start()
        depth += -1 if tag["end"] else 1
        if re.fullmatch("h[1-6]", tag["name"]):
            return text[:start].strip(), text[start:].strip()
    return text.strip(), Markup()
