"""What a section is: a piece of an article with a page of its own."""

from __future__ import annotations

from typing import Any

from pelican.contents import Article, Content


class Section(Content):
    """A section. `parent` is its article; its address follows from the parent's, so drafts and translations keep it.

    Its status is its own: a published section of a draft article lies at the draft's address.
    """

    mandatory_properties = ("title",)
    allowed_statuses = ("published", "draft")
    default_status = "published"
    default_template = "section"
    parent: Article
    front: dict[str, Any]  # Pelican makes an attribute of each key that our reader returns

    @property
    def url(self) -> str:
        """The page's address from the site's root: `benefits-of-peer-support/compassion/`."""
        return f"{self.parent.url}{self.slug}/"

    @property
    def save_as(self) -> str:
        """The page's file in the output; empty, which Pelican does not write, where the parent's is."""
        folder, slash, _ = str(self.parent.save_as).rpartition("/")
        return f"{folder}/{self.slug}/index.html" if slash else ""

    def _has_valid_save_as(self) -> bool:
        return True  # asked before the section has its parent; the parent was asked the same question
