"""Makes pages out of Pelican's content.

A page is made in the moment it is written, when every other content is known and its own address is too. Templates
never see Pelican's own lists.
"""

from __future__ import annotations

from press.pages.authored import BOOKS_FEED, Authored
from press.pages.generated import Generated
from press.pages.maker import FEED, NOT_FOUND, root_of

__all__ = ["BOOKS_FEED", "FEED", "NOT_FOUND", "Views", "root_of"]


class Views(Authored, Generated):
    """Makes pages. One for each build."""
