"""Where in a store a site stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from press.publish.model import PublishError

BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PREFIX = re.compile(r"[A-Za-z0-9!_.*'()~-]+(/[A-Za-z0-9!_.*'()~-]+)*")  # what needs no escape anywhere


@dataclass(frozen=True)
class Place:
    """A bucket, and the folder in it: empty, or a path without slashes around it."""

    bucket: str
    prefix: str

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")

    @property
    def before(self) -> str:
        """What each key begins with."""
        return f"{self.prefix}/" if self.prefix else ""

    def key_of(self, name: str) -> str:
        """The key of a file of the site."""
        return self.before + name

    def name_of(self, key: str) -> str:
        """The file that a key of this place is."""
        return key.removeprefix(self.before)


def place_of(address: str) -> Place:
    """The place that `s3://bucket/prefix` names.

    Raises:
        PublishError: it names none. The message does not repeat it: somebody may have written a key into it.
    """
    bucket, _, prefix = address.removeprefix("s3://").partition("/")
    prefix = prefix.strip("/")
    steps = set(prefix.split("/"))
    if not BUCKET.fullmatch(bucket) or (prefix and not PREFIX.fullmatch(prefix)) or steps & {".", ".."}:
        raise PublishError(
            "This is no place in a store: write s3://bucket or s3://bucket/prefix, and nothing else in it."
            " Keys and the store's address belong into your AWS set-up. Nothing was changed."
        )
    return Place(bucket, prefix)
