"""The HTTP headers that a server should send with each file: one table for all servers, stores and checks.

Every page gets the same header. Its own policy, with the hashes of its styles and scripts, stands in its head: a header
that repeated the hashes would block a page's styles whenever page and header change at different moments. The header
forbids what no page needs and what only a header can forbid: frames on other sites. Other files may do nothing at all.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PAGE_POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
FILE_POLICY = f"default-src 'none'; {PAGE_POLICY}"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",  # the feed too: with its own type, browsers offer to save it
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".pdf": "application/pdf",
}
UNKNOWN_TYPE = "application/octet-stream"  # the templates of press/publish read it too
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Two years of https only. Not for subdomains and not for the browsers' built-in list: the owner may have other things
# on this domain and could not take either back.
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=63072000"}
NOINDEX = {"X-Robots-Tag": "noindex"}  # for previews
REVALIDATE = "no-cache"  # stored, but the browser asks each time: a corrected number is seen at once
IMMUTABLE = "public, max-age=31536000, immutable"  # the name changes with the content
# Pictures with a hash in their name: hall.3f2a9c41.jpg, and its copies hall.90b1c2d3.jpg~768.avif. Nothing else has
# one, though a name may hold a date: report.20261122.pdf. nginx and Caddy read this pattern as Python does.
HASHED = r"/media/(.*/)?[^/]*\.[0-9a-f]{8}\.([^/]*\.)?(?i:avif|gif|jpe?g|png|svg|webp)$"


def headers_of(name: str, *, encrypted: bool = False) -> dict[str, str]:
    """The headers of the file with this path in the output; `encrypted` if the site's address begins with https."""
    kind = TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN_TYPE)
    policy = PAGE_POLICY if kind == TYPES[".html"] else FILE_POLICY
    headers = {"Content-Type": kind, "Content-Security-Policy": policy, **SECURITY}
    return headers | (HTTPS_ONLY if encrypted else {}) | {"Cache-Control": IMMUTABLE if is_hashed(name) else REVALIDATE}


def is_hashed(name: str) -> bool:
    """Whether a file's name changes with its content, so that browsers may keep the file without asking again."""
    return re.search(HASHED, f"/{name}") is not None
