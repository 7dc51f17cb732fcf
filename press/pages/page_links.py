"""Links that a page carries beside its text, and what they can lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from press.pages.model import Link


def published(context: Mapping[str, Any]) -> Iterator[Any]:
    """Every text that readers can find, in the order of the site."""
    for article in context["articles"]:
        yield article
        yield from article.sections
    yield from context["pages"]
    yield from context["books"]


def citing(content: Any) -> Link:
    """A link to a text that cites something; a section says which article it belongs to."""
    parent = getattr(content, "parent", None)
    return Link(content.front["title"], content.url, parent.front["title"] if parent else "")


def links_to(contents: Iterable[Any]) -> list[Link]:
    """A link to each content, with its summary."""
    return [Link(a.front["title"], a.url, a.front["summary"]) for a in contents]
