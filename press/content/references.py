"""The sources that our texts rest on: `content/references.toml`, a table for each, named by the key that texts cite.

What a source is stands there by CSL's names, so that Zotero's words carry over, and what we know of it by ours.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from press.content.data_files import TABLE, DataFiles, Fault, Part, Row, blank, parse_partial
from press.core import link_rules
from press.core.paths import SLUG
from press.core.problems import Problem, nearest

FILE = "content/references.toml"
LARGEST = 2_000_000  # bytes; about 3,000 sources
TYPES = (  # of CSL 1.0.2, those that a text on health may cite
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "interview", "legislation", "manuscript",
    "paper-conference", "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "speech",
    "standard", "thesis", "webpage",
)  # fmt: skip
FORMATS = ("group", "one-to-one", "course", "paid", "online")
OPENED = (
    "full text", "part of the text", "abstract", "part of the abstract", "index record", "stored web page",
    "part of a stored web page",
)  # fmt: skip
OTHERS = "others"  # the last author's name where we have not seen them all
ISSUED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DOI = re.compile(r"10\.\d{4,9}/\S+")
BEFORE_A_DOI = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
URL = re.compile(r"https?://\S+")


class References(dict[str, "Reference"]):
    """The sources by their keys. `broken` means that their file cannot be read, so an unknown key may well be right."""

    broken = False


@dataclass(frozen=True)
class Reference(Row):
    """One source. Empty text means that it was not in what we read.

    `author` holds names as "Family, Given" or, without a comma, an organisation's; `issued` is a year, a month or a
    day. `study` says what was done, `participants` on how many, `format` which kinds of peer support it covers,
    `finding` what came out, `funding` who paid, `opened` how much of it we read, on the day `seen`;
    `aliases` are old addresses of its page.
    """

    key: str
    type: str
    title: str
    author: tuple[str, ...] = ()
    issued: str = ""
    container_title: str = field(default="", metadata={"name": "container-title"})
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    DOI: str = ""
    URL: str = ""
    study: str = ""
    participants: str = ""
    format: tuple[str, ...] = ()
    finding: str = ""
    funding: str = ""
    opened: str = ""
    seen: datetime.date | None = None
    retracted: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def families(self) -> list[str]:
        """Each author's family name, or the organisation."""
        return [name.partition(",")[0] for name in self.author]

    @property
    def year(self) -> str:
        """The year, or nothing where none was seen."""
        return self.issued[:4]

    @property
    def href(self) -> str:
        """Where it can be opened: its DOI, which outlives addresses, or its address."""
        return f"https://doi.org/{self.DOI}" if self.DOI else self.URL

    @property
    def address(self) -> str:
        """Its page, from the site's root."""
        return f"sources/{self.key}/"


def read_references(files: DataFiles, hosts: Collection[str] = ()) -> tuple[References, list[Problem]]:
    """The sources by their keys, and what is wrong; none where there is no file.

    `hosts` are those of `link_rules.url_fault`.
    A row in which something is wrong is there as far as it can be read, so that not every citation of it is told too.
    """
    file, found = files.toml(FILE, LARGEST, needed=False), References()
    problems, found.broken = [*file.problems], bool(file.problems)
    parts = dict(reversed(file.part.split(TABLE)))
    for key, row in file.values.items():
        found[key], wrong = read_row(key, row, parts.get(key, file.part), found, hosts)
        problems += wrong
    return found, problems


def read_row(
    key: str, row: Any, part: Part, known: References, hosts: Collection[str] = ()
) -> tuple[Reference, list[Problem]]:
    """One source as far as it can be read, and what is wrong with it.

    Args:
        key: what texts cite it by.
        row: its table.
        part: where that stands in the file.
        known: the sources above it.
        hosts: as in `read_references`.
    """
    if not isinstance(row, dict):
        hint = "A source begins with its key in brackets: [lyons-2021]."
        return Reference(key, TYPES[0], key, part=part), [part.problem(key, f"“{key}” is alone", hint, "data-key")]
    reference, problems = parse_partial(Reference, row, part, key=key)
    problems += [*reference.wrong(_wrong(reference, known, hosts)), *reference.problems(_faults(reference))]
    return reference, problems


def _wrong(one: Reference, known: References, hosts: Collection[str]) -> dict[str, str]:
    """What the kind of a value cannot say, by its name; empty where nothing is wrong."""
    url = link_rules.url_fault(one.URL, hosts) if URL.fullmatch(one.URL) else "is no web address"
    return {
        "type": _not_in([one.type], TYPES),
        "format": _not_in(one.format, FORMATS),
        "opened": _not_in(filter(None, [one.opened]), OPENED),
        "author": _nobody(one.author),
        "issued": _no_day(one.issued),
        "DOI": one.DOI and (_no_doi(one.DOI) or _shared(one, known, "DOI")),
        "URL": one.URL and (url or _shared(one, known, "URL")),
        "title": blank(one.title),
    }


def _faults(one: Reference) -> Iterator[Fault]:
    """What is wrong with a row as a whole."""
    if not re.fullmatch(SLUG, one.key) or one.key.isdecimal():  # /sources/2/ is the second page of the list
        message = f"the key “{one.key}” is not small letters, digits and single hyphens, as in lyons-2021"
        yield Fault(one.key, message)
    if not one.href:
        message = f"“{one.key}” has neither DOI nor URL, so no reader could open it"
        yield Fault(one.key, message, rests_on=("DOI", "URL"))


def _not_in(given: Iterable[str], allowed: tuple[str, ...]) -> str:
    unknown = next((word for word in given if word not in allowed), None)
    return "" if unknown is None else f"cannot be “{unknown}”. {nearest(unknown, allowed)}"


def _no_doi(text: str) -> str:
    bare = BEFORE_A_DOI.sub("", text)
    if bare != text and DOI.fullmatch(bare):
        return f"is written without what stands before it: {bare}"
    if not DOI.fullmatch(text) or ".." in text.split("/"):
        return "is no DOI: one looks like 10.1186/s12888-021-03321-z"
    return link_rules.url_fault(f"https://doi.org/{text}")


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
    ours = bare(getattr(one, name))
    others = (key for key, other in known.items() if name == "DOI" or not (one.DOI and other.DOI))
    twin = next((key for key in others if bare(getattr(known[key], name)) == ours), "")
    return f"is that of “{twin}” too: two entries for one source" if twin else ""


def bare(address: str) -> str:
    """A DOI or a URL without what makes no other source of it."""
    return address.lower().rstrip("/")
