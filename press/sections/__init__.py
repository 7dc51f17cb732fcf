"""Sections of an article: a Pelican plugin.

An article folder is `index.md` and `NN-slug.md`. A section is no article (an article needs a date and lands in feeds,
tags and archives) but a content class of its own, hung on its article wherever Pelican keeps that: published, draft,
hidden, or a translation of any of these.

    generator    what a section is; finds, reads, attaches and writes sections
    outline      what an article is made of, for contents lists, places, and previous and next
"""

from pelican.plugins import signals

from press.sections.generator import Section, SectionsGenerator, all_articles
from press.sections.outline import Around, Entry, Outline, outline_of

__all__ = ["Around", "Entry", "Outline", "Section", "SectionsGenerator", "all_articles", "outline_of", "register"]


def _generators(_pelican: object) -> type[SectionsGenerator]:
    return SectionsGenerator


def register() -> None:
    """Called by Pelican once a build."""
    signals.get_generators.connect(_generators)
