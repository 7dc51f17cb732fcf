"""The theme: a page out of its templates, with the styles that the page uses, and the policy that allows these.

Which rules a page needs can only be read off the finished page; so a template leaves two marks, which no text of an
author can hold. The policy allows nothing but what the page itself carries, by its hash: what somebody smuggles in does
nothing. It is in the page's head, since many hosts send no headers.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from press.pages.used_css import Sheet, note_anchors
from press.pages.words import day_in_words, href, listed, names_of, number, short_name, spoken, typeset

STYLES, POLICY = Markup("\x00styles\x00"), Markup("\x00policy\x00")


@dataclass(frozen=True)
class Theme:
    """The theme in a folder: its templates, styles and script, each read once. It pickles as the folder's path."""

    folder: Path

    def __reduce__(self) -> tuple[type[Theme], tuple[Path]]:
        return Theme, (self.folder,)

    @functools.cached_property
    def environment(self) -> Environment:
        """Its templates, which must come from here alone: Pelican would quietly fall back to a theme of its own."""
        made = Environment(
            loader=FileSystemLoader([self.folder / "templates", self.folder]),
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=True,
            undefined=StrictUndefined,
        )
        made.filters |= {"smart": _smart, "day": day_in_words, "number": number, "listed": listed}
        made.filters |= {"names": names_of, "short": short_name, "spoken": spoken, "href": href}
        return made

    @functools.cached_property
    def sheet(self) -> Sheet:
        """All its CSS."""
        return Sheet(self.folder)

    @functools.cached_property
    def script(self) -> Markup:
        """The scripts of its parts, in the order of their names, without comments and line breaks."""
        files = sorted(self.folder.glob("parts/*/*.js"))
        tight = (re.sub(r"/\*.*?\*/|\n\s*", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files)
        return Markup("".join(tight))

    def page(self, template: Template, handed: dict[str, Any], notes: int) -> tuple[str, LexborHTMLParser]:
        """A whole page with so many notes, and the tree of it without its styles and its policy.

        Only the theme's own script may run, not one that stands in a text.
        """
        page = template.render(handed, styles=STYLES, policy=POLICY, script=self.script)
        tree = LexborHTMLParser(page)
        styles = self.sheet.of(tree) + note_anchors(notes)
        allowed = policy(styles, self.script if f"<script>{self.script}</script>" in page else "")
        return page.replace(STYLES, styles).replace(POLICY, allowed), tree


@pass_context
def _smart(context: Context, text: str) -> Markup:
    """Plain text as HTML, set in the language of the page, or of the text that a figure stands in."""
    return Markup(html.escape(typeset(text, context.get("lang") or context["page"].lang)))


def policy(style: str, script: str = "") -> str:
    """The Content-Security-Policy of a page with this inline style and script, each as it stands between its tags.

    Data blocks such as JSON-LD are never run and need no word here. `frame-ancestors` works in a header only.
    """
    texts = {"style-src": style, "script-src": script}
    digests = {name: hashlib.sha256(text.encode()).digest() for name, text in texts.items() if text}
    inline = [f"{name} 'sha256-{base64.b64encode(digest).decode()}'" for name, digest in digests.items()]
    return "; ".join(["default-src 'none'", *inline, "img-src 'self'", "base-uri 'none'", "form-action 'none'"])
