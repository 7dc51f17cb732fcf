"""Pages of other sites, fetched; what stands here until the link checker does fetches none."""

from __future__ import annotations


class FetchError(Exception):
    """A page could not be fetched; says why."""


def fetch_text(url: str, *, inside: bool = False) -> str:  # noqa: ARG001 - see above
    """The text of the page at `url`.

    Raises:
        FetchError: it could not be fetched.
    """
    raise FetchError(f"{url} was not fetched")
