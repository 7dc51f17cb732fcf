"""Sources out of a Zotero export (CSL-JSON), added at the end of `content/references.toml`.

What is there already stays as it is, comments too, so the file is added to as text and never written anew. What only a
reader can say of a source is left empty, and `invoke check` asks for it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from press.files import read_text
from press.problems import ContentError, Problem, errors
from press.references.model import TYPES, Reference
from press.references.store import FILE, References, read_references

TAKEN = ("container-title", "volume", "issue", "page", "publisher")  # as they are
OURS = ("study", "participants", "finding", "funding", "opened")
NOT_JSON = "In Zotero: File, Export Library …, and the format CSL JSON."


@dataclass(frozen=True)
class Added:
    """The keys of the sources that were added, and the titles of those that the file has already."""

    keys: list[str]
    known: list[str]

    def __str__(self) -> str:
        lines = [f"Added to {FILE}: {', '.join(self.keys) or 'nothing'}."]
        lines += [f"There already: {title}" for title in self.known]
        return "\n".join([*lines, *(["Now say for each what was studied and found."] if self.keys else [])])


def add(root: Path, export: Path) -> Added:
    """Add the sources of an export to the site that lies at `root`.

    Raises:
        ContentError: the export is no CSL-JSON, an item has no title or cannot be opened, or the file that they would
            be added to cannot be read; nothing was changed.
    """
    references, problems = read_references(root)
    items = list(_items(export, problems))
    if errors(problems):
        raise ContentError(problems)
    added, known = [], []
    tables = []
    for item in items:
        if _is_known(item, references):
            known.append(item["title"])
            continue
        key = _key(item, references)
        references[key] = Reference(key, item["type"], item["title"], DOI=item.get("DOI", ""), URL=item.get("URL", ""))
        added.append(key)
        tables.append("\n".join([f"[{key}]", *_lines(item)]))
    if tables:
        file = root / FILE
        before = file.read_text("utf-8").rstrip("\n") + "\n\n" if file.exists() else ""
        file.write_text(before + "\n\n".join(tables) + "\n", "utf-8", newline="\n")
    return Added(added, known)


def _items(export: Path, problems: list[Problem]) -> Iterator[dict[str, Any]]:
    """The items of an export with our names and plain values; what is wrong goes into `problems`."""
    try:
        given = json.loads(read_text(export, export.name))
    except FileNotFoundError:
        raise ContentError([Problem(export.name, 0, "data-missing", "there is no such file", NOT_JSON)]) from None
    except (json.JSONDecodeError, RecursionError):
        given = None
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise ContentError([Problem(export.name, 0, "data-broken", "is no list of sources in CSL-JSON", NOT_JSON)])
    for n, item in enumerate(given, 1):
        made = _plain(item)
        if not made["title"] or not (made.get("DOI") or made.get("URL")):
            hint = "Give it both in Zotero, and export it again; or leave it out."
            problems.append(Problem(export.name, 0, "data-value", f"item {n} has no title, or no DOI and no URL", hint))
        yield made


def _plain(item: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: _text(item.get(name)) for name in ("title", "DOI", "URL", *TAKEN)}
    kind = item.get("type") if item.get("type") in TYPES else "document"
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", texts["DOI"], flags=re.IGNORECASE)
    return {
        **texts,
        "type": kind,
        "DOI": doi,
        "URL": "" if doi else texts["URL"],
        "author": [name for one in item.get("author") or [] if (name := _name(one))],
        "issued": _day(item.get("issued")),
    }


def _text(value: Any) -> str:
    """A value as one line of plain text; Zotero sets titles in italics with tags."""
    words = re.sub(r"</?(i|b|sc|sub|sup|span)\b[^>]*>", "", str(value if value is not None else ""))
    return " ".join("".join(c for c in words if c.isprintable() or c.isspace()).split())


def _name(one: Any) -> str:
    if not isinstance(one, dict):
        return ""
    family = " ".join(filter(None, map(_text, (one.get("non-dropping-particle"), one.get("family")))))
    return ", ".join(filter(None, [family, _text(one.get("given"))])) or _text(one.get("literal")).replace(",", "")


def _day(issued: Any) -> str:
    """A year, a month or a day, as far as it is known."""
    try:
        parts = [int(part) for part in issued["date-parts"][0]]
    except (KeyError, TypeError, ValueError, IndexError):
        found = re.search(r"\d{4}", str(issued or ""))
        return found[0] if found else ""
    return "-".join(f"{part:04}" if n == 0 else f"{part:02}" for n, part in enumerate(parts[:3]))


def _is_known(item: Mapping[str, Any], references: References) -> bool:
    doi, url = item["DOI"].lower(), item["URL"]
    return any((doi and doi == one.DOI.lower()) or (url and url == one.URL) for one in references.values())


def _key(item: Mapping[str, Any], taken: Container[str]) -> str:
    """A key like lyons-2021, and lyons-2021-2 for the second of that year."""
    first = item["author"][0].partition(",")[0] if item["author"] else " ".join(item["title"].split()[:2])
    bare = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lower()
    name = "-".join(filter(None, [re.sub(r"[^a-z0-9]+", "-", bare).strip("-") or "source", item["issued"][:4]]))
    return next(key for key in chain([name], (f"{name}-{n}" for n in count(2))) if key not in taken)


def _lines(item: Mapping[str, Any]) -> Iterator[str]:
    """A table's lines: what is known, then what only a reader can say."""
    for name in ("type", "title", "author", "issued", *TAKEN, "DOI", "URL"):
        if item[name]:
            yield f"{name} = {json.dumps(item[name], ensure_ascii=False)}"
    yield from (f'{name} = ""' for name in OURS)
