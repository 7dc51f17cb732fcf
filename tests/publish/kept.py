"""What a place keeps, as names."""

from __future__ import annotations

from press.publish.model import Kept


def names(kept: Kept) -> list[str]:
    """The release that stands there, those before it, and those after it."""
    return [one.name for one in (*filter(None, [kept.standing]), *kept.older, *kept.newer)]
