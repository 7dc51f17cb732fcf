"""Every kind of problem: how bad it is, and one sentence about it. `docs/problems.md` is held against this table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is.

    An error stops the build and leaves the output as it was. A warning doesn't stop the build, but publishing refuses.
    Advice stops nothing.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Code(NamedTuple):
    """A kind of problem. `owner` marks what only the owner can give: a build counts such problems in one line."""

    severity: Severity
    sentence: str
    owner: bool = False


_ERRORS = {
    # Files
    "file-place": "A file in content/ is in a place that the site is not made from, so it would be left out silently.",
    "file-link": "Something in content/ is not a plain file: a symbolic link, a pipe, or folders nested without end.",
    "file-unreadable": "A file cannot be read, because its permissions forbid it.",
    "file-encoding": "A file is not UTF-8 text.",
    "file-character": "A file contains an invisible or look-alike character, or one that reverses a line.",
    "file-size": "A text is longer, or more deeply nested, than any text for readers; it would take minutes to build.",
    "file-source": "A text or data file would be published as it is, instead of becoming a page.",
    # Front matter
    "header-missing": "A text does not begin with a header between two lines of three hyphens.",
    "header-broken": "A header is not YAML, or a value in it is no text or list of text, or is cut short by a “#”.",
    "key-twice": "A header has the same key twice.",
    "key-unknown": "A header has a key that this kind of content does not have.",
    "key-missing": "A header lacks a key that this kind of content needs.",
    "key-value": "A key's value is not of the kind that the key needs.",
    # Sections
    "section-alone": "A section, a picture, a log or a figure of findings lies in a folder that has no article.",
    "section-order": "Two sections of an article have the same number, so they have no order.",
    # Logs
    "log-day": "An entry of an article's log is of a day before its date or after its last edit.",
    # Reviews
    "review-nobody": "An article says when it was reviewed, and site.toml names no reviewer.",
    # Text
    "text-empty": "A text has a header and nothing below it.",
    "heading-first": "A heading in a text is of the first level, which belongs to the title.",
    "heading-skip": "A heading skips a level, so that those who hear the page lose their way.",
    "id-twice": "Two places of one text have the same id.",
    "source-unknown": "A text cites a source that content/references.toml does not have.",
    "source-retracted": "A text cites a source that has been retracted.",
    "cite-form": "Something looks like a citation, but is not written in a form that we know.",
    "note-unknown": "A note is cited, but not written anywhere.",
    "note-twice": "Two notes of one text have the same label.",
    "note-inside": "A note cites another note.",
    "picture-alt": "A picture has no words for those who cannot see it.",
    "picture-broken": "A picture cannot be read, or does not say how large it is.",
    "picture-svg": "A picture is a drawing (SVG), which can hold a script.",
    "picture-size": "A picture is so large that a build could run out of memory.",
    "picture-credit": "A picture inside a sentence or a table has a credit, which nobody would see.",
    "text-html": "A text contains raw HTML, and pelicanconf.py does not trust this file with it.",
    "text-active": "A text holds a style, a script, a class of ours or somebody else's picture; no page allows them.",
    "aside-kind": "A box is of an unknown kind, or the line that should open it cannot be read.",
    "sure-level": "A box that says how sure we are names none of the four levels.",
    "sure-why": "A box that says how sure we are does not say why in exactly one sentence.",
    "sure-grade": "A box that says how sure we are borrows a word of GRADE's, as if somebody had graded the evidence.",
    # Links
    "link-scheme": "An address leads neither to the web, to mail, to a telephone, nor to a file of ours; or nowhere.",
    "link-disguise": "A link shows another host, mailbox or number than its own, or its address is in disguise.",
    "link-file": "A link or a picture names a file that is not there, or that becomes no page.",
    "link-place": "A link leads to a place that its page does not have.",
    "link-address": "A link inside the site is written as an address, which breaks in any other folder.",
    # Addresses
    "address-twice": "Two contents would be written to one address.",
    "page-needed": "A page that the site cannot do without is missing, or is a draft.",
    "address-outside": "A page would be written outside the output folder.",
    "address-gone": "An address that was published leads nowhere any more.",
    "alias-form": "An old address of a text or a source is not written as an address of this site.",
    "alias-taken": "Something else is at an old address of a text or a source, so the old address cannot redirect.",
    "ledger-line": "A line of content/addresses.txt, which only publishing writes, is no address.",
    # Books
    "book-twice": "Two books have the same ISBN.",
    "book-caution": "A book has a caution, and it is neither its critics', with a source, nor said to be ours.",
    "book-mirror": "A book sends its readers to a page that is known to be a copy of another one.",
    "book-unknown": "A section or a starting point leads to a book that is not on the list, or that is a draft.",
    "book-promise": "A starting point that promises no book about suicide leads to one.",
    # Data and settings
    "data-missing": "A data file that the site needs is not there.",
    "data-broken": "A data file is not TOML.",
    "data-key": "A data file has a key that is not known, or lacks one that is needed.",
    "data-value": "A value in a data file is not of the kind that its key needs.",
    "publish-address": "Publishing needs the https address of the site, and site.toml has none.",
    "publish-owner": "Publishing needs to know who stands behind the site, and site.toml does not say it.",
    "day-ahead": "Something is said to have been done on a day that has not come yet.",
    "setting-unknown": "A settings file sets a name that nothing reads.",
    "setting-broken": "A settings file cannot be run.",
    # Theme
    "template-broken": "A template cannot be read, or uses a name that it is not given.",
    # Built pages: the net below all others
    "page-link": "A built page has a link that leads nowhere.",
    "page-heading": "A built page has no title, two titles, or skips a heading level.",
    "page-id": "A built page has the same id twice.",
    "page-too-heavy": "A built page weighs more than twice what it should.",
    "pelican": "Pelican itself warned of something.",
    "build-broken": "The code that builds the site has failed; this is never an author's fault.",
}
_WARNINGS = {
    "claim-bare": "A published sentence, title or summary states a number, a share or a finding, and cites no source.",
    "word-hurts": "A text speaks of suicide or of people in words that hurt.",
    "allowance-empty": "A comment allows a claim or a word, and does not say why.",
    "picture-heavy": "A picture weighs more than a page for slow networks should carry.",
    "picture-location": "A photo says in its metadata where it was taken, and is published as it is.",
    "source-unread": "A source is cited, and we do not say what it studied and found, or what we read of it.",
    "source-overdue": "A source was last looked at more than a year ago.",
    "owner-missing": "A page prints who publishes the site or how to reach them, and site.toml does not say it yet.",
    "helpline-country": "The owner's home country has no line in helplines.toml that could stand on every page.",
    "helpline-unchecked": "Nobody has compared a helpline's number with the service's own page.",
    "helpline-overdue": "A helpline's number was last compared with the service's own page more than 180 days ago.",
    "helpline-differs": "A helpline's number is not on the service's own page any more.",
    "review-due": "The day by which a text was to be looked at again has passed.",
    "text-ahead": "A text is dated on a day that has not come yet, so readers would see a wrong day.",
    "outside-gone": "A page of another site that we link to is gone.",
    "book-tier": "A book is in the first tier, and only its influence or its reviews speak for it.",
    "book-suicide": "A book's content note speaks of suicide, and its header does not say so.",
}
_ADVICE = {
    "page-heavy": "A built page weighs more than a page of its kind should, so that it comes late on a slow line.",
    "claim-draft": "A sentence, title or summary of a draft gives a number, a share or a finding, and cites no source.",
    "ledger-missing": "A sentence states a claim or cites a source, and has no row in its article's claims.toml.",
    "ledger-stale": "A row of a claims.toml is of a sentence that the text no longer says.",
    "ledger-row": "A row of a claims.toml rests on nothing that holds, stands out of order, or is no row.",
    "word-better": "A text has words that label or puzzle people, and better ones are known.",
    "allowance-unused": "A comment allows a claim or a word that is not there.",
    "book-blog": "A book is in the first tier, and its reason was read on personal blogs alone.",
    "reading-level": "A text asks for more than eight years of school, or its usual sentence is long.",
    "reading-sentence": "A sentence has more than 35 words.",
    "reading-paragraph": "A paragraph has more than five sentences.",
    "reading-heading": "More than 260 words stand between two headings.",
    "note-unused": "A note is written but not cited anywhere, so no reader sees it.",
    "source-uncited": "A source is in content/references.toml, and no text cites it.",
    "picture-unused": "A picture is in no text.",
    "findings-unused": "A figure of findings is in no text.",
    "starts-missing": "The reading list has twenty books or more, and no starting points.",
    "fact-missing": "A page prints who wrote, reviewed, hosts or pays for the site, and site.toml does not say it yet.",
    "sure-missing": "A section of a published article does not say how sure we are.",
    "sure-early": "A box that says how sure we are stands before the answer that it belongs to.",
    "outside-moved": "A page of another site that we link to has moved for good.",
    "outside-unsure": "A link to another site could not be checked: its host refused us, was silent, or is not public.",
}

_OWNERS = {"owner-missing", "helpline-unchecked"}

CODES: Mapping[str, Code] = {
    name: Code(severity, sentence, name in _OWNERS)
    for severity, kinds in zip(Severity, (_ERRORS, _WARNINGS, _ADVICE), strict=True)
    for name, sentence in kinds.items()
}
