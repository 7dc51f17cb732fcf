"""`content/references.toml`, read: a table for each source, whose name is the key that texts cite it by."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from press.content import data_files
from press.content.reference import FORMATS, OPENED, OTHERS, TYPES, Reference, References
from press.core import link_rules
from press.core.paths import SLUG
from press.core.problems import Problem, line_where, nearest

FILE = "content/references.toml"
LARGEST = 2_000_000  # bytes; about 3,000 sources
HEAD = r"^[ \t]*\[[ \t]*[\"']?{key}[\"']?[ \t]*\]"
HEADS = re.compile(HEAD.format(key=r"([^\"'\[\]\n]*?)"), re.MULTILINE)
ISSUED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DOI = re.compile(r"10\.\d{4,9}/\S+")
URL = re.compile(r"https?://\S+")


def read_references(root: Path, hosts: Collection[str] = ()) -> tuple[References, list[Problem]]:
    """The sources by their keys, from the site that lies at `root`, and what is wrong; none where there is no file.

    `hosts` are those of `link_rules.url_fault`.
    A row in which something is wrong is there as far as it can be read, so that not every citation of it is told too.
    """
    found = References()
    if not (root / FILE).exists():
        return found, []
    values, text, problems = data_files.load(root / FILE, FILE, LARGEST)
    found.broken = bool(problems)
    heads = heads_of(text)
    for key, row in values.items():
        part = data_files.part(text, HEAD.format(key=re.escape(key)), heads.get(key, 0))
        found[key], wrong = read_row(key, row, part, found, hosts)
        problems += wrong
    return found, problems


def heads_of(text: str) -> dict[str, int]:
    """Where the head of each source stands in the file, by its key: one pass, since a file may have thousands."""
    found: dict[str, int] = {}
    for head in HEADS.finditer(text):
        found.setdefault(head[1], head.start())
    return found


def read_row(
    key: str, row: Any, part: str, known: References, hosts: Collection[str] = ()
) -> tuple[Reference, list[Problem]]:
    """One source as far as it can be read, and what is wrong with it.

    Args:
        key: what texts cite it by.
        row: its table.
        part: the part of the file that the table stands in, padded as in `data_files.part`.
        known: the sources above it.
        hosts: as in `read_references`.
    """
    if not isinstance(row, dict):
        line, hint = (
            line_where(part, rf"^\W*{re.escape(key)}\b"),
            "A source begins with its key in brackets: [lyons-2021].",
        )
        return Reference(key, TYPES[0], key), [Problem(FILE, line, "data-key", f"“{key}” is alone", hint)]
    _, problems = data_files.fill(Reference, row, part, FILE, key=key)
    reference, unread = data_files.rough(Reference, row, key=key)
    found = {name: wrong for name, wrong in _wrong(reference, known, hosts).items() if wrong and name not in unread}
    for name, wrong in found.items():
        line = line_where(part, rf"^[ \t]*[\"']?{name}[\"']?\s*=") or _line(part, key)
        problems.append(Problem(FILE, line, "data-value", f"“{name}” {wrong}"))
    if not re.fullmatch(SLUG, key) or key.isdecimal():  # /sources/2/ is the second page of the list
        told = f"the key “{key}” is not small letters, digits and single hyphens, as in lyons-2021"
        problems.append(Problem(FILE, _line(part, key), "data-value", told))
    if not (reference.href or {"DOI", "URL"} & unread):
        told = f"“{key}” has neither DOI nor URL, so no reader could open it"
        problems.append(Problem(FILE, _line(part, key), "data-value", told))
    return reference, problems


def _line(part: str, key: str) -> int:
    return line_where(part, HEAD.format(key=re.escape(key)))


def _wrong(one: Reference, known: References, hosts: Collection[str]) -> dict[str, str]:
    """What the kind of a value cannot say, by its name."""
    return {
        "type": _not_in((one.type,), TYPES),
        "format": _not_in(one.format, FORMATS),
        "opened": _not_in(filter(None, (one.opened,)), OPENED),
        "author": _nobody(one.author),
        "issued": _no_day(one.issued),
        "DOI": one.DOI and (_no_doi(one.DOI) or _shared(one, known, "DOI")),
        "URL": one.URL and (_no_url(one.URL, hosts) or _shared(one, known, "URL")),
        "title": "" if one.title.strip() else "is empty",
    }


def _not_in(given: Any, allowed: tuple[str, ...]) -> str:
    strangers = [word for word in given if word not in allowed]
    return f"cannot be “{strangers[0]}”. {nearest(strangers[0], allowed)}" if strangers else ""


def _no_doi(text: str) -> str:
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if bare != text and DOI.fullmatch(bare):
        return f"is written without what stands before it: {bare}"
    if not DOI.fullmatch(text) or ".." in text.split("/"):
        return "is no DOI: one looks like 10.1186/s12888-021-03321-z"
    return link_rules.url_fault(f"https://doi.org/{text}")


def _no_url(text: str, hosts: Collection[str]) -> str:
    return link_rules.url_fault(text, hosts) if URL.fullmatch(text) else "is no web address"


def _no_day(text: str) -> str:
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10] if ISSUED.fullmatch(text) else text or "2021-01-01")
    except ValueError:
        return "is no year, month or day: 2021, 2021-07 or 2021-07-05"
    return ""


def _nobody(names: tuple[str, ...]) -> str:
    if not all(name.strip(" ,") for name in names):
        return "has a name without letters"
    if OTHERS in names[:-1] or names == (OTHERS,):
        return f"has “{OTHERS}”, which stands at the end, after a name that we know"
    return ""


def _shared(one: Reference, known: References, name: str) -> str:
    """Chapters of one book may share an address, if each has a DOI."""
    ours = _bare(getattr(one, name))

    def same(other: Reference) -> bool:
        return _bare(getattr(other, name)) == ours and (name == "DOI" or not (one.DOI and other.DOI))

    twin = next((key for key, other in known.items() if same(other)), "")
    return f"is that of “{twin}” too: two entries for one source" if twin else ""


def _bare(address: str) -> str:
    return address.lower().rstrip("/")
