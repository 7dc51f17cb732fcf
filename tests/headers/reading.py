"""`_headers` and `_redirects` read as Netlify and as Cloudflare Pages document that they read them.

Both: a rule is a line that begins with `/`, its headers are the lines below it that have a colon, and `#` begins a
comment. Cloudflare compares a path letter by letter; `*` stands for anything and may stand once, `:name` for a part. It
reads 100 rules of headers and 2,000 plain redirects, and no line that is longer than 2,000 or 1,000 letters; what two
rules say of one header is joined by a comma. Netlify takes the last, is sure of a `*` at the end only, minds no slash
at the end, and shows a file rather than following a redirect whose status has no `!`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

STATUSES = {"301", "302", "303", "307", "308", "200"}


class Led(NamedTuple):
    """Where a path leads, and with which status."""

    to: str
    status: int


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """The rules of a `_headers`."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in filter(None, (row.strip() for row in text.splitlines())):
        if line.startswith("/"):
            found.append((line, {}))
        elif not line.startswith("#"):
            name, colon, value = line.partition(":")
            assert colon, f"“{line}” is no header"
            assert value.strip(), f"“{line}” says nothing"
            assert name.lower() not in found[-1][1], f"“{name}” is said twice"
            found[-1][1][name.lower()] = value.strip()
    return found


def cloudflare_headers(text: str, path: str) -> dict[str, str]:
    """The headers that Cloudflare adds for a path."""
    assert max(map(len, text.splitlines())) <= 2000
    said: dict[str, str] = {}
    for rule, headers in rules(text)[:100]:
        if re.fullmatch(_cloudflare(rule), path):
            for name, value in headers.items():
                said[name] = f"{said[name]}, {value}" if name in said else value
    return said


def netlify_headers(text: str, path: str) -> dict[str, str]:
    """The headers that Netlify adds for a path."""
    said: dict[str, str] = {}
    for rule, headers in rules(text):
        assert "*" not in rule[:-1], f"Netlify is not sure of “{rule}”"
        if re.fullmatch(_netlify(rule), path):
            said |= headers
    return said


def cloudflare_redirect(text: str, path: str) -> Led | None:
    """Where Cloudflare leads a path, whether there is a file or not."""
    plain = 0
    for line in _lines(text):
        source, target, status = line
        assert len(" ".join(line)) <= 1000
        if "*" not in source and not re.search(r":[A-Za-z]", source):
            plain += 1
            if plain > 2000:
                continue
        if status in STATUSES and re.fullmatch(_cloudflare(source), path):
            return Led(target, int(status))
    return None


def netlify_redirect(text: str, path: str, files: Collection[str]) -> Led | None:
    """Where Netlify leads a path; nowhere if a file of the site is there, unless a rule insists."""
    there = path.lstrip("/") in files or f"{path.strip('/')}/index.html".lstrip("/") in files
    for source, target, status in _lines(text):
        if re.fullmatch(_netlify(source), path) and (status.endswith("!") or not there):
            return Led(target, int(status.rstrip("!")))
    return None


def _lines(text: str) -> list[list[str]]:
    lines = [row.split() for row in text.splitlines() if row.strip() and not row.startswith("#")]
    assert all(len(line) == 3 for line in lines), "a redirect is an address, another one, and a status"
    return lines


def _cloudflare(rule: str) -> str:
    assert rule.count("*") <= 1, f"“{rule}” has more than one *"
    return re.sub(r":[A-Za-z]\w*", "[^/]+", re.escape(rule).replace(r"\*", ".*"))


def _netlify(rule: str) -> str:
    parts = [":" if part.startswith(":") else re.escape(part) for part in rule.split("/") if part]
    return "/" + "/".join(parts).replace(":", "[^/]+").replace(r"\*", ".*") + "/?"
