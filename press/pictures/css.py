"""What the styles of a drawing refer to, by whom; what makes a layer of its own counts as something referred to."""

from __future__ import annotations

import re
from collections import defaultdict

REFERS = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)", re.IGNORECASE)
HANDED_DOWN = re.compile(r"fill|stroke|marker(?:-\w+)?")
LAYER = "a layer"  # no id has a space
STEP = "a step of a filter"
SEEN_THROUGH = re.compile(r"opacity\s*:\s*0?\.\d+|mix-blend-mode\s*:\s*(?!normal)\w+", re.IGNORECASE)
FILTERED = re.compile(r"(?:drop-shadow|[a-z]+)(?<!url)\(", re.IGNORECASE)
SIMPLE = re.compile(r"[.#]?[\w-]+|\*")


def references(declarations: str) -> tuple[list[str], list[str]]:
    """The ids that some declarations refer to: for one element, and for all that is in it too."""
    own: list[str] = []
    handed: list[str] = []
    for one in declarations.split(";"):
        name = one.partition(":")[0].strip().lower()
        (handed if HANDED_DOWN.fullmatch(name) else own).extend(REFERS.findall(one))
        own += [LAYER] if SEEN_THROUGH.fullmatch(one.strip()) else []
        own += [STEP] * len(FILTERED.findall(one)) if name == "filter" else []
    return own, handed


def by_selector(sheet: str) -> dict[str, tuple[list[str], list[str]]]:
    """The same of each simple selector of a style sheet; what stands behind any other may mean every element."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    if not sheet.strip():
        return found
    import tinycss2  # noqa: PLC0415 - most drawings need none

    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        plain = rule.type == "qualified-rule" and "{" not in tinycss2.serialize(rule.content)
        names = [name.strip() for name in tinycss2.serialize(rule.prelude).split(",")] if plain else ["*"]
        given = references(tinycss2.serialize(rule.content)) if plain else (REFERS.findall(rule.serialize()),) * 2
        for name in names:
            own, handed = found[name if SIMPLE.fullmatch(name) else "*"]
            own += given[0]
            handed += given[1]
    return found
