"""What a server should say with each file: one list for the test server, and for every host that can be told.

It says the same of every page, whatever stands in it. A page's own policy, with the hashes of its styles and scripts,
stands in its head; a header that repeated them would block the styles of a page on every host where pages and headers
do not change in the same moment, and some hosts take no more than a hundred rules. So the header forbids what no page
needs and what does not fall under a page's `default-src`: it holds before the first byte is read, and only a header can
forbid other sites to frame us. A file that is no page may do nothing at all.

    address     the address of a site: what a server can answer for
    model       a site as a host has to know it
    hosts       writes the files of all hosts
    nginx       nginx.conf
    nginx_site  what it says of the site
    caddy       Caddyfile
    caddy_said  what it says with each answer
    rules       _headers and _redirects, for Netlify and Cloudflare Pages
    cloudfront  what CloudFront says where S3 cannot
    function    what it does before it looks into S3
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PAGES = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
NOTHING = f"default-src 'none'; {PAGES}"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",  # the feed too: under its own type a browser offers it for saving
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
UNKNOWN = "application/octet-stream"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Two years without an unencrypted visit. Not for subdomains, and on no browser's own list: the owner may have other
# things on this domain, and could not take either back.
ENCRYPTED = {"Strict-Transport-Security": "max-age=63072000"}
ASKED = "no-cache"  # kept, and asked about each time: a corrected number is seen at once
KEPT = "public, max-age=31536000, immutable"  # its name changes with its content
# A picture whose name carries a hash: hall.3f2a9c41.jpg, and its copies hall.90b1c2d3.jpg~768.avif. No other file does,
# though the name of one may have a day in it: report.20261122.pdf. Written so that nginx and Caddy read it alike.
HASHED = r"/media/(.*/)?[^/]*\.[0-9a-f]{8}\.([^/]*\.)?(?i:avif|gif|jpe?g|png|svg|webp)$"


def headers_of(name: str, *, encrypted: bool = False) -> dict[str, str]:
    """The headers of a file of the output.

    Args:
        name: its path in the output.
        encrypted: whether the site's address begins with https.
    """
    suffix = PurePosixPath(name).suffix.lower()
    return {
        "Content-Type": TYPES.get(suffix, UNKNOWN),
        "Content-Security-Policy": PAGES if suffix == ".html" else NOTHING,
        **EVERYWHERE,
        **(ENCRYPTED if encrypted else {}),
        "Cache-Control": KEPT if is_hashed(name) else ASKED,
    }


def is_hashed(name: str) -> bool:
    """Whether a file's name changes with its content, so that a browser need never ask about it again."""
    return re.search(HASHED, f"/{name}") is not None
