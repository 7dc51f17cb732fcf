"""Looks at a page: each check is a function in one of the .js files, and gives the list of what is wrong."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python

HERE = Path(__file__).parent
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

FAULTS = """(told) => [...told.violations, ...told.incomplete.filter((rule) => rule.id.startsWith('color-contrast'))]
  .flatMap((rule) => rule.nodes
    .filter((node) => !/^elmPartiallyObscur/.test(node.any[0]?.data?.messageKey))
    .map((node) => `${rule.id}: ${node.target}`))"""


@functools.cache
def read(name: str) -> str:
    """A script beside this file."""
    return (HERE / f"{name}.js").read_text("utf-8")


def asked(check: str, *given: Any) -> str:
    """The expression that runs a check, for any browser: `asked("words.straight")`."""
    file, function = check.split(".")
    arguments = ", ".join(json.dumps(value) for value in given)
    return f"(() => {{ {read('kit')}\n{read(file)}\nreturn {function}({arguments}) }})()"


def look(page: Any, check: str, *given: Any) -> Any:
    """Run a check on a page of Playwright's."""
    return page.evaluate(asked(check, *given))


def often(page: Any, check: str) -> Callable[[], Any]:
    """A check that is sent to a page of Playwright's once and then run again and again."""
    file, function = check.split(".")
    sent = page.evaluate_handle(f"(() => {{ {read('kit')}\n{read(file)}\nreturn {{ run: {function} }} }})()")
    return lambda: sent.evaluate("(check) => check.run()")


def faults(page: Any, *checks: str) -> dict[str, list[str]]:
    """What some checks find, by their names; those that find nothing are left out."""
    return {check: found for check in checks if (found := look(page, check))}


def axe_expression() -> str:
    """All of axe's rules for A, AA and best practice, and AAA contrast; what it cannot decide counts as wrong too.

    But for words at the edge of a box, such as a note that reaches over the end of the text: axe looks at what is
    beside them. What lies over what is for the checks of focus and of Leave. Nor for the words on a book's cover: axe
    does not see what words of an SVG are drawn on, and tests/pages/test_cover.py computes it.
    """
    options = {"runOnly": EVERY_RULE, "rules": {"color-contrast-enhanced": {"enabled": True}}}
    return f"axe.run({{ exclude: ['.cover'] }}, {json.dumps(options)}).then({FAULTS})"


def axe(page: Any) -> list[str]:
    """What axe finds on a page of Playwright's."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(axe_expression())
    return found
