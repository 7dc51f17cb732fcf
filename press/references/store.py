"""`content/references.toml`, read: a table for each source, whose name is the key that texts cite it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from press.places import SLUG
from press.problems import Problem, line_where, nearest
from press.references.model import FORMATS, OPENED, TYPES, Reference
from press.schema import data

FILE = "content/references.toml"
References = dict[str, Reference]
HEAD = r"^[ \t]*\[[ \t]*[\"']?{key}[\"']?[ \t]*\]"
ISSUED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DOI = re.compile(r"10\.\d{4,9}/\S+")
URL = re.compile(r"https?://\S+")


def read_references(root: Path) -> tuple[References, list[Problem]]:
    """The sources by their keys, from the site that lies at `root`, and what is wrong; none where there is no file."""
    if not (root / FILE).exists():
        return {}, []
    values, text, problems = data.load(root / FILE, FILE)
    found: References = {}
    for key, row in values.items():
        part = data.part(text, HEAD.format(key=re.escape(key)))
        reference, wrong = _read(key, row, part)
        problems += wrong
        if reference:
            problems += (Problem(FILE, line, "data-value", told) for line, told in _wrong(reference, found, part))
            found[key] = reference
    return found, problems


def _read(key: str, row: Any, part: str) -> tuple[Reference | None, list[Problem]]:
    if not isinstance(row, dict):
        hint = "A source begins with its key in brackets: [lyons-2021]."
        return None, [
            Problem(FILE, line_where(part, rf"^\W*{re.escape(key)}\b"), "data-key", f"“{key}” is alone", hint)
        ]
    reference, wrong = data.fill(Reference, {"key": key, **row}, part, FILE)
    return reference, wrong


def _wrong(one: Reference, known: References, part: str) -> Iterator[tuple[int, str]]:
    """What the kind of a value cannot say, each with its line."""
    found = {
        "type": _not_in((one.type,), TYPES),
        "format": _not_in(one.format, FORMATS),
        "opened": _not_in(filter(None, (one.opened,)), OPENED),
        "issued": one.issued and not ISSUED.fullmatch(one.issued) and "is no year or day: 2021, or 2021-07-05",
        "DOI": one.DOI and (_no_doi(one.DOI) or _shared(one, known)),
        "URL": one.URL and not URL.fullmatch(one.URL) and "is no web address",
        "title": not one.title.strip() and "is empty",
    }
    at = line_where(part, HEAD.format(key=re.escape(one.key)))
    if not re.fullmatch(SLUG, one.key):
        yield at, f"the key “{one.key}” is not small letters, digits and single hyphens, as in lyons-2021"
    if not one.href:
        yield at, f"“{one.key}” has neither DOI nor URL, so no reader could open it"
    for name, wrong in found.items():
        if wrong:
            yield line_where(part, rf"^\s*{name}\s*=") or at, f"“{name}” {wrong}"


def _not_in(given: Any, allowed: tuple[str, ...]) -> str:
    strangers = [word for word in given if word not in allowed]
    return f"cannot be “{strangers[0]}”. {nearest(strangers[0], allowed)}" if strangers else ""


def _no_doi(text: str) -> str:
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if bare != text and DOI.fullmatch(bare):
        return f"is written without what stands before it: {bare}"
    return "" if DOI.fullmatch(text) else "is no DOI: one looks like 10.1186/s12888-021-03321-z"


def _shared(one: Reference, known: References) -> str:
    other = next((k for k, r in known.items() if r.DOI.lower() == one.DOI.lower()), "")
    return f"is that of “{other}” too: two entries for one source" if other else ""
