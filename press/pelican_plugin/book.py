"""What a book is: a text of ours about it, with a page of its own and no date in feeds, tags and archives."""

from __future__ import annotations

from typing import Any

from pelican.contents import Content


class Book(Content):
    """A book. Its addresses stand in `pelicanconf.py`, those of a draft apart, so that production can leave it out."""

    mandatory_properties = ("title",)
    allowed_statuses = ("published", "draft")
    default_status = "published"
    default_template = "book"
    front: dict[str, Any]  # Pelican makes an attribute of each key that our reader returns

    def _expand_settings(self, key: str, klass: str | None = None) -> str:
        return str(super()._expand_settings(key, klass or ("draft_book" if self.status == "draft" else "book")))
