"""The releases that a target keeps, as names."""

from __future__ import annotations

from press.publish.model import StoredRelease


def names(releases: list[StoredRelease]) -> list[str]:
    """Their names, in the same order."""
    return [release.name for release in releases]
