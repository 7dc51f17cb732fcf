"""The thin adapter that lets Pelican's generators read through `press.text`.

Pelican asks a reader for HTML and metadata. This one reads the header by our schema, renders the body, and hands over
both; what is wrong with a file is kept as problems, and the file is refused, so that no half-read page is written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from press import schema
from press.places import Place, place_of
from press.problems import ContentError, Problem
from press.text import frontmatter, render


class MarkdownReader(BaseReader):
    """Reads a Markdown file of content/ by its place, its schema, and `press.text`."""

    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML with neutral marks, and metadata for Pelican's content classes.

        `front` holds the values of the schema, plain text as written; `rendered` what press.text found. Pelican gets
        its own copies of the keys that it works with, because its typography rewrites them.

        Raises:
            ContentError: something in the file is wrong; the problems are in the build's list too.
        """
        path = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
        try:
            return self._read(Path(source_path), path)
        except ContentError as error:
            self.settings["PROBLEMS"].extend(error.problems)
            raise

    def _read(self, file: Path, path: str) -> tuple[str, dict[str, Any]]:
        shown = f"content/{path}"
        place = place_of(path) or Place("page", file.stem)
        front = frontmatter.read(_decoded(file, shown), shown)
        if front.problems:
            raise ContentError(front.problems)
        values, problems = schema.check(place.kind, front.values, front.lines, shown)
        if problems:
            raise ContentError(problems)
        rendered = render(front.body)
        return rendered.html, {
            "front": values,
            "rendered": rendered,
            "place": place,
            **{key: values[key] for key in ("title", "summary", "status")},
            "slug": place.slug,
            **{key: values[key] for key in ("date", "modified") if values.get(key)},
            "lang": place.lang or values.get("lang") or self.settings["DEFAULT_LANG"],
        }


def _decoded(file: Path, shown: str) -> str:
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "Save it again in your editor with the encoding UTF-8."
        raise ContentError([Problem(shown, line, "the file is not UTF-8 text", hint)]) from None


def _take_over(readers: Readers) -> None:
    """Pelican's own Markdown reader steps aside; READERS in pelicanconf.py switches off every other format."""
    readers.reader_classes["md"] = MarkdownReader


def register() -> None:
    """Called by Pelican once a build."""
    signals.readers_init.connect(_take_over)
