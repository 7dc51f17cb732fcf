"""The keys of front matter."""

import datetime

import pytest

from press.content.schemas import SCHEMAS, check

ARTICLE = {"title": "One", "summary": "Two.", "date": "2026-11-22"}


def test_defaults_are_filled_in():
    """A template may rely on every key of its kind."""
    values, problems = check("section", {"title": "One", "summary": "Two."}, {}, "a.md")

    assert values == {
        "title": "One",
        "tab": "",
        "summary": "Two.",
        "status": "published",
        "numbered": True,
        "books": [],
        "sheet": False,
        "aliases": [],
    }
    assert problems == []


def test_text_becomes_what_it_means():
    """A day is a date, yes and no are true and false, a number is a number."""
    values, _ = check("article", {**ARTICLE, "order": "3"}, {}, "a.md")
    section, _ = check("section", {"title": "One", "summary": "Two.", "numbered": "no"}, {}, "a.md")

    assert values["date"] == datetime.datetime(2026, 11, 22)  # noqa: DTZ001 - a day
    assert values["order"] == 3
    assert section["numbered"] is False


@pytest.mark.parametrize(
    ("kind", "changes", "message", "hint"),
    [
        ("article", {"titel": "One"}, "no article has a key “titel”", "Did you mean “title”?"),
        (
            "article",
            {"date": "22.11.2026"},
            "“date” must be a day, written like 2026-11-22",
            "date is the day it was first published.",
        ),
        (
            "article",
            {"date": ["2026-11-22"]},
            "“date” must be a day, written like 2026-11-22",
            "date is the day it was first published.",
        ),
        ("article", {"status": "ready"}, "“status” must be one of: published, draft, hidden", None),
        ("article", {"title": " "}, "“title” is empty", "title is the heading, as plain text."),
        ("article", {"title": ["a", "b"]}, "“title” must be one piece of text, not a list", None),
        ("article", {"order": "first"}, "“order” must be a whole number", None),
        ("page", {"facts": "owner", "date": None}, "“facts” must be a list: [one, two]", None),
    ],
)
def test_a_wrong_key_is_told_with_its_line_and_its_meaning(kind, changes, message, hint):
    """Each problem has the key's own line and says what the key is for."""
    raw = {key: value for key, value in {**ARTICLE, **changes}.items() if value is not None}
    lines = {key: number for number, key in enumerate(raw, 2)}
    (problem,) = check(kind, raw, lines, "a.md")[1]

    assert problem.message == message
    assert problem.line == lines[next(iter(changes))]
    assert hint is None or problem.hint == hint


def test_a_page_may_have_days_and_an_article_must():
    """A page without any is fine."""
    days = {"date": "2026-11-22", "modified": "2026-11-23", "review_by": "2027-05-22"}
    values, problems = check("page", {"title": "One", "summary": "Two.", **days}, {}, "a.md")

    assert problems == []
    assert [values[name].date().isoformat() for name in days] == list(days.values())
    assert check("page", {"title": "One", "summary": "Two."}, {}, "a.md")[1] == []
    assert [p.code for p in check("article", {"title": "One", "summary": "Two."}, {}, "a.md")[1]] == ["key-missing"]


@pytest.mark.parametrize(
    ("days", "messages"),
    [
        ({"modified": "2026-11-21"}, ["“modified” is before “date”"]),
        ({"review_by": "2026-11-21"}, ["“review_by” is before “date”"]),
        ({"modified": "2026-12-01", "review_by": "2026-12-02"}, []),
        ({"date": None, "review_by": "2020-01-01"}, []),
        ({"date": None, "modified": "2026-12-01", "review_by": "2026-11-30"}, ["“review_by” is before “modified”"]),
    ],
)
def test_days_follow_each_other(days, messages):
    """Written, then edited, then looked at again; each problem has the line of the day that is wrong."""
    raw = {
        key: value for key, value in {"title": "One", "summary": "Two.", "date": "2026-11-22", **days}.items() if value
    }
    lines = {key: number for number, key in enumerate(raw, 2)}
    problems = check("page", raw, lines, "a.md")[1]

    assert [p.message for p in problems] == messages
    assert [p.line for p in problems] == [lines[list(days)[-1]]] * len(messages)


def test_a_missing_key_is_told_with_what_to_add():
    """The summary is required everywhere."""
    for kind in SCHEMAS:
        raw = {key: value for key, value in ARTICLE.items() if key != "summary" and key in SCHEMAS[kind]}
        (problem,) = (p for p in check(kind, raw, {}, "a.md")[1] if "summary" in p.message)

        assert problem.message == "“summary” is missing"
        assert problem.hint.startswith("Add summary: one or two sentences")
