"""The log of an article."""

import datetime

import pytest

from press.content.changelog import Change, Correction, Log, read_logs
from press.content.data_files import DataFiles, load, parse_file

DAY, LATER = datetime.date(2026, 11, 22), datetime.date(2026, 11, 24)
GOOD = """
# A log.
[[change]]
on = 2026-11-22
what = "One."

[[correction]]
on = 2026-11-24
said = "Two."
says = "Three."

[[change]]
on = 2026-11-24
what = "Four."

[[change]]
on = 2026-11-24
what = "Five."
"""


def test_the_newest_entry_is_first(tmp_path):
    """Those of one day stand as in the file, what is new before what was wrong."""
    (tmp_path / "changes.toml").write_text(GOOD, "utf-8")
    log, problems = parse_file(Log, load(tmp_path / "changes.toml", "changes.toml"))

    assert problems == []
    assert log.entries == [
        Change(LATER, "Four."),
        Change(LATER, "Five."),
        Correction(LATER, "Two.", "Three."),
        Change(DAY, "One."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("[[correction]]", "[[corection]]", 7, "no key “corection” is known here"),
        ('said = "Two."', "", 7, "the key “said” is missing"),
        ('says = "Three."', "says = 3", 10, "“says” must be text in quotes"),
        ('what = "Four."', 'wat = "Four."\nwhat = "Four."', 14, "no key “wat” is known here"),
        ('what = "Five."', 'what = ""', 18, "“what” is empty"),
        ("on = 2026-11-22", "on = '2026-11-22'", 4, "“on” must be a day without quotes: 2026-11-22"),
        ("# A log.", "x = 1", 2, "no key “x” is known here"),
        ("# A log.", "change", 2, "cannot be read: "),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, old, new, line, message):
    """Of the row that has it; a day without words is told at its first entry."""
    assert old in GOOD
    (tmp_path / "changes.toml").write_text(GOOD.replace(old, new), "utf-8")
    problems = parse_file(Log, load(tmp_path / "changes.toml", "changes.toml"))[1]

    told = [(p.path, p.line, p.message[: len(message)]) for p in problems]
    assert ("changes.toml", line, message) in told


def test_a_mistake_hides_no_other_of_its_row(tmp_path):
    """What cannot be read is told once."""
    (tmp_path / "changes.toml").write_text("[[correction]]\non = 'x'\nsaid = 5\nsays = ' '\n", "utf-8")
    problems = parse_file(Log, load(tmp_path / "changes.toml", "changes.toml"))[1]

    assert [(p.line, p.message[:12]) for p in problems] == [
        (2, "“on” must be"),
        (3, "“said” must "),
        (4, "“says” is em"),
    ]


def test_each_article_and_each_translation_has_its_own(tmp_path):
    """By its folder; none is fine, and a folder of that name is no log."""
    for name in ("articles/a/changes.toml", "articles/a/de/changes.toml", "pages/changes.toml"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(GOOD, "utf-8")
    (tmp_path / "content/articles/b/changes.toml").mkdir(parents=True)
    logs, problems = read_logs(DataFiles(tmp_path))

    assert sorted(logs) == ["articles/a", "articles/a/de"]
    assert problems == []
    assert read_logs(DataFiles(tmp_path / "nothing")) == ({}, [])
