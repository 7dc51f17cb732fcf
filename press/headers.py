"""What a server should say with each file: one list for the test server, and for every host that can be told.

A page's policy already stands in the page, for hosts that send nothing. A header is stronger: it holds before the first
byte is read, and only a header can forbid other sites to frame us.
"""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
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
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",  # kept, and asked about each time: a corrected number is seen at once
}


def headers_of(name: str, page: str = "") -> dict[str, str]:
    """The headers of a file of the output.

    Args:
        name: its path in the output.
        page: its text, if it is a page: the policy is the one that stands in its own head.
    """
    stated = POLICY.search(page)
    rules = html.unescape(stated[1]) if stated else NOTHING
    kind = TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    return {"Content-Type": kind, "Content-Security-Policy": f"{rules}; frame-ancestors 'none'", **EVERYWHERE}
