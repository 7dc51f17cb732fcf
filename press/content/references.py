"""The sources that our texts rest on: `content/references.toml`, a table for each, named by the key that texts cite.

What a source is stands there by CSL's names, so that Zotero's words carry over, and what we know of it by ours.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from press.content import values
from press.content.data_files import DataFiles, Part, Row, parse_partial
from press.core import link_rules
from press.core.paths import SLUG
from press.core.problems import Problem

FILE = "content/references.toml"
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
BEFORE_A_DOI = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def read_authors(names: list[str]) -> list[str]:
    """Names of which each has letters; the last one may be OTHERS."""
    if not all(name.strip(" ,") for name in names):
        raise ValueError("has a name without letters")
    if OTHERS in names[:-1] or names == [OTHERS]:
        raise ValueError(f"has “{OTHERS}”, which stands at the end, after a name that we know")
    return names


def read_issued(text: str) -> str:
    """A year, a month or a day."""
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else "")
    except ValueError:
        raise ValueError("is no year, month or day: 2021, 2021-07 or 2021-07-05") from None
    return text


def read_doi(text: str) -> str:
    """A DOI, without the address that finds it."""
    short = BEFORE_A_DOI.sub("", text)
    if not re.fullmatch(r"10\.\d{4,9}/\S+", short) or ".." in short.split("/"):
        raise ValueError("is no DOI: one looks like 10.1186/s12888-021-03321-z")
    if short != text:
        raise ValueError(f"is written without what stands before it: {short}")
    if fault := link_rules.url_fault(f"https://doi.org/{text}"):
        raise ValueError(fault)
    return text


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
    type: Annotated[str, values.one_of(*TYPES)]
    title: Annotated[str, values.filled]
    author: Annotated[tuple[str, ...], read_authors] = ()
    issued: Annotated[str, read_issued] = ""
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    DOI: Annotated[str, read_doi] = ""
    URL: Annotated[str, values.address] = ""
    study: str = ""
    participants: str = ""
    format: Annotated[tuple[str, ...], values.list_of(values.one_of(*FORMATS))] = ()
    finding: str = ""
    funding: str = ""
    opened: Annotated[str, values.one_of(*OPENED)] = ""
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

    def faults(self) -> Iterator[Problem]:
        """A source has a key that can stand in an address, and readers can open it."""
        if not re.fullmatch(SLUG, self.key) or self.key.isdecimal():  # /sources/2/ is the second page of the list
            message = f"the key “{self.key}” is not small letters, digits and single hyphens, as in lyons-2021"
            yield self.part.problem(self.key, message)
        if not self.href:
            message = f"“{self.key}” has neither DOI nor URL, so no reader could open it"
            yield self.part.problem(self.key, message)


def read_references(files: DataFiles, hosts: Collection[str] = ()) -> tuple[References, list[Problem]]:
    """The sources by their keys, and what is wrong; none where there is no file.

    `hosts` are those of `link_rules.url_fault`.
    A row in which something is wrong is there as far as it can be read, so that not every citation of it is told too.
    """
    file, found = files.toml(FILE, needed=False), References()
    problems, found.broken = [*file.problems], bool(file.problems)
    parts = dict(reversed(file.part.split()))
    for key, row in file.values.items():
        found[key], wrong = read_row(key, row, parts.get(key, file.part), found, hosts)
        problems += wrong
    return found, problems


def read_row(
    key: str, row: Any, part: Part, known: References, hosts: Collection[str] = ()
) -> tuple[Reference, list[Problem]]:
    """The source that texts cite by `key`, as far as its table can be read, and what is wrong with it.

    `known` are the sources above it, `hosts` as in `read_references`.
    """
    if not isinstance(row, dict):
        hint = "A source begins with its key in brackets: [lyons-2021]."
        return Reference(key, TYPES[0], key, part=part), [part.problem(key, f"“{key}” is alone", hint, "data-key")]
    one, problems = parse_partial(Reference, row, part, key=key)
    return one, problems or [*_compared(one, known, hosts)]


def _compared(one: Reference, known: References, hosts: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a source beside others; chapters of one book may share a URL, if each has a DOI."""
    if fault := link_rules.url_fault(one.URL, hosts):
        yield one.part.problem("URL", f"“URL” {fault}")
    for key, other in known.items():
        name = "DOI" if one.DOI and other.DOI else "URL"
        ours = bare(getattr(one, name))
        if ours and ours == bare(getattr(other, name)):
            yield one.part.problem(name, f"“{name}” is that of “{key}” too: two entries for one source")


def bare(address: str) -> str:
    """A DOI or a URL without what makes no other source of it."""
    return address.lower().rstrip("/")
