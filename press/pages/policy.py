"""The Content-Security-Policy of a page: nothing from anywhere, but for what the page itself carries.

Many hosts send no headers, so each page says it in its head. What is inlined is allowed by its hash, so that a style or
a script that somebody smuggles in does nothing; no keyword that weakens a policy is ever used.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def policy(styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """The policy of a page with these inline styles and scripts, each exactly as it stands between its tags.

    Data blocks such as JSON-LD are never run and need no word here. `frame-ancestors` works in a header only.
    """
    rules = {
        "default-src": ["'none'"],
        "style-src": _hashes(styles),
        "script-src": _hashes(scripts),
        "img-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in rules.items() if allowed)


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts if text)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
