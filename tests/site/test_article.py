"""The lead article: every point of its source is told, within its length, with its sources."""

import re
import tomllib
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from support import REPOSITORY

from press.content.front_matter import read
from press.text.document import parse

FOLDER = REPOSITORY / "content/articles/benefits-of-peer-support"
TEXTS = sorted(FOLDER.glob("*.md"))
RESEARCH = "07-what-the-research-says.md"
COMMENT = re.compile("<!--.*?-->", re.DOTALL)
FOUND_NOTHING = re.compile(r"(?i)\bwe(?:'ve| have)? found (?:no|nothing|little)\b")
UNKNOWN = re.compile(
    r"(?i)\b(?:no (?:study|studies|trials?|evidence|count)|(?:nobody|no one) has (?:counted|studied|measured)"
    r"|(?:isn't|is not) known|(?:not|hasn't|haven't) been (?:studied|counted|measured))\b"
)
ADDRESS = "benefits-of-peer-support/"
POINTS = tomllib.loads(Path(__file__).with_name("source_points.toml").read_text("utf-8"))["point"]
SECTIONS = [
    ("shared-knowledge", "1 of 5", "Shared knowledge"),
    ("compassion", "2 of 5", "Compassion"),
    ("a-sense-of-community", "3 of 5", "A sense of community"),
    ("confidentiality", "4 of 5", "Confidentiality"),
    ("mental-health-stigma", "5 of 5", "Mental health stigma"),
    ("before-you-join", "", "Before you join"),
    ("what-the-research-says", "", "What the research says"),
]


def plain(text):
    """Words without their typography and with single spaces."""
    return " ".join(text.translate(str.maketrans("’‘“”–—", "''\"\"--")).split())


def test_the_sections_stand_in_the_order_of_the_source(real):
    """Five that count, then two that do not."""
    tree = real.page(ADDRESS)

    assert tree.css_first("h1").text() == "Benefits of peer support systems"
    assert [
        (s.attributes["id"], "".join(p.text(strip=True) for p in s.css(".place")), s.css_first("h2").text(strip=True))
        for s in tree.css("section.part")
    ] == SECTIONS


def test_there_are_41_points_in_order():
    """Each with how it is told."""
    assert [point["id"] for point in POINTS] == [f"P{n:02}" for n in range(1, 42)]
    assert {point["how"] for point in POINTS} == {"kept", "softened", "corrected", "declined"}


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["id"])
def test_each_point_is_told_where_it_is_said_to_be(real, point):
    """Its anchor is on the built page, its words stand under it, and its file is one of the article's.

    Some are answers to two questions of a reader, and are told in a second place too.
    """
    for anchor, words in [(point["anchor"], point["words"]), *([point["also"]] if "also" in point else [])]:
        told = LexborHTMLParser(place(real.page(ADDRESS), point | {"anchor": anchor})).text()
        assert plain(words) in plain(told)
    assert point["file"] == "theme" or (FOLDER / point["file"]).exists()


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["id"])
def test_each_point_rests_on_what_it_is_said_to(real, point):
    """The page cites its sources where it tells it; where it has none, or more, the reason is in words."""
    tree = real.page(ADDRESS)
    keys = {f"#{note.id}": note.css_first("a").attributes["href"].split("/")[-2] for note in tree.css(".notes li")}
    marks = LexborHTMLParser(place(tree, point)).css("a.cite")

    assert set(point["sources"]) <= {keys[mark.attributes["href"]] for mark in marks}
    assert point["sources"] or point.get("rests_on")


def place(tree, point):
    """The HTML of where a point is told: a section, or from a heading to the next one."""
    if point["file"] == "theme":
        return tree.css_first("body").html
    if point["anchor"] == "main":
        return tree.css_first(".head").html + tree.css_first(".opening").html
    section, _, heading = point["anchor"].partition("/")
    whole = tree.css_first(f'section[id="{section}"]').html
    if not heading:
        return whole
    rest = whole[whole.index(f'id="{point["anchor"]}"') :]
    return re.split(r"<h[2-6]", rest.partition(">")[2])[0]


def test_it_is_as_long_as_it_should_be():
    """At most 2,600 words, with tables and the lines that say how sure we are, without the notes."""
    words = sum(parse(read(file.read_text("utf-8"), file.name).body).words for file in FOLDER.glob("*.md"))

    assert 2400 <= words <= 2600


def test_its_sources_are_at_most_forty_and_each_can_be_opened(real):
    """A DOI, or the page's own address where there is none."""
    notes = real.page(ADDRESS).css(".notes li")
    addresses = [note.css_first("a[href^=http]").attributes["href"] for note in notes]

    assert 20 <= len(notes) <= 40
    assert len(set(addresses)) == len(addresses)
    assert sum(address.startswith("https://doi.org/10.") for address in addresses) >= 10


def test_every_note_says_what_we_read_of_it(real):
    """No full paper was read, and no note may look as if one had been."""
    notes = [plain(note.text()) for note in real.page(ADDRESS).css(".notes li")]

    assert [note for note in notes if not re.search(r"We read (the|part of the) (abstract|text|web page)", note)] == []


def test_its_figure_keeps_open_groups_apart_from_courses_and_leaves_no_outcome_out(real):
    """Each outcome with what studies of both found, as the sources have it; nothing where we cite none."""
    table = real.page(ADDRESS).css_first("table.findings")
    results = {
        row.css_first("th").text(): [cell.text().rpartition("\xa0")[0].strip() for cell in row.css("td")[:2]]
        for row in table.css("tbody tr")
    }

    assert [head.text() for head in table.css("thead th")] == [
        "Open groups",
        "Group courses",
        "Several kinds, or not said",
    ]
    assert results == {
        "Recovery": ["", "small gain"],
        "Hope": ["", "mixed"],
        "Empowerment": ["", "mixed"],
        "Self-belief": ["", "small gain"],
        "Mental health": ["mixed", ""],
        "Symptoms": ["", "no clear effect"],
        "Quality of life": ["", "mixed"],
        "Loneliness": ["", "no clear effect"],
        "Social life": ["", "no clear effect"],
        "Stigma": ["", "mixed"],
    }


def test_no_sentence_of_it_begins_with_a_review():
    """An answer comes before the study that it rests on."""
    texts = [parse(read(file.read_text("utf-8"), file.name).body) for file in FOLDER.glob("*.md")]
    begins = [
        one.text for text in texts for one in text.sentences if re.match(r"(?i)(a|another) (\w+ )?review", one.text)
    ]

    assert begins == []


def test_it_says_once_that_nothing_was_found():
    """In What the research says; the other texts don't even say it of one question."""
    texts = {file.name: plain(COMMENT.sub("", read(file.read_text("utf-8"), file.name).body)) for file in TEXTS}

    assert [name for name, text in texts.items() for _ in FOUND_NOTHING.findall(text)] == [RESEARCH]
    assert [(name, found) for name, text in texts.items() if name != RESEARCH for found in UNKNOWN.findall(text)] == []
