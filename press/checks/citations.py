"""Citations stand where they can be read, and lead to a source that we know, have read, and may still rest on.

A citation has a form that is known, and stands in running text, outside links: a page prints anything else as it was
typed, or drops it, and a reader would never see the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from press.content.index import Text
from press.content.references import FILE, References
from press.core.html import attributes, walk
from press.core.problems import Problem, nearest
from press.text.citations import BARE
from press.text.locate import lines_where
from press.text.render import Rendered

CODE = ("code", "kbd", "pre", "samp", "script", "style")
LEFT = r"\[[^\[\]]{0,300}?(?<![\w@./])@+\{?[^\W_][^\[\]]{0,300}\]"
ANYWHERE = re.compile(f"{LEFT}|{BARE}")
COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
FORMS = "Write [@key], [@key, p. 4] or [@key; @other]."
ONLY = "Only running text can cite: not a title, a summary, a picture's words, a data file or raw HTML."
OWED = ("study", "finding", "opened", "seen")  # what a reader of a source's page is owed


def check(text: str, rendered: Rendered, tree: LexborHTMLParser, path: str) -> Iterator[Problem]:
    """The problems of the citations in a Markdown file, which problems call `path`; `tree` is that of `written`."""
    bare = re.sub(r"\[[^][]*@[^][]*\]", lambda found: "\n" * found[0].count("\n"), text)  # keys outside of brackets
    for written in rendered.wrong_cites:
        lines = lines_where(text if written.startswith("[") else bare, _pattern(written))
        yield from _told(lines, path, f"“{written}” is no form of citing that is known here", FORMS)
    known = {_plain(written) for written in rendered.wrong_cites}
    for written in dict.fromkeys(" ".join(found.split()) for found in re.findall(LEFT, _words(tree))):
        if _plain(written) not in known:
            lines = lines_where(text, _pattern(written))
            yield from _told(lines, path, f"“{written}” would be printed as it stands", f"{FORMS} {ONLY}")
    for written in rendered.lost_cites:
        lines = lines_where(text, rf"!\[[^\n]*?{_pattern(written)}") or lines_where(text, _pattern(written))
        yield from _told(lines, path, f"“{written}” stands in a picture's words", ONLY)
    for mark in dict.fromkeys(_in_links(tree)):
        whole = rf"\[{re.escape(mark)}(?![\w:-])"
        lines = lines_where(text, rf"\[[^\[\]]*{whole}|<a\b[^>]*>[^<]*{whole}") or lines_where(text, whole)
        yield from _told(lines, path, f"“[{mark}]” stands inside a link", "Write it behind the link.")


def check_strings(text: str, strings: Iterable[str], path: str) -> Iterator[Problem]:
    """Citations in `strings`, which readers read of a header or a data file, and none of which can cite.

    `text` is the file, or its header padded so that its lines count from the file's top.
    """
    text = COMMENT.sub("", text)
    for written in dict.fromkeys(found[0] for string in strings for found in ANYWHERE.finditer(string)):
        found = re.finditer(_pattern(written), text)
        lines = sorted({text.count("\n", 0, one.start()) + 1 for one in found})
        yield from _told(lines, path, f"“{' '.join(written.split())}” would be printed as it stands", ONLY)


def check_sources(references: References, contents: Iterable[Text], *, complete: bool) -> Iterator[Problem]:
    """The problems of the sources that texts cite: every article, section, book and page, drafts too.

    `complete` is whether every text could be read; else one of them may cite what no other does.
    """
    cited: set[str] = set()
    for content in contents:
        cited |= content.sources
        for key in sorted(content.sources):
            yield from _source(content, key, references)
    for key, reference in references.items():
        missing = [name for name in OWED if not getattr(reference, name)]
        if key not in cited and complete:
            hint = f"Cite it, [@{key}], or delete it."
            yield reference.part.problem(key, f"no text cites “{key}”", hint, "source-uncited")
        elif key in cited and missing:
            hint = "Its page says that we do not know; read it, and fill it in."
            message = f"“{key}” is cited, and lacks {', '.join(missing)}"
            yield reference.part.problem(key, message, hint, "source-unread")


def _source(content: Text, key: str, references: References) -> Iterator[Problem]:
    """What is wrong with one source that a text cites; while the file is broken, nobody knows its keys."""
    lines = content.document.lines_of_source(key)
    if key in references and references[key].retracted:
        hint = "Take out what rests on it; a text may say that it was retracted, without citing it."
        message = f"the source “{key}” has been retracted"
        yield from content.document.problems_at(lines, "source-retracted", message, hint)
    elif key not in references and not references.broken:
        hint = nearest(key, references) if references else f"Add it to {FILE}."
        yield from content.document.problems_at(lines, "source-unknown", f"no source has the key “{key}”", hint)


def _told(lines: Iterable[int], path: str, message: str, hint: str) -> Iterator[Problem]:
    for line in lines or [0]:
        yield Problem(path, line, "cite-form", message, hint)


def _pattern(written: str) -> str:
    return r"\s+".join(map(re.escape, written.split()))


def _plain(written: str) -> str:
    """What was written, without emphasis, as it stands in a page."""
    return re.sub(r"[*_`\\]", "", written)


def _words(tree: LexborHTMLParser) -> str:
    """The words that a page would print, code left out."""
    words, code = "", 0
    for node, begins in walk(tree):
        if node.tag in CODE:
            code += 1 if begins else -1
        elif begins and (data := node.text_content):
            words += "¦" if code else data
    return words


def _in_links(tree: LexborHTMLParser) -> Iterator[str]:
    """The citations that stand in a link, each by the first of its keys."""
    for mark in map(attributes, tree.css("[href] [data-source], [href] [data-cite]")):
        source, label = mark.get("data-source"), mark.get("data-cite")
        yield "@" + source.partition(",")[0].partition(";")[0] if source else f"^{label}"
