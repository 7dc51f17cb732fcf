"""Writes down for each kind of host what it should say with each file, in the host's own words.

What hosts read lies apart from what readers may ask for; for Netlify and Cloudflare Pages its owner puts the two
together. Every file explains itself.
"""

from __future__ import annotations

from pathlib import Path

from press.headers import caddy, cloudfront, function, nginx, rules
from press.headers.model import Hosted

__all__ = ["Hosted", "write_hosts"]

FILES = {
    "nginx.conf": nginx.server,
    "Caddyfile": caddy.server,
    "_headers": rules.headers,
    "_redirects": rules.redirects,
    "cloudfront.json": cloudfront.pages,
    "cloudfront-files.json": cloudfront.files,
    "cloudfront-function.js": function.function,
}


def write_hosts(folder: Path, hosted: Hosted) -> None:
    """Write every host's file into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text(hosted), "utf-8", newline="\n")
