"""Where a link in an author's text leads, as seen from the page that it stands on.

Authors name files (`{filename}02-compassion.md#asking`, `media/hall.jpg`) and short ids; `{source}lyons-2021` is the
page of a source. Pelican's own resolver knows one page for a file, publishes a link that it cannot resolve, and does
not say where it stands; here a section can be a place on the long page, and every dead link is a problem with its file
and line.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from press.core.context import SOURCES, is_draft
from press.core.problems import nearest
from press.core.urls import ELSEWHERE

NAMED = re.compile(r"\{(?P<what>\w+)\}(?P<path>[^#?]*)(?P<rest>.*)", re.DOTALL)
ON_EVERY_PAGE = {"main"}  # ids that the theme gives


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
        """The link as the page needs it; an address of another site stays as it is."""
        if url.startswith("#"):
            self._has_place(self.source, url, url)
            return f"{self.at}#{self.anchor(url[1:])}"
        if named := NAMED.fullmatch(url):
            return self._named(url, named["what"], named["path"], named["rest"])
        address = self.context["SITEURL"]
        ours = address and (url == address or url.startswith(f"{address}/"))
        if url.startswith("/") or ours:
            return self._typed(url, url.removeprefix(address))
        if ELSEWHERE.match(url):
            return url
        path, mark, rest = url.partition("#")
        return self._named(url, "filename" if path.endswith(".md") else "static", path, mark + rest)

    def media(self, url: str) -> Any:
        """The file of a media folder that an address of a picture names; None if it names none."""
        return self.context["static_content"].get(self.path(url))

    def path(self, url: str) -> str:
        """The path from content/ of the file that a picture's address would name."""
        named = NAMED.fullmatch(url)
        return self._from_content(unquote(named["path"] if named else url.partition("#")[0]))

    def _named(self, url: str, what: str, path: str, rest: str) -> str:
        """A link to a file of content/, or to the page of a source."""
        if what == "source":
            return self._source_page(url, path)
        if what not in {"filename", "static"}:
            hint = "Write {filename} before a text, {source} before a source's key, media/ before a picture."
            return self._problem("link-file", url, "leads nowhere", hint)
        key = "generated_content" if what == "filename" else "static_content"
        name = self._from_content(unquote(path))
        if name in self.context["REFUSED"]:
            return url  # what is wrong with that file is told there
        target = self.context[key].get(name)
        if target is None:
            return self._problem("link-file", url, "leads nowhere", self._advice(what, name, path))
        if is_draft(target) and not is_draft(self.source):
            return self._problem("link-file", url, "leads to a draft", "It has no page yet; publish it first.")
        if what == "static":
            self.context["USED_MEDIA"].add(name)
        elif rest.startswith("#"):
            self._has_place(target, rest, url)
        return self._here(target, rest) or self.root + target.url + rest

    def _source_page(self, url: str, key: str) -> str:
        """The page of a source, or without a key the list of all of them."""
        known = self.context["REFERENCES"]
        if not known or (key and key not in known):
            if known.broken:
                return url  # what is wrong with their file is told there
            hint = nearest(key, known) if known else "There are no sources in content/references.toml."
            return self._problem("link-file", url, "leads nowhere", hint)
        return f"{self.root}{known[key].address if key else SOURCES}"

    def _here(self, target: Any, rest: str) -> str:
        """The place on this very page, when the target stands on it."""
        if self.long_page is None:
            return ""
        if target is self.long_page:
            return self.at + (rest or "#main")
        if getattr(target, "parent", None) is self.long_page:
            return f"{self.at}#{target.slug}" + (f"/{rest[1:]}" if rest.startswith("#") else "")
        return ""

    def _has_place(self, target: Any, anchor: str, url: str) -> None:
        """Tell when a text has no such place; an article has those of its sections too."""
        places = {*target.document.ids, *ON_EVERY_PAGE}
        for section in getattr(target, "sections", []):
            places |= {section.slug, *(f"{section.slug}/{name}" for name in section.document.ids)}
        if unquote(anchor[1:]) not in places:
            known = ", ".join(f"#{place}" for place in sorted(places - ON_EVERY_PAGE)) or "none"
            self._problem("link-place", url, "leads to a place that is not there", f"Places of that text: {known}.")

    def _typed(self, url: str, path: str) -> str:
        """A link inside the site that is written as an address."""
        page, mark, rest = path.partition("#")
        file = self._file_at(page)
        hint = f"Write {{filename}}/{file}{mark}{rest}" if file else "There is no such page."
        return self._problem("link-address", url, "names an address of this site", hint)

    def _advice(self, what: str, name: str, path: str) -> str:
        """What the author of a dead link probably meant."""
        if name in self.context["static_content"]:
            return f"It is a picture or a file: write {path}, without {{filename}}."
        if path.endswith(".toml"):
            return "A figure of findings stands alone in a paragraph: ![What trials found](findings.toml)"
        if file := self._file_at(posixpath.join("/", self.source.url, path)):
            return f"That is an address; write {{filename}}/{file}"
        if what == "filename":
            return "Look at the spelling; a draft section has no page."
        return "Look at the spelling; pictures lie in media/, texts end in .md."

    def _file_at(self, address: str) -> str:
        """The file of content/ that has an address, from the site's root; empty if none has."""
        wanted = posixpath.normpath(posixpath.join("/", address)).strip("/")
        generated = self.context["generated_content"].items()
        return next((name for name, c in generated if c is not None and c.url.strip("/") == wanted), "")

    def _from_content(self, path: str) -> str:
        """A path as Pelican's context knows it: from content/, with forward slashes."""
        if path.startswith("/"):
            return posixpath.normpath(path[1:])
        folder = posixpath.dirname(self.source.get_relative_source_path())
        return posixpath.normpath(posixpath.join(folder, path))

    def _problem(self, code: str, url: str, wrong: str, hint: str) -> str:
        """Tell what is wrong with a link, wherever the text has it, and leave it as it is."""
        document = self.source.document
        message = f"the link “{url}” {wrong}"
        self.context["PROBLEMS"].extend(document.problems_at(document.lines_of_link(url), code, message, hint))
        return url
