"""A plain folder as the place of a site."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from support import page, picture

from press.build.lock import only_one
from press.publish import publish
from press.publish.asking import go_on
from press.publish.model import PublishError


def test_what_is_not_ours_stays(ready, tmp_path):
    """A file of the host's, whatever it is called."""
    www = tmp_path / "www"
    www.mkdir()
    (www / "CNAME").write_text("example.org")
    publish(ready.root, str(www), go_on)
    publish(ready.root, str(www), go_on)

    assert (www / "CNAME").read_text() == "example.org"


def test_somebody_s_page_is_not_overwritten(ready, tmp_path):
    """A new server shows a page of its own; it may be somebody's only copy."""
    www = tmp_path / "www"
    www.mkdir()
    (www / "index.html").write_text("Mine")

    with pytest.raises(PublishError, match=r"index\.html was not published from here"):
        publish(ready.root, str(www), go_on)

    assert sorted(file.name for file in www.iterdir()) == [".press", "index.html"]
    assert (www / "index.html").read_text() == "Mine"


def test_a_lost_note_of_what_is_ours_is_made_anew(ready, tmp_path):
    """The record that anybody can read says it; what is gone since is removed as ever."""
    publish(ready.root, str(tmp_path / "www"), go_on)
    (tmp_path / "www/.press/files.json").write_text("{")
    ready.write({"content/pages/about.md": page("About", "Other words.")})
    publish(ready.root, str(tmp_path / "www"), go_on)

    assert "Other words." in (tmp_path / "www/about/index.html").read_text("utf-8")


def test_a_server_is_told_the_folder_unless_its_name_means_something_to_it(ready, tmp_path):
    """Then its owner writes it; publishing goes on."""
    publish(ready.root, str(tmp_path / "www"), go_on)
    told = (ready.root / ".build/hosts/nginx.conf").read_text("utf-8")
    publish(ready.root, str(tmp_path / "my; site"), go_on)
    asked = (ready.root / ".build/hosts/nginx.conf").read_text("utf-8")

    assert f"root {tmp_path}/www;" in told
    assert "root /FOLDER/OF/THE/SITE;" in asked


def test_two_at_once_are_told_apart(ready, tmp_path):
    """The second one says who holds the folder."""
    with (
        only_one(tmp_path / "www/.press", "publish"),
        pytest.raises(PublishError, match=r"Another publish is running \(pro"),
    ):
        publish(ready.root, str(tmp_path / "www"), go_on)


def test_what_an_interrupted_publish_has_brought_stays_once_more_too(ready, tmp_path, monkeypatch):
    """Its pages were read until the next one came, which may be another."""
    www = tmp_path / "www"
    ready.write({"content/articles/a/index.md": page("A", "![Dot](media/dot.png)", date="2026-01-02")})
    replace = Path.replace

    def stop_before_the_record(file, to):
        if Path(to).name == "release.json" and Path(to).parent == www:
            raise KeyboardInterrupt
        return replace(file, to)

    found = []
    for width, stopped in ((3, False), (4, True), (5, False), (6, False)):
        ready.write({"content/articles/a/media/dot.png": picture(width)})
        with monkeypatch.context() as patched:
            if stopped:
                patched.setattr(Path, "replace", stop_before_the_record)
            with pytest.raises(PublishError, match="Stopped in the middle") if stopped else nullcontext():
                publish(ready.root, str(www), go_on)
        found.append({file.name for file in (www / "articles/a/media").iterdir()})

    assert [len(names) for names in found] == [1, 2, 3, 2]
    assert found[0] | found[1] < found[2]
    assert len(found[3] & found[2]) == 1


def test_a_picture_of_the_release_before_stays_once_more(ready, tmp_path):
    """Somebody may hold the old page open; the release after that removes it."""
    www = tmp_path / "www"
    files = [
        {"content/articles/a/media/dot.png": picture(3), "content/pages/about.md": page("About", "Words.")},
        {"content/articles/a/media/dot.png": picture(4)},
        {"content/pages/about.md": page("About", "Other words.")},
    ]
    ready.write({"content/articles/a/index.md": page("A", "![Dot](media/dot.png)", date="2026-01-02")})
    found = []
    for step in files:
        ready.write(step)
        publish(ready.root, str(www), go_on)
        found.append(sorted(file.name for file in (www / "articles/a/media").iterdir()))

    assert [len(names) for names in found] == [1, 2, 1]
    assert set(found[0]) < set(found[1])
    assert set(found[2]) == set(found[1]) - set(found[0])
