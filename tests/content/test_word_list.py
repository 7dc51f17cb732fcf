"""content/words.toml: what is looked for, and what may be wrong with the file."""

import tomllib

import pytest
from support import REPOSITORY

from press.content.data_files import DataFiles, strings_of
from press.content.word_list import read_words

ROW = '[[en]]\navoid = ["a bad word"]\ninstead = "b"\nwhy = "c"\nsource = "d"\nlevel = "advice"\n'


def problems(folder, text):
    """What is wrong with a words.toml: line and message."""
    (folder / "content").mkdir()
    (folder / "content/words.toml").write_text(text, "utf-8")
    return [(p.line, p.code, p.message) for p in read_words(DataFiles(folder))[1]]


def test_a_good_file_has_no_problem(tmp_path):
    """One row, or none."""
    assert problems(tmp_path, ROW) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (ROW + "\n" + ROW.replace("a bad word", "a (bad"), 9, "holds what is no pattern"),
        (ROW.replace("level = ", "unless = ['x*']\nlevel = "), 6, "holds what is no pattern"),
        (ROW + ROW.replace('"advice"', '"bad"'), 12, "“level” must be one of: warning, advice"),
        (ROW + ROW.replace('why = "c"', 'why = ""'), 10, "“why” is empty"),
        (ROW + ROW.replace('why = "c"\n', ""), 7, "the key “why” is missing"),
        (ROW + ROW.replace("why", "whi"), 10, "no key “whi” is known here"),
        (ROW + ROW.replace('["a bad word"]', '"a bad word"'), 8, "“avoid” must be a list"),
        (ROW.replace("[[en]]", "[en]"), 1, "“en” must be rows"),
        ("en = 1\n", 1, "“en” must be rows"),
        ("[[en]\n", 1, "cannot be read"),
    ],
)
def test_each_mistake_is_told_with_its_line(tmp_path, text, line, message):
    """A broken pattern, a wrong level, keys that are missing or unknown; no traceback."""
    told = problems(tmp_path, text)

    assert [line for line, _, _ in told[:1]] == [line]
    assert message in told[0][2]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    """Otherwise nothing would be looked for, and nobody told."""
    assert [p.code for p in read_words(DataFiles(tmp_path))[1]] == ["data-missing"]


def test_of_two_that_overlap_the_longer_counts(tmp_path):
    """And what is all right wins over what it touches."""
    problems(tmp_path, ROW.replace('"a bad word"', '"bad word", "a bad"') + 'unless = ["bad word indeed"]\n')
    found = read_words(DataFiles(tmp_path))[0]["en"].search("a bad word; bad word; a bad word indeed")

    assert [(one.start, one.end) for one in found] == [(0, 5), (12, 20)]


TABLE = tomllib.loads((REPOSITORY / "tests/content/words.toml").read_text("utf-8"))


@pytest.mark.parametrize(("said", "instead"), TABLE["found"].items())
def test_our_own_list_finds_what_it_should(said, instead):
    """Each of its rows, by the first words of what to write instead."""
    found = read_words(DataFiles(REPOSITORY))[0]["en"].search(said)

    assert [one.row.instead.startswith(instead) for one in found] == [True]


@pytest.mark.parametrize("said", TABLE["left"]["alone"])
def test_and_not_what_it_should_not(said):
    """Names, and words that only look alike."""
    assert read_words(DataFiles(REPOSITORY))[0]["en"].search(said) == []


def test_every_row_of_our_list_is_shown_to_work():
    """A new row needs a line in the table; and our file has no problem."""
    known, wrong = read_words(DataFiles(REPOSITORY))
    rows = {id(row): row for _, row in known["en"].patterns if row}.values()

    assert wrong == []
    assert [row.avoid for row in rows if not row.instead.startswith((*TABLE["found"].values(),))] == []


def test_all_texts_of_a_table_are_found():
    """In lists and tables within it; nothing else."""
    assert list(strings_of({"a": "x", "b": [{"c": "y", "d": 1}, "z"], "e": True})) == ["x", "y", "z"]
