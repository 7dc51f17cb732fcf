"""Styles and policy of a page, put into it last: which rules it needs can only be read off the finished page.

So the template leaves two marks, which no text of an author can hold, and they are filled here. The policy allows
nothing but what the page itself carries, by its hash: a style or a script that somebody smuggles in does nothing, and
no keyword that weakens a policy is ever used. It is in the page's head, since many hosts send no headers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from press.pages.used_css import Sheet, note_anchors

STYLES, POLICY = Markup("\x00styles\x00"), Markup("\x00policy\x00")


def script_of(theme: Path) -> Markup:
    """The scripts of the theme's parts, in the order of their names, without comments and line breaks."""
    files = sorted(theme.glob("parts/*/*.js"))
    tight = (re.sub(r"/\*.*?\*/|\n\s*", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files)
    return Markup("".join(tight))


@dataclass(frozen=True)
class PageTemplate:
    """A template that Pelican can render, and whose pages carry their styles and their policy."""

    template: Template
    sheet: Sheet
    script: Markup
    notes: int

    def render(self, handed: dict[str, Any]) -> str:
        """The whole page. Only the theme's own script is allowed to run, not one that stands in a text."""
        page = self.template.render(handed, styles=STYLES, policy=POLICY, script=self.script)
        styles = self.sheet.of(page) + note_anchors(self.notes)
        allowed = policy([styles], [self.script] if f"<script>{self.script}</script>" in page else [])
        return page.replace(STYLES, styles).replace(POLICY, allowed)


def policy(styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of a page with these inline styles and scripts, each as it stands between its tags.

    Data blocks such as JSON-LD are never run and need no word here. `frame-ancestors` works in a header only.
    """
    hashed = {"style-src": _hashes(styles), "script-src": _hashes(scripts)}
    inline = [f"{name} {hashes}" for name, hashes in hashed.items() if hashes]
    return "; ".join(["default-src 'none'", *inline, "img-src 'self'", "base-uri 'none'", "form-action 'none'"])


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts if text)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
