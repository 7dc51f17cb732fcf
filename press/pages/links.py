"""Where a link in an author's text leads, as seen from the page that it stands on.

Authors name files (`{filename}02-compassion.md#asking`, `media/hall.jpg`), ids and sources (`{source}lyons-2021`).
Pelican's own resolver publishes what it cannot resolve, and knows one page for a file; here a section can be a place on
the long page, and every dead link is a problem with its file and line.
"""

from __future__ import annotations

import posixpath
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from press.content.index import NAMED, Text, from_content
from press.core.problems import close_to, nearest
from press.core.urls import ELSEWHERE
from press.pages.record import Record

SOURCES = "sources/"  # the list of all sources, from the site's root
ON_EVERY_PAGE = {"main"}  # ids that the theme gives
SPELLING = {
    "filename": "Look at the spelling; a draft section has no page.",
    "static": "Look at the spelling; pictures lie in media/, texts end in .md.",
}


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
            return f"{self.at}#{self.anchor(self._place(self.source, url, url)[1:])}"
        if named := NAMED.fullmatch(url):
            return self._named(url, **named.groupdict())
        address = self.record.index.site.address
        if url.startswith("/") or (address and f"{url}/".startswith(f"{address}/")):
            return self._typed(url, url.removeprefix(address))
        if ELSEWHERE.match(url):
            return url
        path, mark, rest = url.partition("#")
        return self._named(url, "filename" if path.endswith(".md") else "static", path, mark + rest)

    def _named(self, url: str, what: str, path: str, rest: str) -> str:
        """A link to a file of content/, or to the page of a source."""
        if what == "source":
            return self._source_page(url, path)
        if what not in SPELLING:
            hint = "Write {filename} before a text, {source} before a source's key, media/ before a picture."
            return self._problem("link-file", url, "leads nowhere", hint)
        name = from_content(path, self.source.path)
        if self.record.keep("refused", name, name in self.record.index.refused):
            return url  # what is wrong with that file is told there
        if what == "static" and (file := self.record.find("media", name)):
            self.record.used.add(name)
            return f"{self.root}{file.url}{rest}"
        if what == "filename" and (target := self.record.text(name)):
            return self._text(url, target, rest)
        return self._problem("link-file", url, "leads nowhere", self._meant(name, path) or SPELLING[what])

    def _source_page(self, url: str, key: str) -> str:
        """The page of a source, or without a key the list of all of them."""
        known = self.record.index.references
        if known and not key:
            return self.root + SOURCES
        if reference := self.record.find("references", key):
            return f"{self.root}{reference.address}"
        if known.broken:
            return url  # what is wrong with their file is told there
        hint = nearest(key, known) if known else "There are no sources in content/references.toml."
        return self._problem("link-file", url, "leads nowhere", hint)

    def _text(self, url: str, target: Text, rest: str) -> str:
        """A link to a text, or to a place in it: on this very page, when it stands there."""
        if target.draft and not self.source.draft:
            return self._problem("link-file", url, "leads to a draft", "It has no page yet; publish it first.")
        if place := rest.startswith("#"):
            rest = self._place(target, rest, url)
        if self.long_page and target.path == self.long_page.path:
            return self.at + (rest or "#main")
        if self.long_page and target.parent == self.long_page.path:
            return f"{self.at}#{target.slug}" + (f"/{rest[1:]}" if place else "")
        return self.root + target.url + rest

    def _place(self, target: Text, anchor: str, url: str) -> str:
        """A place of a text, written as its id is; one that the text does not have is reported."""
        places, name = self.record.places(target), unquote(anchor[1:])
        if name in places | ON_EVERY_PAGE:
            return anchor
        if (composed := unicodedata.normalize("NFC", name)) in places:  # another keyboard's way to write it
            return f"#{composed}"
        known = ", ".join(f"#{place}" for place in sorted(places - ON_EVERY_PAGE)) or "none"
        near = close_to(composed.lower(), places)
        hint = f"Did you mean “#{near}”?" if near else f"Places of that text: {known}."
        self._problem("link-place", url, "leads to a place that is not there", hint)
        return anchor

    def _typed(self, url: str, path: str) -> str:
        """A link inside the site that is written as an address."""
        page, mark, rest = path.partition("#")
        file = self._file_at(page)
        hint = (
            f"Write {{filename}}/{file}{mark}{rest}"
            if file
            else self._near(page.strip("/")) or "There is no such page."
        )
        return self._problem("link-address", url, "names an address of this site", hint)

    def _meant(self, name: str, path: str) -> str:
        """What the author of a dead link probably meant; empty if there is no telling."""
        if self.record.find("media", name):
            return f"It is a picture or a file: write {path}, without {{filename}}."
        if path.endswith(".toml"):
            return "A figure of findings stands alone in a paragraph: ![What trials found](findings.toml)"
        file = self._file_at(posixpath.join("/", self.source.url, path))
        if file:
            return f"That is an address; write {{filename}}/{file}"
        return f"Write https://{path} for another site." if path.startswith("www.") else self._near(path)

    def _near(self, path: str) -> str:
        """A hint that names the file that is meant by a path, as it is written in this text; empty if none is near."""
        near = self.record.near(from_content(path, self.source.path))
        return near and f"Did you mean “{posixpath.relpath(near, posixpath.dirname(self.source.path))}”?"

    def _file_at(self, address: str) -> str:
        """The file of content/ that has an address, from the site's root; empty if none has."""
        return self.record.address(posixpath.normpath(posixpath.join("/", address)).strip("/"))

    def _problem(self, code: str, url: str, wrong: str, hint: str) -> str:
        """Report what is wrong with a link, wherever the text has it, and leave it as it is."""
        document = self.source.document
        self.record.report(document, document.lines_of_link(url), code, f"the link “{url}” {wrong}", hint)
        return url
