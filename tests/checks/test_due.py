"""What falls due: only `invoke check` looks at the day."""

import datetime
import re

import pytest
from support import HELPLINE, article, page

from press.checks.dates import check as check_dates

FILES = {
    "content/articles/a/index.md": article("A", review_by="2026-12-01"),
    "content/articles/a/de/index.md": article("A", review_by="2026-12-03"),
    "content/articles/d/index.md": article("D", status="draft", review_by="2026-12-01"),
    "content/pages/p.md": page("P", date="2026-11-01", review_by="2026-12-02"),
    "content/pages/broken.md": "---\nreview_by: 2026-12-01",
    "content/pages/latin.md": b"---\nreview_by: 2026-12-01\n---\n\xe9",
    "content/pages/soon.md": page("Soon", review_by="soon"),
    "content/notes.md": page("No place", review_by="2026-12-01"),
}


def due(made, day):
    """What is overdue on a day, as (path, line, message)."""
    return [(p.path, p.line, p.message) for p in check_dates(made.root, datetime.date.fromisoformat(day))]


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
    assert [path.removeprefix("content/") for path, _, _ in due(site(FILES), day)] == late


def test_it_is_told_with_its_line_and_its_day(site):
    """As a warning, so that it stops publishing and nothing else."""
    made = site({"content/pages/p.md": page("P", review_by="2026-12-02")})
    (problem,) = check_dates(made.root, datetime.date(2027, 1, 1))

    assert (problem.path, problem.line, problem.code) == ("content/pages/p.md", 4, "review-due")
    assert problem.message == "was to be looked at again by 2026-12-02"
    assert str(problem.severity) == "warning"


def test_a_helpline_is_due_180_days_after_it_was_compared(site):
    """The tiny site's was on 23 November; one that is no line, or was never compared, cannot fall due."""
    never = re.sub(r"checked_", "# checked_", HELPLINE.replace('"line"', '"b"'))
    made = site({"content/helplines.toml": HELPLINE + never})
    message = "Line (Here) was last compared with its own page on 2026-11-23"

    assert due(made, "2027-05-22") == []
    assert due(made, "2027-05-23") == [("content/helplines.toml", 3, message)]
    made.write({"content/helplines.toml": HELPLINE.replace("bar =", "emergency =")})
    assert due(made, "2030-01-01") == []
