"""A file as it is sent, and whether it stands there already.

Beside each object stands a mark: the SHA-256 of its bytes and of what is said with them. An object with the right mark,
size and ETag is as it should be. Any other is sent again, be it old, half sent, or changed by somebody.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from press.build.manifest import RECORD
from press.publish.model import Release
from press.http_headers import headers_of

MARK = "press"  # the name of the mark among an object's metadata
SAID = {"Content-Type": "ContentType", "Cache-Control": "CacheControl"}  # of the headers, what a store can say
REDIRECT = "WebsiteRedirectLocation"
State = Literal["same", "ours", "other"]


@dataclass(frozen=True)
class Listed:
    """An object as a store lists it: how many bytes it has, and its ETag without quotes."""

    bytes: int
    etag: str


@dataclass(frozen=True)
class Piece:
    """A file of a release, and the options that it is sent with; `md5` is in hexadecimal digits."""

    name: str
    file: Path
    bytes: int
    md5: str
    options: Mapping[str, Any]

    def state(self, listed: Listed, facts: Mapping[str, Any] | None) -> State:
        """Whether an object is as it should be, another one of ours, or somebody else's.

        Args:
            listed: the object in the list of the store.
            facts: what the store says of it.
        """
        facts = facts or {}
        alike = (listed.bytes, listed.etag) == (self.bytes, self.md5)
        hidden = str(facts.get("ServerSideEncryption", "")).startswith("aws:kms")  # then an ETag is no MD5
        whole = alike or (hidden and listed.bytes == self.bytes)
        mark = facts.get("Metadata", {}).get(MARK)
        if whole and mark == self.options["Metadata"][MARK]:
            return "same"
        return "ours" if mark or alike else "other"


def of(release: Release) -> dict[str, Piece]:
    """The files of a release, by their names: those of its record, and the record itself."""
    moved = {_file_of(old): _address_of(new, release.address) for old, new in release.moved.items()}
    return {name: _piece(name, release.folder / name, moved.get(name)) for name in (*release.record.files, RECORD)}


def _piece(name: str, file: Path, leads_to: str | None) -> Piece:
    content = file.read_bytes()
    headers = headers_of(name)
    options: dict[str, Any] = {option: headers[header] for header, option in SAID.items()}
    if leads_to:
        options[REDIRECT] = leads_to
    mark = hashlib.sha256(json.dumps(options, sort_keys=True).encode() + b"\n" + content).hexdigest()
    md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return Piece(name, file, len(content), md5, {**options, "Metadata": {MARK: mark}})


def _file_of(address: str) -> str:
    """The file that an address from the site's root shows."""
    return f"{address}index.html" if address.endswith("/") else address


def _address_of(moved: str, site: str) -> str:
    """Where a browser finds an address of the site: below the path that the site itself stands at."""
    return f"{urlsplit(site).path.rstrip('/')}/{quote(moved)}"
