"""The theme's styles, as they look while somebody points at something, focuses it or opens it.

Nothing can be hovered in four frames at once. So each such pseudo-class also takes what a state names, as long as the
frame's body has a class that says so. Weight and order stay as they are: what is added stands in `:where`, which weighs
nothing. A frame's scheme is not its reader's either, so the query for that is answered here.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import replace

from press.pages.used_css import Rule, Sheet

PSEUDO = re.compile(r"(?<!:):(hover|focus-visible|focus-within|focus|target-current|target)(?![\w(-])")
DARK = "(prefers-color-scheme: dark)"
ANSWERS = {"dark": "(min-width: 0)", "light": "(max-width: 0)"}


def force(sheet: Sheet, does: Mapping[str, str], scheme: str) -> Sheet:
    """A sheet as it is for a reader who does something.

    Args:
        sheet: the theme's.
        does: `hover`, `focus`, `target` or `target-current`, each with a selector of what it is done to.
        scheme: `light` or `dark`.
    """
    made = copy.copy(sheet)
    made.rules = tuple(_forced(rule, does, scheme) for rule in sheet.rules)
    return made


def swap(selector: str, does: Mapping[str, str]) -> str:
    """A selector that matches what it did, and what `does` names."""
    return PSEUDO.sub(lambda found: _either(found[1], does), selector)


def _either(pseudo: str, does: Mapping[str, str]) -> str:
    kind = "focus" if pseudo.startswith("focus") else pseudo
    if kind not in does:
        return f":{pseudo}"
    chosen = f":where(.forced-{kind} :is({does[kind]}))"
    return f":is(:{pseudo},{f':has({chosen})' if pseudo == 'focus-within' else chosen})"


def _forced(rule: Rule, does: Mapping[str, str], scheme: str) -> Rule:
    selectors = ((swap(head.replace(DARK, ANSWERS[scheme]), does), lasting) for head, lasting in rule.selectors)
    return replace(rule, selectors=tuple(selectors), rules=tuple(_forced(one, does, scheme) for one in rule.rules))
