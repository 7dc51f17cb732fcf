"""Files that are replaced in one step."""

import pytest

from press.core.files import read_text, replace_file


def test_a_file_is_replaced_in_one_step(tmp_path, monkeypatch):
    """With the rights that it had; if the disk refuses, it is as it was."""
    file = tmp_path / "a.txt"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    replace_file(file, "new")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        replace_file(file, "newer")

    assert file.read_text("utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_characters_that_nobody_sees_are_told_on_every_line_and_taken_out(tmp_path):
    """Each line that holds one is a problem, and the rest of the text can still be looked at."""
    (tmp_path / "a.md").write_text("A\u200bb\nplain\nC\u200bd\n", "utf-8")
    unseen = []

    assert read_text(tmp_path / "a.md", "a.md", unseen=unseen) == "Ab\nplain\nCd\n"
    assert [problem.line for problem in unseen] == [1, 3]
