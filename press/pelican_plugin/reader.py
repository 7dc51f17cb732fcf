"""The thin adapter that lets Pelican's generators read through `press.text`.

Pelican asks a reader for HTML and metadata. This one reads the header by our schema, renders the body, and hands over
both. What is wrong is kept in the build's list of problems; a file is refused only when there is nothing to show, so
that a preview can show the page and what is wrong with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from press.checks.text import check
from press.content import schemas
from press.content.front_matter import read
from press.core.files import read_text
from press.core.paths import Place, place_of
from press.core.problems import ContentError, Problem
from press.text.document import parse


class MarkdownReader(BaseReader):
    """Reads a Markdown file of content/ by its place, its schema, and `press.text`."""

    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML with neutral marks, and metadata for Pelican's content classes.

        `front` holds the values of the schema, plain text as written, `header` the header as it was read, `document`
        the text; `sources` are the keys of what it cites. Pelican gets its own copies of the keys that it works with,
        because its typography rewrites them. Every document that is read is kept in the build's list, refused ones too.

        Raises:
            ContentError: there is nothing to show. What is wrong is in the build's list, as it is when this returns.
        """
        path = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
        try:
            return self._read(Path(source_path), f"content/{path}", place_of(path))
        except ContentError as error:
            self.settings["BUILD"].problems.extend(error.problems)
            self.settings["BUILD"].refused.add(path)
            raise

    def _read(self, file: Path, shown: str, place: Place | None) -> tuple[str, dict[str, Any]]:
        if place is None:
            raise ContentError  # press.core.paths tells it, with all files that lie wrong
        unseen: list[Problem] = []
        front = read(read_text(file, shown, unseen=unseen), shown)
        trusted = shown.removeprefix("content/") in self.settings["TRUSTED_HTML"]
        values, wrong = schemas.check(place.kind, front.values, front.lines, shown)
        lang = place.lang or values.get("lang") or self.settings["DEFAULT_LANG"]
        document = parse(front.body, front.offset + 1, shown, lang, trusted=trusted)
        self.settings["BUILD"].read.append((front, document))
        if front.problems:  # a key that cannot be read is not missing too
            wrong = front.problems + [problem for problem in wrong if problem.code != "key-missing"]
        hosts = self.settings["BUILD"].data.site.foreign_hosts
        found = [*wrong, *(check(document, hosts) if front.offset and not document.problems else document.problems)]
        if unseen or not front.values or (place.kind == "article" and values["date"] is None) or document.problems:
            told = {one.line for one in unseen}
            rest = (one for one in found if one.code != "file-character" or one.line not in told)
            raise ContentError([*unseen, *rest])
        self.settings["BUILD"].problems.extend(found)
        return document.html, {
            "front": values,
            "document": document,
            "header": front,
            "sources": document.sources,
            "place": place,
            **{key: values[key] for key in ("title", "summary", "status")},
            "slug": place.slug,
            **{key: values[key] for key in ("date", "modified") if values.get(key)},
            "lang": lang,
        }
