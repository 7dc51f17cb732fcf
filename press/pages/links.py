"""Where a link in an author's text leads, as seen from the page that it stands on.

Authors name files (`{filename}02-compassion.md#asking`, `media/hall.jpg`) and short ids. Pelican's own resolver knows
one page for a file, publishes a link that it cannot resolve, and does not say where it stands; here a section can be a
place on the long page, and every dead link is a problem with its file and line.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from press.problems import Problem, line_of

NAMED = re.compile(r"\{(?P<what>\w+)\}(?P<path>[^#?]*)(?P<rest>.*)", re.DOTALL)
RELATIVE = re.compile(r"(?![a-z][a-z0-9+.-]*:|[/#?])(?P<path>[^#?]+)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)


class Links:
    """Resolves the links of one source on one page.

    Args:
        source: the Pelican content whose text the links stand in.
        context: Pelican's context, with every content object by its path.
        root: what leads from the page to the site's root: `../`, or an absolute address.
        long_page: the article whose long page this is, if it is one.
        prefix: what stands before this source's ids on the page.
        at: where the source's own page is, when this is another one that only shows a piece of it.
    """

    def __init__(
        self,
        source: Any,
        context: Mapping[str, Any],
        root: str,
        *,
        long_page: Any = None,
        prefix: str = "",
        at: str = "",
    ) -> None:
        self.source = source
        self.context = context
        self.root = root
        self.long_page = long_page
        self.prefix = prefix
        self.at = at

    def anchor(self, short: str) -> str:
        """The form that an id of this source has on the page."""
        return self.prefix + short

    def __call__(self, url: str) -> str:
        """The link as the page needs it; an address that is not ours stays as it is."""
        if url.startswith("#") and len(url) > 1:
            return f"{self.at}#{self.anchor(url[1:])}"
        if named := NAMED.fullmatch(url):
            return self._named(url, named["what"], named["path"], named["rest"])
        if relative := RELATIVE.fullmatch(url):
            what = "filename" if relative["path"].endswith(".md") else "static"
            return self._named(url, what, relative["path"], relative["rest"])
        return url

    def _named(self, url: str, what: str, path: str, rest: str) -> str:
        if what not in {"filename", "static"}:
            return self._dead(url, "Write {filename} before a text, or media/ before a picture.")
        key = "generated_content" if what == "filename" else "static_content"
        target = self.context[key].get(self._from_content(unquote(path)))
        if target is None:
            hint = (
                "Look at the spelling; a draft section has no page."
                if what == "filename"
                else "Pictures lie in media/."
            )
            return self._dead(url, hint)
        return self._here(target, rest) or self.root + target.url + rest

    def _here(self, target: Any, rest: str) -> str:
        """The place on this very page, when the target stands on it."""
        if self.long_page is None:
            return ""
        if target is self.long_page:
            return rest or "#main"
        if getattr(target, "parent", None) is self.long_page:
            return f"#{target.slug}" + (f"/{rest[1:]}" if rest.startswith("#") else "")
        return ""

    def _from_content(self, path: str) -> str:
        """A path as Pelican's context knows it: from content/, with forward slashes."""
        if path.startswith("/"):
            return posixpath.normpath(path[1:])
        folder = posixpath.dirname(self.source.get_relative_source_path())
        return posixpath.normpath(posixpath.join(folder, path))

    def _dead(self, url: str, hint: str) -> str:
        path = self.source.get_relative_source_path()
        line = line_of(Path(self.source.source_path).read_text("utf-8", "replace"), url)
        problem = Problem(f"content/{path}", line, f"the link “{url}” leads nowhere", hint)
        if problem not in self.context["PROBLEMS"]:
            self.context["PROBLEMS"].append(problem)
        return url
