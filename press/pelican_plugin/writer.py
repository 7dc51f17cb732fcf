"""Where a page meets Pelican: its generators ask for a name, and the page that was rendered under it is written."""

from __future__ import annotations

from typing import Any, NamedTuple

from pelican.writers import Writer

from press.core.page import Page


class _Rendered(NamedTuple):
    """A page in place of a template, which Pelican's writer would render."""

    page: Page

    def render(self, _context: object) -> str:
        """Its HTML."""
        return self.page.html


class PageWriter(Writer):
    """Pelican's writer, for pages that are rendered."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.waiting = dict(self.settings["BUILD"].pages)

    def write_file(self, name: str, template: object, context: dict[str, Any], *_: object, **given: Any) -> None:
        """Write one page; nothing under a name that was written, that is empty, or that no page has."""
        if page := self.waiting.pop(name, None):
            own = {"localsiteurl": ""}  # the one name of Pelican's own that its writer asks for
            super().write_file(name, _Rendered(page), own, override_output=given.get("override_output", False))
