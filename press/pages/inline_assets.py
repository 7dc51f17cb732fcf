"""A page dressed: its styles, and the policy that allows these and nothing else, go in when the rest of it stands.

Which rules a page needs can only be read off the page; so the template leaves two marks, which no text of an author can
hold, and they are filled here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from press.pages.policy import policy
from press.pages.used_css import Sheet, beside

STYLES, POLICY = Markup("\x00styles\x00"), Markup("\x00policy\x00")


def script_of(theme: Path) -> Markup:
    """The scripts of the theme's parts, in the order of their names, without comments and line breaks."""
    files = sorted(theme.glob("parts/*/*.js"))
    tight = (re.sub(r"/\*.*?\*/|\n\s*", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files)
    return Markup("".join(tight))


@dataclass(frozen=True)
class Dressed:
    """A template that Pelican can render, and whose pages come out dressed."""

    template: Template
    sheet: Sheet
    script: Markup
    notes: int

    def render(self, handed: dict[str, Any]) -> str:
        """The whole page. Only the theme's own script is allowed to run, not one that stands in a text."""
        page = self.template.render(handed, styles=STYLES, policy=POLICY, script=self.script)
        styles = self.sheet.of(page) + beside(self.notes)
        rules = policy([styles], [self.script] if f"<script>{self.script}</script>" in page else [])
        return page.replace(STYLES, styles).replace(POLICY, rules)
