"""An old address, as the header of a text or the row of a source names it."""

from __future__ import annotations

from dataclasses import dataclass, field

from press.content.rows import Part
from press.core.urls import address_of, file_of


@dataclass(frozen=True, order=True)
class Alias:
    """An old address as its author wrote it, and the page that names it.

    `path` is the file that it stands in, by its path from the project's root, `key` that of a source. `new` is the
    page's address, from the site's root without a slash in front; `title`, `summary` and `lang` are the page's. A draft
    has no page that anything could lead to. `part` is the header or the row that names it.
    """

    path: str
    key: str
    written: str
    new: str
    title: str
    summary: str
    lang: str
    draft: bool
    part: Part = field(default=Part(), compare=False)

    @property
    def owner(self) -> str:
        """What names it: a file, or a source in one."""
        return f"{self.key} in {self.path}" if self.key else self.path

    @property
    def file(self) -> str:
        """The file of the output at the old address."""
        return file_of(self.written)

    @property
    def old(self) -> str:
        """The old address, from the site's root without a slash in front."""
        return address_of(self.file)
