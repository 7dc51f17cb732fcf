"""The site for CloudFront in front of S3: what S3 cannot say of an object.

S3 says an object's type and its caching, which are put there with it; the rest is a response headers policy of
CloudFront. There are two, since CloudFront tells pages from other files by the behaviours that its owner gives to
`*.svg`, `*.xml` and the like. JSON has no comments; the `Comment` in it is Amazon's, and says how to use the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from press.headers import ENCRYPTED, NOTHING, PAGES, TYPES
from press.headers.model import Hosted

AGE = re.compile(r"max-age=(\d+)")
OTHERS = [suffix for suffix in (".svg", ".xml", ".json", ".csv", ".txt", ".pdf") if suffix in TYPES]


def pages(hosted: Hosted) -> str:
    """The policy for everything that has none of its own."""
    return _policy(hosted, "pages", PAGES, "For the default behaviour.")


def files(hosted: Hosted) -> str:
    """The policy for files that are no pages."""
    patterns = " ".join(f"*{suffix}" for suffix in OTHERS)
    return _policy(hosted, "files", NOTHING, f"For behaviours with the path patterns {patterns}")


def _policy(hosted: Hosted, kind: str, rules: str, use: str) -> str:
    security, others = _apart(hosted.everywhere)
    security["ContentSecurityPolicy"] = {"Override": True, "ContentSecurityPolicy": rules}
    items = [{"Header": name, "Value": value, "Override": True} for name, value in others.items()]
    policy = {
        "Name": f"{re.sub('[^A-Za-z0-9]+', '-', hosted.name).strip('-')}-{kind}",
        "Comment": f"Made by invoke publish{' for an unchecked preview' if hosted.preview else ''}. {use}",
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": {"Quantity": len(items), "Items": items},
    }
    return json.dumps(policy, indent=2) + "\n"


def _apart(everywhere: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The headers for which Amazon has words of its own, in these words; and all others."""
    others = dict(everywhere)
    security: dict[str, Any] = {"ContentTypeOptions": {"Override": True}}  # it can only be nosniff
    del others["X-Content-Type-Options"]
    security["ReferrerPolicy"] = {"Override": True, "ReferrerPolicy": others.pop("Referrer-Policy")}
    for name in ENCRYPTED.keys() & others.keys():
        age = AGE.fullmatch(others.pop(name))
        assert age, "only an age can be said without a promise for subdomains"
        security["StrictTransportSecurity"] = {"Override": True, "AccessControlMaxAgeSec": int(age[1])}
    return security, others
