"""What the parts show in the gallery: made up, and as long and as short as real words are."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from support import REPOSITORY, index_of, text_of

from press.content.changelog import Change, Correction
from press.content.data_files import DataFiles
from press.content.findings import Finding, Findings, Study
from press.content.helplines import Helpline, unserved
from press.content.references import Reference, References
from press.content.site_info import Site
from press.core.paths import LEGEND
from press.pages.assembly import Maker
from press.pages.findings_table import Figure, figure_of
from press.pages.model import Note, PageView, SiteView
from press.pages.outline import Entry, Outline
from press.pages.record import Link, Record
from press.pelican_plugin.load_data import read_strings
from press.text.document import parse

THEME = REPOSITORY / "theme"
STRINGS = read_strings(DataFiles(REPOSITORY), THEME, "en")[0]["en"]
SOURCE = "Somebody, A. *A study of quiet rooms*, Journal of Rooms 12 (2021), 34–56. <https://example.org/study/12>."
WORDS = (
    "A room is quiet when nobody in it has to speak. Some people come for that alone, and stay for the tea; others find"
    " after a while that there is something to say. Neither is the better reason."
)

CITED = f"Words.[^study] More words.[^other] {WORDS}[^study]\n\n[^study]: {SOURCE}\n[^other]: Another, shorter."
STUDY = Reference(
    "somebody-2021",
    "article-journal",
    "A study of quiet rooms, and of those who come to them for another reason than the quiet",
    ("Somebody, A", "Another, B", "Third, C", "others"),
    "2021",
    "Journal of Rooms",
    "12",
    "3",
    "34–56",
    DOI="10.1000/journal-of-rooms.2021.12.3.34-a-long-number",
    study="Eleven rooms, looked at for a year",
    participants="204 people",
    format=("group", "one-to-one"),
    finding="Most people came back. Nobody can say from this why they did.",
    funding="A maker of doors.",
    opened="abstract",
    seen=datetime.date(2026, 11, 22),
)
PAGES = [
    Reference("a-page", "webpage", "Rules of the house", URL="https://example.org/rules", opened="stored web page"),
    Reference(
        "two-2020", "book", "Tea", ("One, A", "Two, B"), "2020", publisher="The House", URL="https://example.org/"
    ),
]
REFERENCES = {one.key: one for one in (STUDY, *PAGES)}
SOURCES = [STUDY, *PAGES]
ALL_CITED = (
    f"Words.[@somebody-2021, p. 4] More words.[@a-page; @two-2020] {WORDS}[@somebody-2021] Last.[^n]\n\n[^n]: A word."
)


def _headings(section: str, *titles: str) -> tuple[Entry, ...]:
    return tuple(Entry(title, f"{section}/{n}") for n, title in enumerate(titles))


# The sections are called as the figures of the theme are.
ENTRIES = (
    Entry("Compassion", "compassion", 1, "rooms/compassion/", _headings("compassion", "Being heard", "Giving back")),
    Entry("A sense of community", "a-sense-of-community", 2, "rooms/a-sense-of-community/"),
    Entry(
        "What everybody should know who thinks of joining, and what nobody says aloud",
        "what-nobody-says",
        3,
        "rooms/what-nobody-says/",
        _headings("what-nobody-says", "A question that takes more than one line to ask", "Answers", "More answers"),
    ),
    Entry("Before you join", "before-you-join", None, "rooms/before-you-join/"),
)
OUTLINE = Outline("The use of quiet rooms", "rooms/", ENTRIES, 2350)
PLAIN = Outline("A short text", "short/", _headings("", "Tea", "And what else there is in such a room"), 120)


def line(name: str, place: str, countries: str, **given: Any) -> Helpline:
    """A helpline that was seen, of countries given by their codes in one word; no telephone has its numbers."""
    key = name.lower().replace(" ", "-")
    facts = {"hours": "every day, all day", "cost": "free", "seen_in": "its own page"}
    return Helpline(key, name, place, tuple(countries.split()), **facts, seen_on=datetime.date(2026, 11, 22), **given)


CALL = line("Quiet Line", "Ireland", "IE", call="555 0100", call_to="5550100", bar=True)
TEXT = line("Word Line", "England", "GB-ENG", text="Text HELLO to 55501", text_to="55501", text_body="HELLO")
WEB = line("Page Line", "Spain", "ES", web="https://chat.a-page-with-a-long-name.example.org/talk")
EVERY = replace(
    CALL,
    id="every-line",
    name="The line that has everything, and a name that takes two lines",
    place="United Kingdom",
    countries=("GB",),
    text=TEXT.text,
    text_to=TEXT.text_to,
    web=WEB.web,
    for_whom="everybody, at any age",
    also="It doesn't show on a telephone bill.",
    cost="",
    checked_on=datetime.date(2026, 11, 23),
    checked_by="A. Reader",
    rung_on=datetime.date(2026, 11, 23),
    emergency_number="5559",
)
EMERGENCY = line("Rescue", "European Union", "ES IE IT MT", call="5550", call_to="5550", emergency=True)
DIRECTORY = line("Lines of the world", "everywhere", "", web="https://example.org/", also="Not by us.", directory=True)
LINES = [EMERGENCY, CALL, EVERY, TEXT, WEB, DIRECTORY]

OWNER = Site(
    "Good Rooms for Quiet Talk", "What rooms do for people.", "en", "https://example.org/", (), short_name="Rooms"
)
MENU = {"bar": ("rooms", "about"), "foot": ("how-we-write", "privacy", "leave")}
LABELS = {
    "rooms": "Rooms",
    "about": "About",
    "how-we-write": "How we write",
    "privacy": "Privacy",
    "leave": "What “Leave” does",
}
LINKS = [
    Link("The use of quiet rooms", "rooms/", "What they do, for whom, and what nobody has counted."),
    Link("A title that is long enough to need a second line on any telephone", "long/", "Short."),
    Link("Tea", "tea/", "Where it comes from, how it is made, and why two people who drink it fall silent. " * 2),
]
FACTS = {
    "owner": "Good Rooms, a society",
    "contact": "post@good-rooms.example.org",
    "host": "https://a-host-with-a-long-name.example.org/where/it/lies",
    "reviewer": "A. Reader, who pours tea; B. Reader, who sits with others in rooms that are not quiet",
}
REVIEWED = {"reviewed": "A. Reader, who pours tea (24 November 2026)"}
WRITTEN = {"written": datetime.date(2026, 11, 2)}
AGAIN = {**WRITTEN, "edited": datetime.date(2026, 11, 23), "review_by": datetime.date(2027, 5, 22)}
LOG = [
    Correction(AGAIN["edited"], said="Three rooms in four are quiet.", says="Three rooms in five are quiet."),
    Change(
        AGAIN["written"], what="The section on tea is new. It says where it comes from, and what nobody has counted."
    ),
]


def site(lines: list[Helpline] = LINES, home: str = "", *, menu: bool = True, leave: bool = False) -> SiteView:
    """A site with these helplines and this home country; with its menu, or with “Leave” on its pages."""
    pages = [
        text_of(
            parse(""), f"pages/{name}.md", front={"title": LABELS[name], "label": "", "menu": where, "order": str(n)}
        )
        for where, names in MENU.items()
        for n, name in enumerate(names)
        if menu or where == "foot"
    ]
    owner = replace(OWNER, country=home, leave_on=("article", "section") if leave else ())
    return SiteView(index_of(site=owner, strings={"en": STRINGS}, helplines=lines, pages=pages))


def alone(lines: list[Helpline], names: dict[str, str]) -> list[tuple[str, list[str]]]:
    """The emergency numbers of these lines, with the countries that have no other, by name."""
    return [(number, sorted(map(names.__getitem__, codes))) for number, codes in unserved(lines)]


def page(kind: str = "article", text: str = WORDS, **given: Any) -> PageView:
    """A page of a kind with a text in Markdown; anything else of it can be given."""
    body, notes = written(text)
    made = PageView(kind, "rooms/", OUTLINE.title, "What they do, and for whom.", "Rooms", "en", "", outline=OUTLINE)
    return replace(
        made,
        **{
            "text": body,
            "notes": notes,
            "days": WRITTEN,
            "origin": STRINGS["unread"],
            **given,
        },
    )


def section(anchor: str, **given: Any) -> PageView:
    """The page of a section."""
    around = OUTLINE.around(anchor)
    return page("section", title=around.here.title, around=around, **given)


def home(outline: Outline = OUTLINE) -> PageView:
    """The home page, with an article to lead with."""
    return page("home", url="", outline=outline, lead=Markup(f"<p>{WORDS}</p><p>{WORDS}</p>"))


def written(text: str) -> tuple[Markup, list[Note]]:
    """A text in Markdown as a page has it, and its notes."""
    document = parse(text)
    source = text_of(document, "pages/a.md")
    given = {"references": References(REFERENCES), "strings": {"en": STRINGS}}
    index = index_of(source, text_of(parse(""), LEGEND), **given)
    maker = Maker(Record(index, {}), "", Template(""))
    return maker.add(source).text, maker.notes


def figure(outcomes: tuple[str, ...], *found: tuple[Study, str, str], sizes: tuple[Finding, ...] = ()) -> Figure:
    """A figure of findings: each a study, an outcome and a result; then those that have a size, of the same studies."""
    studies = tuple(dict.fromkeys(study for study, _, _ in found))
    findings = [Finding(outcome, study.source, result) for study, outcome, result in found]
    return figure_of(Findings(outcomes, "Nobody has looked at the tea.", studies, (*findings, *sizes)))
