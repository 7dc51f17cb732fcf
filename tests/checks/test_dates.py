"""Days that have passed, and days that have not come yet: `invoke check` and publishing look at them, a build never."""

import datetime
import re

import pytest
from support import HELPLINE, LIST, article, book, documents, page

from press.builder.build import DRAFTS, build, stage_site
from press.checks.dates import check as check_dates
from press.commands.check import check
from press.content.data_files import DataFiles
from press.content.helplines import read_helplines
from press.content.index import Data
from press.content.references import read_references

SOURCE = '[a-2020]\ntype = "webpage"\ntitle = "T"\nURL = "https://a.example"\nseen = 2026-12-02\n'
REFERENCES = "content/references.toml"
LINES = "content/helplines.toml"
ARTICLE = "content/articles/a/index.md"


def data(root):
    """The helplines and sources of a site, all that has days of its own beside its texts."""
    files = DataFiles(root)
    (lines, _), (sources, _) = read_helplines(files), read_references(files)
    return Data(None, {}, lines, sources, {}, ())


def told(made, day):
    """What is told on a day, as (path, line, code, message)."""
    found = check_dates(data(made.root), documents(made.root), datetime.date.fromisoformat(day))
    return [(p.path, p.line, p.code, p.message) for p in found]


@pytest.mark.parametrize(
    ("path", "text", "line", "name"),
    [
        (LINES, HELPLINE.replace("2026-11-23", "2026-12-02"), 13, "checked_on"),
        (LINES, f"{HELPLINE}rung_on = 2026-12-02\n", 17, "rung_on"),
        (LINES, HELPLINE.replace("2026-11-22", "2026-12-02"), 12, "seen_on"),
        (REFERENCES, SOURCE.replace("a-2020", "b").replace("2026-12-02", "2026-11-30") + SOURCE, 10, "seen"),
        (ARTICLE, article(reviewed="2026-12-02"), 5, "reviewed"),
        (ARTICLE, article(status="draft", reviewed="2026-12-02"), 6, "reviewed"),
    ],
)
def test_what_was_done_was_done_on_a_day_that_has_come(site, path, text, line, name):
    """From that day on it is fine."""
    made = site({path: text})

    assert told(made, "2026-12-01") == [
        (path, line, "day-ahead", f"“{name}” is 2026-12-02, after the day of this check (2026-12-01)")
    ]
    assert told(made, "2026-12-02") == []


def test_the_row_that_is_told_is_the_one_that_is_wrong(site):
    """Though another one stands above it."""
    second = HELPLINE.replace('"line"', '"second"').replace("2026-11-23", "2027-01-01")
    made = site({LINES: HELPLINE + second})

    assert [(line, code) for _, line, code, _ in told(made, "2026-12-01")] == [(29, "day-ahead")]


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        (ARTICLE, article(date="2026-12-02"), [4]),
        (ARTICLE, article(modified="2026-12-02"), [5]),
        (ARTICLE, article(status="hidden", modified="2026-12-02"), [6]),
        (ARTICLE, article(status="draft", date="2026-12-02", modified="2026-12-03"), []),
        ("content/pages/p.md", page("P", date="2026-12-02", modified="2026-12-03"), [4, 5]),
        ("content/books/b.md", book("B", added="2026-12-02"), [16]),
    ],
)
def test_a_text_is_published_on_its_day_or_later(site, path, text, lines):
    """Until then it is a warning; of a draft there is none, since somebody may plan ahead."""
    found = told(site({path: text}), "2026-12-01")

    assert [(at, line, code) for at, line, code, _ in found] == [(path, line, "text-ahead") for line in lines]


def test_a_build_is_the_same_before_and_after_that_day(site):
    """It has no day; a check has one."""
    made = site({LINES: HELPLINE.replace("2026-11-23", "2999-01-01"), **LIST}, owner="O")

    assert [problem.code for problem in build(made.root).problems] == []
    assert [problem.code for problem in check(made.root, "2026-12-01").problems] == ["day-ahead"]


CHANGE = '[[change]]\non = {}\nwhat = "W"\n'
FARTHEST = {
    LINES: HELPLINE.replace("2026-11-23", "9999-12-31").replace("2026-11-22", "0001-01-01"),
    REFERENCES: SOURCE.replace("2026-12-02", "9999-12-31"),
    ARTICLE: article(date="0001-01-01", modified="9999-12-30", review_by="9999-12-31", reviewed="9999-12-31"),
    "content/articles/a/changes.toml": CHANGE.format("9999-12-30") + CHANGE.format("0001-01-01"),
    "content/articles/b/index.md": article(date="9999-12-31"),
    "content/pages/p.md": page("P", date="9999-12-31", modified="9999-12-31"),
    "content/books/b.md": book("B", added="9999-12-31"),
    "content/books/c.md": book("C", added="0001-01-01"),
    **LIST,
}


@pytest.mark.parametrize("day", ["0001-01-01", "2026-12-01", "9999-12-31"])
def test_no_day_is_too_far_away_to_be_reckoned_with(site, day):
    """The first and the last that there are, in every place and on every day."""
    made = site(FARTHEST, address="https://example.org", reviewer=[("R", "nurse")])
    codes = {p.code for p in stage_site(made.root, DRAFTS, datetime.date.fromisoformat(day)).problems}

    assert ("day-ahead" in codes) is (day != "9999-12-31")
    assert not codes & {"build-broken", "pelican"}


def test_the_first_and_the_last_day_can_be_built(site):
    """With the feed, which tells them to machines."""
    made = site(FARTHEST, address="https://example.org", reviewer=[("R", "nurse")]).build()

    assert "9999" in made.text("feed.xml")


DUE = {
    ARTICLE: article("A", review_by="2026-12-01"),
    "content/articles/a/de/index.md": article("A", review_by="2026-12-03"),
    "content/articles/d/index.md": article("D", status="draft", review_by="2026-12-01"),
    "content/pages/p.md": page("P", date="2026-11-01", review_by="2026-12-02"),
    "content/pages/broken.md": "---\nreview_by: 2026-12-01",
    "content/pages/latin.md": b"---\nreview_by: 2026-12-01\n---\n\xe9",
    "content/pages/soon.md": page("Soon", review_by="soon"),
    "content/notes.md": page("No place", review_by="2026-12-01"),
}


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2026-12-01", []),
        ("2026-12-02", ["articles/a/index.md", "articles/d/index.md"]),
        ("2026-12-03", ["articles/a/index.md", "articles/d/index.md", "pages/p.md"]),
        ("2026-12-04", ["articles/a/de/index.md", "articles/a/index.md", "articles/d/index.md", "pages/p.md"]),
    ],
)
def test_a_text_is_due_when_its_day_has_passed(site, day, late):
    """Articles, translations, drafts and pages; what cannot be read is the build's to tell."""
    assert [path.removeprefix("content/") for path, *_ in told(site(DUE), day)] == late


def test_it_is_told_with_its_line_and_its_day(site):
    """Its code makes it a warning, which stops publishing and nothing else."""
    made = site({"content/pages/p.md": page("P", review_by="2026-12-02")})

    assert told(made, "2027-01-01") == [
        ("content/pages/p.md", 4, "review-due", "was to be looked at again by 2026-12-02")
    ]


def test_a_helpline_is_due_180_days_after_it_was_compared(site):
    """The tiny site's was on 23 November; one that is no line, or was never compared, cannot fall due."""
    never = re.sub(r"checked_", "# checked_", HELPLINE.replace('"line"', '"b"'))
    made = site({LINES: HELPLINE + never})
    message = "Line (Here) was last compared with its own page on 2026-11-23"

    assert told(made, "2027-05-22") == []
    assert told(made, "2027-05-23") == [(LINES, 3, "helpline-overdue", message)]
    made.write({LINES: HELPLINE.replace("bar =", "emergency =")})
    assert told(made, "2030-01-01") == []
