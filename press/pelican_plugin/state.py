"""What one build knows and finds, in one object: `settings["BUILD"]`.

Pelican makes readers, generators and the writer itself, and hands them nothing but its settings; so it lies there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from press.content.data_files import DataFiles
from press.content.front_matter import FrontMatter
from press.content.index import Data, Index
from press.content.references import References
from press.content.site_info import Site
from press.core.documents import Document
from press.core.page import Page
from press.core.problems import Problem
from press.images.model import Picture
from press.pages.theme import Theme

NOBODY = Site(name="?", tagline="?", language="en", leave_to="/")  # stands in for a site.toml that cannot be read


@dataclass
class Build:
    """A build, step by step: `files` and their `data` are read first, then texts, then comes the index, then pages.

    `read` is every text as it was read, its header and its document; `refused` are the paths from content/ of those
    that cannot be shown. `pages` go by their names, and so do the texts of `machine_files`;
    `complete` says that nothing kept one of them from being made as its author meant it.
    """

    files: DataFiles
    theme: Theme = field(init=False)
    data: Data = Data(NOBODY, {}, [], References(), {}, ())  # noqa: RUF009 - replaced as a whole
    problems: list[Problem] = field(default_factory=list)
    read: list[tuple[FrontMatter, Document]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    index: Index | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    machine_files: dict[str, str] = field(default_factory=dict)
    complete: bool = False
