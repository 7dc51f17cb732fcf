"""Questions to Pelican's context and contents, asked by checks and pages; nothing of Pelican is imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

SOURCES = "sources/"  # the list of all sources, from the site's root


def all_articles(context: Mapping[str, Any]) -> Iterator[Any]:
    """Every article that has an address: published, draft and hidden ones, each with its translations."""
    for listed in ("articles", "drafts", "hidden_articles"):
        for article in context[listed]:
            yield article
            yield from article.translations


def is_draft(text: Any) -> bool:
    """Whether a text, or the article that it is a section of, is a draft."""
    return "draft" in {getattr(text, "status", ""), getattr(getattr(text, "parent", None), "status", "")}


def article_of(file: Any, context: Mapping[str, Any]) -> Any:
    """The article that a picture lies beside; None if it was refused."""
    folder = file.get_relative_source_path().partition("/media/")[0]
    return context["generated_content"].get(f"{folder}/index.md")


def texts(context: Mapping[str, Any], every_article: list[Any]) -> list[Any]:
    """Every text, drafts too: those that have a page, then the drafts of sections, which have none."""
    with_a_page = [content for content in context["generated_content"].values() if content is not None]
    return [*with_a_page, *(draft for article in every_article for draft in article.drafts)]
