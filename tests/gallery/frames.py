"""A state as a whole document, out of the theme's own templates and styles."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import Template
from selectolax.lexbor import LexborHTMLParser

from gallery.forced import force
from gallery.samples import STRINGS, THEME, page, site
from press.pages.model import PageView, SiteView
from press.pages.theme import Theme
from press.pages.used_css import Sheet, note_anchors

OURS = Theme(THEME)
WIDTHS, SCHEMES = (390, 1200), ("light", "dark")
READING = '<main id="main"><div class="layout"><article>PART</article></div></main>'  # as in reading.html
HEAD = READING.replace("PART", '<header class="head">PART</header><div></div>')
DOCUMENT = """<!doctype html>
<html lang="{{ page.lang }}" dir="{{ strings.direction }}">
<meta charset="utf-8">
<title>{{ page.tab }}</title>
<style>{{ styles }}</style>
<body class="on-{{ page.kind }}">
BODY
</body>
</html>"""


@dataclass(frozen=True, eq=False)
class State:
    """A part, the name of a state of it, and all that makes it so.

    `around` is the template in which the part stands, where it says PART; one that extends another is a whole page.
    `given` is what a template is handed besides `page` and `site`. `does` is what a reader does to what, as `force`
    wants it; `unfolded` opens what is folded. `height` is in pixels, 0 for as high as the part is: what hangs on the
    window's edge needs a window.
    """

    part: str
    name: str
    page: PageView = field(default_factory=page)
    site: SiteView = field(default_factory=site)
    around: str = READING
    given: dict[str, Any] = field(default_factory=dict)
    does: dict[str, str] = field(default_factory=dict)
    unfolded: bool = False
    height: int = 0
    widths: tuple[int, ...] = WIDTHS


def done(rest: State) -> list[State]:
    """What a reader can do to any part: point at what can be clicked in it, and reach it by the keyboard."""
    elements = f".{rest.part} :is(a, summary)"
    return [
        replace(rest, name="pointed at", does={"hover": elements}),
        replace(rest, name="focused", does={"focus": elements}),
    ]


@functools.cache
def _template(text: str) -> Template:
    return OURS.environment.from_string(text)


@functools.cache
def _forced(does: tuple[tuple[str, str], ...], scheme: str) -> Sheet:
    return force(OURS.sheet, dict(does), scheme)


@functools.cache
def frame(state: State, scheme: str) -> str:
    """The document of a state. The site's script stays out of it, and so does the policy, which would forbid frames."""
    body = state.around.replace("PART", f'{{% include "parts/{state.part}/{state.part}.html" %}}')
    template = _template(body if "{% extends" in body else DOCUMENT.replace("BODY", body))
    handed = {"page": state.page, "site": state.site, "strings": STRINGS, "script": "", "policy": "", **state.given}
    document = template.render(handed, styles="")
    styles = _forced(tuple(state.does.items()), scheme).of(LexborHTMLParser(document)) + note_anchors(
        len(state.page.notes)
    )
    classes = " ".join(f"forced-{kind}" for kind in state.does)
    document = document.replace("<style></style>", f"<style>{styles}</style>", 1)
    document = document.replace("<html ", f'<html style="color-scheme: {scheme}" ', 1)
    document = document.replace('<body class="', f'<body class="{classes} ' if classes else '<body class="', 1)
    return document.replace("<details>", "<details open>") if state.unfolded else document
