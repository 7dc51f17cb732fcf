"""What is looked for in everything that people read: claims without a source, and words that hurt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from press import helplines, owner, prose, references
from press.checks import cites, claims, words
from press.files import read_text
from press.places import place_of
from press.problems import Problem, shown
from press.schema import data
from press.text import Rendered
from press.text.locate import HEADER
from press.words import Words, read_words, strings_of

READ = ("title", "summary", "tab", "label")  # keys of a header whose text readers read
OF_A_BOOK = (  # the same of a book, whose title is its author's
    "summary", "tab", "voice_detail", "kind", "edition", "audience", "reason", "caution", "content_note", "sure_note",
)  # fmt: skip
DATA = (owner.FILE, helplines.FILE)
OF_A_SOURCE = ("study", "participants", "finding", "funding")


def check(context: dict[str, Any], root: Path, every_article: Iterable[Any]) -> Iterator[Problem]:
    """The problems of all texts.

    Args:
        context: Pelican's context when all content is known.
        root: the folder that holds content/.
        every_article: all articles that have an address.
    """
    known, problems = read_words(root)
    yield from problems
    texts = [(part, prose.blocks(part.rendered.written), draft) for part, draft in _texts(context, every_article)]
    for lang in sorted({part.lang for part, _, _ in texts}):
        ours = [(part, parts, draft) for part, parts, draft in texts if part.lang == lang]
        said = "\n".join(one for part, parts, _ in ours for one in (*(b.text for b in parts), *_head(part).values()))
        sought = known.get(lang, Words()).worth_seeking(said)
        for part, parts, draft in ours:
            yield from _text(part, parts, sought, draft=draft)
    yield from _data(context, root, known)


def _data(context: dict[str, Any], root: Path, known: dict[str, Words]) -> Iterator[Problem]:
    """What the data files and the theme say; one that cannot be read is told where it is used."""
    ours = {lang: known.get(lang, Words()) for lang in (context["SITE"].language, *context["STRINGS"])}
    for file, pick in _files(context, root):
        values, text, _ = data.load(file, shown(file, root), references.LARGEST)  # the largest of them
        lang = file.stem if file.parent.name == "strings" else context["SITE"].language
        said = list(strings_of(pick(values)))
        yield from words.check_strings(text, said, shown(file, root), ours[lang])
        yield from cites.check_strings(text, said, shown(file, root))


def _files(context: dict[str, Any], root: Path) -> Iterator[tuple[Path, Callable[[Any], Any]]]:
    """Each file, and what takes its readers' texts out of its values."""
    for file in (root / name for name in DATA):
        yield file, lambda values: values
    if context["REFERENCES"]:
        yield root / references.FILE, _of_sources
    for file in sorted((root / "content").rglob("*.toml")):
        place = place_of(file.relative_to(root / "content").as_posix())
        if place and place.kind in {"log", "findings"}:
            yield file, lambda values: values
    for language in context["STRINGS"]:
        yield Path(context["THEME"], "strings", f"{language}.toml"), lambda values: values


def _of_sources(values: Mapping[str, Any]) -> list[str]:
    """Our words about sources; their titles are their authors'."""
    return [one[name] for one in values.values() if isinstance(one, dict) for name in OF_A_SOURCE if name in one]


def _texts(context: dict[str, Any], every_article: Iterable[Any]) -> Iterator[tuple[Any, bool]]:
    """Every text that could be read, and whether it is a draft, or a part of one."""
    for article in every_article:
        draft = article.status == "draft"
        yield article, draft
        yield from ((section, draft) for section in article.sections)
        yield from ((section, True) for section in article.drafts)
    for name in ("pages", "hidden_pages", "draft_pages"):
        yield from ((page, name == "draft_pages") for page in context[name])
    for name in ("books", "draft_books"):
        yield from ((book, name == "draft_books") for book in context[name])


def _text(part: Any, parts: list[prose.Block], sought: Words, *, draft: bool) -> Iterator[Problem]:
    path = f"content/{part.get_relative_source_path()}"
    text = read_text(Path(part.source_path), path)
    head = HEADER.match(text)
    above, values = head[0] if head else "", _head(part)
    if part.place.kind != "book":  # which tells what a book says; why it is here has its source in the header
        yield from claims.check(text, parts, path, _sourced(part), draft=draft, talk=part.place.kind != "page")
        yield from claims.check_header(above, values, path, draft=draft)
    yield from words.check_body(text, parts, path, sought)
    yield from words.check_strings(above, values.values(), path, sought)
    yield from cites.check_strings(above, values.values(), path)


def _sourced(part: Any) -> frozenset[str]:
    """The labels of the notes that a text may cite, its article's too, and that cite a source."""
    ours: Rendered = part.rendered
    parent = getattr(part, "parent", None)
    return ours.sourced | (parent.rendered.sourced - ours.defined if parent else frozenset())


def _head(part: Any) -> dict[str, str]:
    """What readers read of a header, by its keys."""
    keys = OF_A_BOOK if part.place.kind == "book" else READ
    return {key: part.front.get(key) or "" for key in keys}
