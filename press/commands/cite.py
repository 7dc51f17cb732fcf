"""Sources out of a Zotero export (CSL-JSON), added at the end of `content/references.toml`.

What is there already stays as it is, comments too, so the file is added to as text and never written anew. What only a
reader can say of a source is left empty, and `invoke check` asks for it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Container, Mapping
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

from unidecode import unidecode

from press.content.data_files import LARGEST, DataFiles, Part
from press.content.references import BEFORE_A_DOI, FILE, TYPES, References, bare, read_references, read_row
from press.core.files import read_text
from press.core.problems import ContentError, Problem, errors

TAKEN = ("container-title", "volume", "issue", "page", "publisher")  # as they are
OURS = ("study", "participants", "finding", "funding", "opened")  # what only a reader can say
SEEN = "# seen = 2026-11-30"  # a day has no empty form
RETRACTED = re.compile(r"\[?RETRACTED(\s+ARTICLE)?\s*[]:]", re.IGNORECASE)  # as journals mark what they took back
NOT_JSON = "In Zotero: File, Export Library …, and the format CSL JSON."
NOW = "Now say for each what was studied and found, and the day on which you read it."
LEFT_OUT = "It is left out. Mend it in Zotero, and export it again."


class Added(NamedTuple):
    """What became of an export: the keys of the sources that were added, and what is wrong with those left out."""

    keys: list[str]
    left_out: list[Problem]
    words: str


def add(root: Path, export: Path) -> Added:
    """Add the sources of an export to the site that lies at `root`; an item that would stop a build is left out.

    Raises:
        ContentError: the export is no CSL-JSON, or the file that they would be added to has mistakes; nothing was
            changed.
    """
    files = DataFiles(root)
    references, problems = read_references(files)
    if errors(problems):
        raise ContentError(problems)
    tables: dict[str, str] = {}
    known, retracted, left_out = list[str](), list[str](), list[Problem]()
    for n, item in enumerate(_items(export), 1):
        row = _row(item if isinstance(item, dict) else {})
        if _is_known(row, references):
            known.append(f"There already: {row['title']}")
            continue
        key = _key(row, references)
        reference, wrong = read_row(key, row, Part(), references)
        if wrong:
            messages = [f"item {n}, “{row['title']}”: {problem.message}" for problem in wrong]
            left_out += [Problem(export.name, 0, "data-value", one, LEFT_OUT) for one in messages]
            continue
        references[key] = reference
        retracted += [f"Retracted, by its title, so that no text may cite it: {key}"] if reference.retracted else []
        filled = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in row.items()]
        tables[key] = "\n".join([f"[{key}]", *filled, *(f'{name} = ""' for name in OURS), SEEN])
    if tables:
        before = files.toml(FILE, needed=False).part.text.rstrip("\n")
        text = "\n\n".join(filter(None, [before, *tables.values()]))
        (root / FILE).write_text(f"{text}\n", "utf-8", newline="\n")
    said = [f"Added to {FILE}: {', '.join(tables) or 'nothing'}.", *known, *retracted, *([NOW] if tables else [])]
    return Added([*tables], left_out, "\n".join(said))


def _items(export: Path) -> list[Any]:
    """The items of an export, whatever they are."""
    code, message = "data-broken", "is no list of sources in CSL-JSON"
    try:
        given = json.loads(read_text(export, export.name, LARGEST))
    except OSError as error:
        given, code, message = None, "data-missing", f"cannot be read: {error.strerror}"
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, list):
        raise ContentError([Problem(export.name, 0, code, message, NOT_JSON)])
    return given


def _row(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item as a row of our file: what it says in plain values, without what it leaves open."""
    texts = {name: _text(item.get(name)) for name in (*TAKEN, "DOI", "URL")}
    doi = BEFORE_A_DOI.sub("", texts["DOI"])
    title, people = _text(item.get("title")), item.get("author")
    row = {
        "type": item.get("type") if item.get("type") in TYPES else "document",
        "title": title,
        "author": [name for one in (people if isinstance(people, list) else []) if (name := _name(one))],
        "issued": _day(item.get("issued")),
        **texts,
        "DOI": doi,
        "URL": "" if doi else texts["URL"],
        "retracted": bool(RETRACTED.match(title)),
    }
    return {name: value for name, value in row.items() if value or name == "title"}


def _text(value: Any) -> str:
    """A value as one line of plain text; Zotero sets titles in italics with tags. What is no text is passed over."""
    words = str(value) if type(value) in {str, int} else ""
    words = html.unescape(re.sub(r"</?(i|b|sc|sub|sup|span)\b[^>]*>", "", words))
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
    except (LookupError, TypeError, ValueError, OverflowError):
        raw = _text(issued.get("raw") if isinstance(issued, dict) else issued)
        found = re.search(r"(?<!\d)\d{4}(?!\d)", raw)
        return found[0] if found else ""
    return "-".join(f"{part:04}" if n == 0 else f"{part:02}" for n, part in enumerate(parts[:3]))


def _is_known(row: Mapping[str, Any], references: References) -> bool:
    doi, url = bare(row.get("DOI", "")), bare(row.get("URL", ""))
    return any((doi and doi == bare(one.DOI)) or (url and url == bare(one.URL)) for one in references.values())


def _key(row: Mapping[str, Any], taken: Container[str]) -> str:
    """A key like lyons-2021, and lyons-2021-2 for the second of that year."""
    first = row["author"][0].partition(",")[0] if row.get("author") else " ".join(row["title"].split()[:2])
    plain = re.sub(r"[^a-z0-9]+", "-", unidecode(first).lower()).strip("-")
    name = "-".join(filter(None, [plain or "source", row.get("issued", "")[:4].strip("-")]))
    return next(key for key in chain([name], (f"{name}-{n}" for n in count(2))) if key not in taken)
