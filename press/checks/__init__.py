"""What is looked for in content and in built pages: a check reads what it is given and yields problems.

    texts      one text, as its author wrote it
    boxes      boxes are of a kind that there is, and say how sure we are in our words
    cites      citations stand where they can be read
    inert      no raw HTML in a text, and nothing that no page holds
    leads      every address in a text may be followed, and leads where its words say
    whole      the whole content before a page is written
    articles   an article and its sections together
    references every citation leads to a source that we know and have read
    books      the reading list as a whole, and the sections that lead to it
    days       the days that an article tells, against its log and its reviewers
    prose      everything that people read, for the next two
    claims     every claim has a source, or a reason to stand alone
    words      no word that hurts, or that has a plainer one
    reading    how hard each text is to read
    sources    a problem at every line of a source that has it
    addresses  every page has an address of its own, inside the output
    gone       every address that was ever published still leads somewhere
    owner      what only the owner can clear
    due        what somebody has to look at again, and by when
    ahead      days that have not come yet
    fronts     the headers of all texts, for the two above
    pages      one built page as a check sees it: its ids, its links, its headings
    links      every link of the built site leads to a page and a place that exist
    outline    a built page has one h1, skips no heading level, has no id twice

The last two are the net below the others: they see what a template or raw HTML has done.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from press.checks import ahead, due, links, outline, reading
from press.checks.pages import read_pages
from press.problems import Problem


def check_pages(folder: Path, address: str) -> list[Problem]:
    """Every problem of the built site that lies in `folder` and will stand at `address` (empty while it has none)."""
    pages = read_pages(folder)
    return [*links.check(pages, folder, address), *outline.check(pages)]


def check_reading(root: Path) -> list[Problem]:
    """What is hard to read in the content that lies at `root`."""
    return list(reading.check(root))


def check_dates(root: Path, on: datetime.date) -> list[Problem]:
    """What is overdue on a day, or is not to be said before it, in the content that lies at `root`."""
    return [*due.late(root, on), *ahead.check(root, on)]
