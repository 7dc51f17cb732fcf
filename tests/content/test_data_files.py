"""Data files are values: each is read once in a build, whatever asks for it, and each row knows its lines."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from support import REPOSITORY, repository

from press.builder.build import stage_site
from press.commands.check import check
from press.content.data_files import DataFile, DataFiles, Part, load

KINDS = {
    "site.toml", "helplines.toml", "references.toml", "words.toml", "starting-points.toml", "changes.toml",
    "findings.toml", "claims.toml", "en.toml", "index.md", "home.md",
}  # fmt: skip


def is_text(file):
    """Whether a build reads a file as text."""
    return file.suffix in {".toml", ".md"} and file.name != "LICENCE.md"


@pytest.fixture
def opened(monkeypatch):
    """How often each file is opened from now on."""
    counted, opens = Counter(), Path.open
    monkeypatch.setattr(
        Path, "open", lambda file, *given, **more: counted.update([file]) or opens(file, *given, **more)
    )
    return counted


@pytest.mark.parametrize("look", [stage_site, check])
@pytest.mark.parametrize("content", ["content", "tests/checks/bad/content"])
def test_a_build_and_a_check_read_each_file_once(tmp_path, opened, content, look):
    """Texts, data and words of the interface, whether all is well or every kind of problem needs its line."""
    made = repository(tmp_path, "theme")
    shutil.copytree(REPOSITORY / content, tmp_path / "content")
    files = {
        file for part in ("content", "theme/strings") for file in made.root.glob(f"{part}/**/*.*") if is_text(file)
    }
    opened.clear()
    problems = look(made.root).problems

    if content == "content":
        assert {file.name for file in files} >= KINDS
        assert {file: opened[file] for file in files} == dict.fromkeys(files, 1)
    else:
        assert len({problem.code for problem in problems}) > 60
        assert {file: opened[file] for file in files if opened[file] > 1} == {}


def test_a_file_that_may_be_missing_is_empty(tmp_path):
    """Any other is a problem."""
    files = DataFiles(tmp_path)

    assert files.toml("a.toml", needed=False) == DataFile({}, Part("a.toml"), [])
    assert [problem.code for problem in files.toml("b.toml").problems] == ["data-missing"]


TEXT = """
# One row.
[[row]]
name = "a"

[[ row ]]  # another
name = "b"
[table]
name = "c"
"""


def test_each_row_and_each_table_knows_its_lines():
    """Where rows are written in another way, their lines are looked for in the whole file."""
    whole = Part("f.toml", TEXT)

    assert [part.line("name") for part in whole.rows("row", 2)] == [4, 7]
    assert [part.line("gone") for part in whole.rows("row", 2)] == [3, 6]
    assert [(name, part.line("name")) for name, part in whole.split()] == [("row", 4), ("row", 7), ("table", 9)]
    assert whole.rows("row", 3) == [whole] * 3
    assert (whole.line("table"), whole.line("gone"), whole.where("gone")) == (8, 1, 0)


@pytest.mark.parametrize(("line", "hint"), [("owner = “Jane”", "curly"), ('owner = "C:\\Users\\jane"', "backslash")])
def test_the_hint_for_broken_toml_is_chosen_by_its_line(tmp_path, line, hint):
    """Curly quotes and a backslash each have their own hint."""
    (tmp_path / "a.toml").write_text(f"a = 1\n{line}\n", "utf-8")
    (problem,) = load(tmp_path / "a.toml", "a.toml").problems

    assert problem.line == 2
    assert hint in problem.hint
