"""How many bytes a page is on the wire: its text as brotli's best makes it, and the head of the answer before it.

Brotli at its best is slow beside everything else in a build: about 25 milliseconds for a section. So sizes are kept
from build to build by the hash of what was compressed, and what is new is compressed on all cores; brotli lets go of
Python's lock while it works.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import brotli

from press.http_headers import headers_of

DATE = "Mon, 23 Nov 2026 12:00:00 GMT"  # every date in a header has this length
ETAG = f'"{"0" * 32}"'  # hosts differ; 32 digits is what the longer ones send


def weight(name: str, page: bytes) -> int:
    """The bytes of a page on the wire, head and body. `name` is its path in the output."""
    size = squeezed(page)
    return head(name, size) + size


def head(name: str, size: int) -> int:
    """The bytes of the head of an HTTP/1.1 answer whose body is a page compressed to `size` bytes.

    Later versions of HTTP send a shorter one, so the page fits there too.
    """
    headers = {
        "Date": DATE,
        "Content-Length": str(size),
        "Content-Encoding": "br",
        "Vary": "Accept-Encoding",
        "ETag": ETAG,
        "Last-Modified": DATE,
        **headers_of(name, encrypted=True),
    }
    lines = ["HTTP/1.1 200 OK", *(f"{key}: {value}" for key, value in headers.items()), "", ""]
    return len("\r\n".join(lines).encode())


def squeezed(page: bytes) -> int:
    """The bytes of a text as brotli's best makes it."""
    return len(brotli.compress(page, quality=11))


def compressed(pages: Collection[bytes], kept: Path) -> list[int]:
    """The size of each page, compressed, in their order.

    Args:
        pages: their texts.
        kept: the file with the sizes of the last build; one that is missing or broken costs time and nothing else.
    """
    found = {_key(page): page for page in pages}
    known = _load(kept)
    new = [key for key in found if key not in known]
    with ThreadPoolExecutor() as threads:
        known.update(zip(new, threads.map(squeezed, (found[key] for key in new)), strict=True))
    _save({key: known[key] for key in found}, kept)
    return [known[key] for key in map(_key, pages)]


def _key(page: bytes) -> str:
    """What a size is kept by: the page and the version of brotli, which decides how small it gets."""
    return hashlib.sha256(f"{brotli.__version__}\n".encode() + page).hexdigest()


def _load(file: Path) -> dict[str, int]:
    try:
        rows = json.loads(file.read_text("utf-8"))["sizes"]
        return {key: size for key, size in rows.items() if type(size) is int and size > 0}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _save(sizes: dict[str, int], file: Path) -> None:
    """Save in one step; if that fails, the next build weighs again."""
    new = file.with_name(f"{file.name}.new")
    with suppress(OSError):
        new.write_text(json.dumps({"sizes": sizes}, indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")
        new.replace(file)
