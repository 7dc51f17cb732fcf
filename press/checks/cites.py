"""Citations stand where they can be read: in a form that is known, in running text, and in no link.

A page prints anything else as it was typed, or drops it, and a reader would never see the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from press.problems import Problem
from press.tags import TagReader
from press.text import Rendered
from press.text.citations import BARE
from press.text.locate import lines_where

CODE = ("code", "kbd", "pre", "samp", "script", "style")
LEFT = r"\[[^\[\]]{0,300}?(?<![\w@./])@+\{?[^\W_][^\[\]]{0,300}\]"
ANYWHERE = re.compile(f"{LEFT}|{BARE}")
COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
FORMS = "Write [@key], [@key, p. 4] or [@key; @other]."
ONLY = "Only running text can cite: not a title, a summary, a picture's words, a data file or raw HTML."


def check(text: str, rendered: Rendered, path: str) -> Iterator[Problem]:
    """The problems of a Markdown file's citations.

    Args:
        text: the file.
        rendered: what became of its body.
        path: what problems call the file.
    """
    bare = re.sub(r"\[[^][]*@[^][]*\]", lambda found: "\n" * found[0].count("\n"), text)  # keys outside of brackets
    for written in rendered.wrong_cites:
        lines = lines_where(text if written.startswith("[") else bare, _pattern(written))
        yield from _told(lines, path, f"“{written}” is no form of citing that is known here", FORMS)
    reader = _Reader()
    reader.feed(rendered.written)
    reader.close()
    known = {_plain(written) for written in rendered.wrong_cites}
    for written in dict.fromkeys(" ".join(found.split()) for found in re.findall(LEFT, reader.words)):
        if _plain(written) not in known:
            lines = lines_where(text, _pattern(written))
            yield from _told(lines, path, f"“{written}” would be printed as it stands", f"{FORMS} {ONLY}")
    for written in rendered.lost_cites:
        lines = lines_where(text, rf"!\[[^\n]*?{_pattern(written)}") or lines_where(text, _pattern(written))
        yield from _told(lines, path, f"“{written}” stands in a picture's words", ONLY)
    for mark in dict.fromkeys(reader.in_links):
        whole = rf"\[{re.escape(mark)}(?![\w:-])"
        lines = lines_where(text, rf"\[[^\[\]]*{whole}|<a\b[^>]*>[^<]*{whole}") or lines_where(text, whole)
        yield from _told(lines, path, f"“[{mark}]” stands inside a link", "Write it behind the link.")


def check_strings(text: str, strings: Iterable[str], path: str) -> Iterator[Problem]:
    """Citations in the texts of a header or a data file, none of which can cite.

    Args:
        text: the header, padded so that its lines count from the file's top, or the file.
        strings: those of its values that readers read.
        path: what problems call the file.
    """
    text = COMMENT.sub("", text)
    for written in dict.fromkeys(found[0] for string in strings for found in ANYWHERE.finditer(string)):
        found = re.finditer(_pattern(written), text)
        lines = sorted({text.count("\n", 0, one.start()) + 1 for one in found})
        yield from _told(lines, path, f"“{' '.join(written.split())}” would be printed as it stands", ONLY)


def _told(lines: Iterable[int], path: str, message: str, hint: str) -> Iterator[Problem]:
    for line in lines or [0]:
        yield Problem(path, line, "cite-form", message, hint)


def _pattern(written: str) -> str:
    return r"\s+".join(map(re.escape, written.split()))


def _plain(written: str) -> str:
    """What was written, without emphasis, as it stands in a page."""
    return re.sub(r"[*_`\\]", "", written)


class _Reader(TagReader):
    """The words that a page would print, code left out, and the citations that stand in a link."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.in_links: list[str] = []
        self.code = 0
        self.link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link or code begins, or something is cited."""
        given = dict(attrs)
        mark, label = given.get("data-source"), given.get("data-cite")
        if self.link and (mark or label):
            self.in_links.append("@" + mark.partition(",")[0].partition(";")[0] if mark else f"^{label}")
        self.link = self.link or "href" in given
        self.code += tag in CODE

    def handle_endtag(self, tag: str) -> None:
        """They end; a mark's own end may end its link too early, and a second one in it is not told."""
        self.link = self.link and tag != "a"
        self.code = max(0, self.code - (tag in CODE))

    def handle_data(self, data: str) -> None:
        """Words that are not code."""
        self.words += "¦" if self.code else data
