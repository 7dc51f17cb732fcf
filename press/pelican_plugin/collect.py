"""Makes the index of Pelican's contents: from here on nothing asks Pelican what the site is made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from press.content.findings import Findings, read_findings
from press.content.index import Index, StaticFile, Text, file_named
from press.core.paths import place_of
from press.core.problems import Problem
from press.pelican_plugin.state import Build

Figures = dict[str, Findings | None]


def index_of(context: Mapping[str, Any], build: Build, content: Path) -> Index:
    """The index of a site, redirects left out; what is wrong with figures of findings goes to the build's problems.

    Args:
        context: Pelican's context when all content is known.
        build: what is known already.
        content: the folder of the content.
    """
    every = _addressed(context)
    shown = {file_named(url, path) for path, one in every.items() for url in one.document.pictures}
    figures = _figures(build, content, shown)
    texts: dict[str, Text] = {}
    sections: dict[str, list[Text]] = {path: [] for path, one in every.items() if one.place.kind == "article"}
    drafts: dict[str, list[Text]] = {path: [] for path in sections}
    for path, one in every.items():
        text = _text(one, figures)
        if text.parent and text.status == "draft":  # it has no page
            drafts[text.parent].append(text)
            continue
        texts[path] = text
        if text.parent:
            sections[text.parent].append(text)
    return Index(
        **vars(build.data),
        texts=texts,
        articles=tuple(texts[_path(one)] for one in context["articles"]),
        sections=sections,
        drafts=drafts,
        pages=tuple(texts[_path(one)] for one in context["pages"] if one.place.kind == "page"),
        books=tuple(text for text in texts.values() if text.place.kind == "book" and not text.draft),
        media={path: StaticFile(path, file.url, file.save_as) for path, file in context["static_content"].items()},
        figures=figures,
        refused=frozenset(build.refused),
    )


def _addressed(context: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's contents by their paths; a section lies below its article, and is left out if that was refused."""
    every = {_path(one): one for one in context["generated_content"].values() if one is not None}
    for path, one in every.items():
        if one.place.kind == "section" and (parent := every.get(f"{path.rpartition('/')[0]}/index.md")):
            one.parent = parent
            folder, slash, _ = str(parent.save_as).rpartition("/")
            one.override_url = f"{parent.url}{one.slug}/"
            one.override_save_as = f"{folder}/{one.slug}/index.html" if slash else ""
        elif one.place.kind == "book":
            above = "drafts/" if one.status == "draft" else ""
            one.override_url = above + context["BOOK_URL"].format(slug=one.slug)
            if one.save_as:  # production writes no draft
                one.override_save_as = above + context["BOOK_SAVE_AS"].format(slug=one.slug)
    return {path: one for path, one in sorted(every.items()) if one.place.kind != "section" or hasattr(one, "parent")}


def _path(content: Any) -> str:
    return str(content.get_relative_source_path())


def _text(content: Any, figures: Figures) -> Text:
    """A text that shows a figure cites what the figure cites."""
    path, parent = _path(content), getattr(content, "parent", None)
    figured = (figures.get(file_named(url, path)) for url in content.document.pictures)
    return Text(
        path=path,
        place=content.place,
        front=content.front,
        header=content.header,
        document=content.document,
        sources=content.sources.union(*(figure.sources for figure in figured if figure)),
        html=content._content,  # noqa: SLF001 - `content` would resolve links Pelican's way
        slug=content.slug,
        url=content.url,
        save_as=str(content.save_as),
        lang=content.lang,
        status=content.status,
        draft="draft" in {content.status, getattr(parent, "status", "")},
        template=content.template,
        date=getattr(content, "date", None),
        modified=getattr(content, "modified", None),
        parent=_path(parent) if parent else "",
    )


def _figures(build: Build, content: Path, shown: set[str]) -> Figures:
    """Every figure of findings by its path; `shown` are the paths of pictures and figures that texts show."""
    found: Figures = {}
    for file in sorted(content.rglob("findings*.toml")):
        path = file.relative_to(content).as_posix()
        place = place_of(path)
        if place and place.kind == "findings":
            found[path], problems = read_findings(build.files.toml(f"content/{path}"), build.data.references)
            build.problems += problems
            if path not in shown:
                hint = f"Show it with ![What trials found]({file.name}), alone in a paragraph, or delete it."
                build.problems.append(Problem(f"content/{path}", 0, "findings-unused", "is in no text", hint))
    return found
