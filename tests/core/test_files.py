"""Files that are replaced in one step."""

import pytest

from press.core.files import replace_file


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
