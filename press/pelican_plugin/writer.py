"""Where a page meets Pelican: every page that any generator writes comes through here.

Pelican hands over its whole context; a template of ours gets `page`, `site`, `strings` and what it inlines. So no
template can lean on Pelican's lists, and whatever Pelican writes is put together in one way.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.writers import Writer

from press.core.urls import is_inside
from press.pages.inline_assets import PageTemplate, script_of
from press.pages.maker import root_of
from press.pages.model import Page
from press.pages.used_css import Sheet
from press.pages.views import Views


class PageWriter(Writer):
    """Pelican's writer, for pages made by `Views`."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.views: Views | None = None
        self.names: set[str] = set()
        theme = Path(self.settings["THEME"])
        self.sheet, self.script = Sheet(theme), script_of(theme)

    def write_file(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,
        **given: Any,
    ) -> None:
        """Write one page. `name` is its file in the output, or empty when the page is switched off."""
        if not name or name in self.names or not is_inside(name):
            return  # two contents at one address, or an address outside, are told by press.checks.addresses
        self.names.add(name)
        self.views = self.views or Views(context)
        page = self._page(
            self.views, root_of(name, self.settings["SITEURL"]), {"period": context.get("period"), **given}
        )
        handed = {
            "page": page,
            "site": self.views.site,
            "strings": self.views.strings(page.lang),
            "localsiteurl": "",  # the one name of Pelican's own that its writer asks for
        }
        dressed = PageTemplate(template, self.sheet, self.script, len(page.notes))
        super().write_file(name, dressed, handed, override_output=given.get("override_output", False))

    @staticmethod
    def _page(views: Views, root: str, given: dict[str, Any]) -> Page:
        for kind in ("article", "section", "source", "sources", "book", "shelf", "article_list", "moved"):
            if subject := given.get(kind):
                made: Page = getattr(views, kind)(subject, root)
                return made
        if content := given.get("page"):
            return views.page(content, root)
        subject = next(given[key] for key in ("tag", "category", "author", "period") if given.get(key))
        title = " ".join(map(str, subject)) if isinstance(subject, tuple) else str(subject)
        return views.listing(title, given["articles"], root, given["url"])
