"""One source: what it is by CSL's names, so that Zotero's words carry over, and what we know of it by ours."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

TYPES = (  # of CSL 1.0.2, those that a text on health may cite
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "interview", "legislation", "manuscript",
    "paper-conference", "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "speech",
    "standard", "thesis", "webpage",
)  # fmt: skip
FORMATS = ("group", "one-to-one", "course", "paid", "online")
OPENED = (
    "full text",
    "part of the text",
    "abstract",
    "part of the abstract",
    "index record",
    "stored web page",
    "part of a stored web page",
)
OTHERS = "others"  # the last author's name where we have not seen them all


class References(dict[str, "Reference"]):
    """The sources by their keys. `broken` means that their file cannot be read, so an unknown key may well be right."""

    broken = False


@dataclass(frozen=True)
class Reference:
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
