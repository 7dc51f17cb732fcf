"""What is looked for in everything that people read: claims without a source, and words that hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from press import helplines, logs, owner, prose, references
from press.checks import claims, words
from press.files import read_text
from press.problems import Problem
from press.schema import data
from press.text.locate import HEADER
from press.words import Words, read_words, strings_of

READ = ("title", "summary", "tab", "label")  # keys of a header whose text readers read
DATA = (owner.FILE, helplines.FILE)
OF_A_SOURCE = ("study", "participants", "finding", "funding")  # its title is its author's


def check(context: dict[str, Any], root: Path, every_article: Iterable[Any]) -> Iterator[Problem]:
    """The problems of all texts.

    Args:
        context: Pelican's context when all content is known.
        root: the folder that holds content/.
        every_article: all articles that have an address.
    """
    known, problems = read_words(root)
    yield from problems
    texts = [(part, prose.blocks(part.rendered.html), draft) for part, draft in _texts(context, every_article)]
    for lang in sorted({part.lang for part, _, _ in texts}):
        ours = [(part, parts, draft) for part, parts, draft in texts if part.lang == lang]
        said = "\n".join(piece for part, parts, _ in ours for piece in (*(b.text for b in parts), *_head(part)))
        sought = known.get(lang, Words()).worth_seeking(said)
        for part, parts, draft in ours:
            yield from _text(part, parts, sought, draft=draft)
    yield from _data(context, root, known)


def _data(context: dict[str, Any], root: Path, known: dict[str, Words]) -> Iterator[Problem]:
    """What the data files and the theme say."""
    own = known.get(context["SITE"].language, Words())
    for name in DATA:
        values, text, _ = data.load(root / name, name)
        yield from words.check_strings(text, strings_of(values), name, own)
    if context["REFERENCES"]:
        told = [getattr(one, name) for one in context["REFERENCES"].values() for name in OF_A_SOURCE]
        yield from words.check_strings(read_text(root / references.FILE, references.FILE), told, references.FILE, own)
    for folder, log in context["LOGS"].items():
        name = f"content/{folder}/{logs.NAME}"
        yield from words.check_strings(read_text(root / name, name), strings_of([asdict(log)]), name, own)
    for language, strings in context["STRINGS"].items():
        name = f"theme/strings/{language}.toml"
        text = read_text(Path(context["THEME"], "strings", f"{language}.toml"), name)
        yield from words.check_strings(text, strings_of(strings), name, known.get(language, Words()))


def _texts(context: dict[str, Any], every_article: Iterable[Any]) -> Iterator[tuple[Any, bool]]:
    """Every text that could be read, and whether it is a draft, or a part of one."""
    for article in every_article:
        draft = article.status == "draft"
        yield article, draft
        yield from ((section, draft) for section in article.sections)
        yield from ((section, True) for section in article.drafts)
    for name in ("pages", "hidden_pages", "draft_pages"):
        yield from ((page, name == "draft_pages") for page in context[name])


def _text(part: Any, parts: list[prose.Block], sought: Words, *, draft: bool) -> Iterator[Problem]:
    path = f"content/{part.get_relative_source_path()}"
    text = read_text(Path(part.source_path), path)
    yield from claims.check(text, parts, path, draft=draft, talk=part.place.kind != "page")
    yield from words.check_body(text, parts, path, sought)
    head = HEADER.match(text)
    yield from words.check_strings(head[0] if head else "", _head(part), path, sought)


def _head(part: Any) -> list[str]:
    """What readers read of a header."""
    return [part.front.get(key) or "" for key in READ]
