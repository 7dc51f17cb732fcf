"""Where a link in an author's text leads, as seen from the page that it stands on.

Authors name files (`{filename}02-compassion.md#asking`, `media/hall.jpg`) and short ids; `{source}lyons-2021` is the
page of a source. Pelican's own resolver knows one page for a file, publishes a link that it cannot resolve, and does
not say where it stands; here a section can be a place on the long page, and every dead link is a problem with its file
and line.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from press.content.index import NAMED, Text, from_content
from press.core.problems import nearest
from press.core.urls import ELSEWHERE
from press.pages.record import Record

SOURCES = "sources/"  # the list of all sources, from the site's root
ON_EVERY_PAGE = {"main"}  # ids that the theme gives


@dataclass(frozen=True)
class Links:
    """Resolves the links of one text, `source`, on one page.

    `root` leads from the page to the site's root: `../`, or an absolute address. `long_page` is the article whose long
    page this is, if it is one. `prefix` stands before this text's ids on the page. `at` is where the text's own page
    is, when this is another one that only shows a piece of it.
    """

    source: Text
    record: Record
    root: str
    long_page: Text | None = None
    prefix: str = ""
    at: str = ""

    def anchor(self, short: str) -> str:
        """The form that an id of this text has on the page."""
        return self.prefix + short

    def __call__(self, url: str) -> str:
        """The link as the page needs it; an address of another site stays as it is."""
        if url.startswith("#"):
            self._has_place(self.source, url, url)
            return f"{self.at}#{self.anchor(url[1:])}"
        if named := NAMED.fullmatch(url):
            return self._named(url, named["what"], named["path"], named["rest"])
        address = self.record.index.site.address
        ours = address and (url == address or url.startswith(f"{address}/"))
        if url.startswith("/") or ours:
            return self._typed(url, url.removeprefix(address))
        if ELSEWHERE.match(url):
            return url
        path, mark, rest = url.partition("#")
        return self._named(url, "filename" if path.endswith(".md") else "static", path, mark + rest)

    def _named(self, url: str, what: str, path: str, rest: str) -> str:
        """A link to a file of content/, or to the page of a source."""
        if what == "source":
            return self._source_page(url, path)
        if what not in {"filename", "static"}:
            hint = "Write {filename} before a text, {source} before a source's key, media/ before a picture."
            return self._problem("link-file", url, "leads nowhere", hint)
        name = from_content(path, self.source.path)
        if self.record.keep("refused", name, name in self.record.index.refused):
            return url  # what is wrong with that file is told there
        if what == "static" and (file := self.record.find("media", name)):
            self.record.used.add(name)
            return f"{self.root}{file.url}{rest}"
        target = self.record.text(name) if what == "filename" else None
        if target is None:
            return self._problem("link-file", url, "leads nowhere", self._advice(what, name, path))
        return self._text(url, target, rest)

    def _text(self, url: str, target: Text, rest: str) -> str:
        """A link to a text, or to a place in it."""
        if target.draft and not self.source.draft:
            return self._problem("link-file", url, "leads to a draft", "It has no page yet; publish it first.")
        if rest.startswith("#"):
            self._has_place(target, rest, url)
        return self._here(target, rest) or self.root + target.url + rest

    def _source_page(self, url: str, key: str) -> str:
        """The page of a source, or without a key the list of all of them."""
        known = self.record.index.references
        if not known or (key and not self.record.find("references", key)):
            if known.broken:
                return url  # what is wrong with their file is told there
            hint = nearest(key, known) if known else "There are no sources in content/references.toml."
            return self._problem("link-file", url, "leads nowhere", hint)
        return f"{self.root}{known[key].address if key else SOURCES}"

    def _here(self, target: Text, rest: str) -> str:
        """The place on this very page, when the target stands on it."""
        if self.long_page is None:
            return ""
        if target.path == self.long_page.path:
            return self.at + (rest or "#main")
        if target.parent == self.long_page.path:
            return f"{self.at}#{target.slug}" + (f"/{rest[1:]}" if rest.startswith("#") else "")
        return ""

    def _has_place(self, target: Text, anchor: str, url: str) -> None:
        """Report a link to a place that a text does not have."""
        places = self.record.places(target)
        if unquote(anchor[1:]) not in places | ON_EVERY_PAGE:
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
        if self.record.find("media", name):
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
        return self.record.address(posixpath.normpath(posixpath.join("/", address)).strip("/"))

    def _problem(self, code: str, url: str, wrong: str, hint: str) -> str:
        """Report what is wrong with a link, wherever the text has it, and leave it as it is."""
        document = self.source.document
        self.record.report(document, document.lines_of_link(url), code, f"the link “{url}” {wrong}", hint)
        return url
