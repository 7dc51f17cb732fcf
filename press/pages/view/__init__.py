"""Makes pages out of Pelican's content.

A page is made in the moment it is written, when every other content is known and its own address is too. Templates
never see Pelican's own lists.

    maker      what every page has
    authored   pages of what somebody wrote
    generated  pages made out of data
    links      links that a page carries beside its text
"""

from __future__ import annotations

from press.pages.view.authored import BOOKS_FEED, Authored
from press.pages.view.generated import Generated
from press.pages.view.maker import FEED, NOT_FOUND, root_of

__all__ = ["BOOKS_FEED", "FEED", "NOT_FOUND", "Views", "root_of"]


class Views(Authored, Generated):
    """Makes pages. One for each build."""
