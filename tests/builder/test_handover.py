"""Bringing the output up to date: whole pages at every moment, and nothing lost when the disk refuses."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import REPOSITORY, page

from press.builder.build import BuildDir
from press.builder.lock import BuildError, only_one
from press.builder.manifest import load, manifest_of, save
from press.builder.sync import hand_over


@pytest.fixture
def place(tmp_path):
    """A stage, an output and a record, and what writes a stage and hands it over."""

    def go(held=(), **files: str):
        shutil.rmtree(tmp_path / "stage", ignore_errors=True)
        for name, text in files.items():
            file = tmp_path / "stage" / name.replace("__", "/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        (tmp_path / "output").mkdir(exist_ok=True)
        return hand_over(tmp_path / "stage", tmp_path / "output", tmp_path / "manifest.json", held)

    go.output, go.record = tmp_path / "output", tmp_path / "manifest.json"
    return go


def there(folder):
    """Every file of a folder, with its words."""
    return {f.relative_to(folder).as_posix(): f.read_text("utf-8") for f in sorted(folder.rglob("*")) if f.is_file()}


def test_what_is_new_changed_and_gone_is_said(place):
    """And what is not ours stays, and is named."""
    place(a="1", b__c="2", d="3")
    (place.output / "CNAME").write_text("example.org")
    (place.output / ".gitignore").write_text("*")
    changes = place(a="1", d="4", e="5")

    assert (changes.new, changes.changed, changes.removed, changes.others) == (["e"], ["d"], ["b/c"], ["CNAME"])
    assert str(changes) == "1 new, 1 changed, 1 removed"
    assert there(place.output) == {"a": "1", "d": "4", "e": "5", "CNAME": "example.org", ".gitignore": "*"}
    assert not (place.output / "b").exists()


def test_what_pages_show_comes_before_the_pages_and_the_record_last(place):
    """A page that is there before its picture would be read without it."""
    files = {"a.html": "1", "a.html.br": "1", "z.png": "1", "release.json": "1"}

    assert place(**files).new == ["z.png", "a.html", "a.html.br", "release.json"]
    changed = dict.fromkeys(files, "2")
    assert place(**changed).changed == ["z.png", "a.html", "a.html.br", "release.json"]


def test_what_is_held_stays_once_more(place):
    """A picture that an open page still shows; the next hand-over removes it."""
    place(page="1", picture="1", gone="1")

    assert place(held=("picture",), page="2").removed == ["gone"]
    assert sorted(there(place.output)) == ["page", "picture"]
    assert place(page="3").removed == ["picture"]


def test_new_files_come_before_changed_ones_and_removals_last(place, monkeypatch):
    """So that at no moment a link leads to a page that is not there yet; what has not changed is left alone."""
    place(old="1", page="1", same="1")
    order = []
    replace, unlink = Path.replace, Path.unlink
    monkeypatch.setattr(Path, "replace", lambda self, to: (order.append(f"put {Path(to).name}"), replace(self, to))[1])
    monkeypatch.setattr(Path, "unlink", lambda self, **k: (order.append(f"drop {self.name}"), unlink(self, **k))[1])
    place(page="2", another="1", same="1")

    assert order == ["put manifest.json", "put another", "put page", "drop old", "put manifest.json"]


def test_a_file_of_a_killed_build_is_known_to_the_next(place, monkeypatch):
    """The record is told of new files before they appear, so that none is taken for somebody else's."""
    place(a="1")
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        place(b="2")
    monkeypatch.undo()

    assert there(place.output) == {"a": "1", "b": "2"}
    assert place(c="3").others == []
    assert there(place.output) == {"c": "3"}


def test_what_a_killed_build_left_beside_the_pages_is_swept_away(place):
    """In whatever folder it lies."""
    place(a="1")
    (place.output / "deep/er").mkdir(parents=True)
    (place.output / "deep/er/.b.press-new").write_text("half")
    place(a="1")

    assert there(place.output) == {"a": "1"}
    assert not (place.output / "deep").exists()


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_full_disk_leaves_the_output_as_it_was(place, monkeypatch, nth):
    """Whichever file it is that does not fit."""
    place(a="1", b="1")
    copy, count = shutil.copyfile, []

    def refuse(source, target):
        count.append(target)
        if len(count) == nth:
            Path(target).write_text("ha")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        return copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(BuildError, match=r"No space left on device\. The site was not changed\."):
        place(a="2", b="2", c__d="2")

    assert there(place.output) == {"a": "1", "b": "1"}
    assert not (place.output / "c").exists()
    assert set(load(place.record)) == {"a", "b"}


CODE = """
import sys
from pathlib import Path
from press.builder.build import build
from press.builder.lock import BuildError
from press.core.problems import ContentError
try:
    build(Path(sys.argv[1]))
except BuildError as error:
    print("BuildError", error)
except ContentError as error:
    print(*(f"{problem.path} {problem.code}" for problem in error.problems))
else:
    print("built")
"""
POWERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all", "--ambient-caps=-all"]


def build_without_power(root):
    """Build as somebody for whom what is forbidden is forbidden, also when the tests run as root."""
    root_user = hasattr(os, "geteuid") and os.geteuid() == 0
    if root_user and not shutil.which("setpriv"):
        pytest.skip("as root this needs setpriv, of util-linux")
    command = [*(POWERS if root_user else []), sys.executable, "-c", CODE, str(root)]
    ended = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, encoding="utf-8")

    assert ended.stderr == ""
    return ended.stdout


@pytest.mark.parametrize("folder", ["output", "output/gone", ".build", ".build/stage"])
def test_without_permission_the_output_stays_and_a_sentence_says_so(site, folder):
    """Whether a page is new, or to be removed, or could not even be staged."""
    made = site({"content/pages/gone.md": page("Gone")}).build()
    before = there(made.root / "output")
    (made.root / "content/pages/gone.md").unlink()
    made.write({"content/pages/new.md": page("New")})
    (made.root / folder).chmod(0o555)
    said = build_without_power(made.root)
    (made.root / folder).chmod(0o755)

    assert said.startswith("BuildError")
    assert said.endswith("Permission denied. The site was not changed.\n")
    assert there(made.root / "output") == before


@pytest.mark.parametrize(
    "name",
    ["content/pages/help.md", "content/site.toml", "theme/templates/page.html", "theme/css/base.css", "content/pages"],
)
def test_a_file_that_may_not_be_read_is_named(site, name):
    """It is neither missing nor the code's fault."""
    made = site().build()
    (made.root / name).chmod(0)
    said = build_without_power(made.root)
    (made.root / name).chmod(0o755)

    assert f"{name} file-unreadable" in said
    assert "build-broken" not in said


def test_a_small_disk_is_told_and_the_output_stays(site):
    """A real one, too small for the stage."""
    made = site().build()
    before = there(made.root / "output")
    made.write({f"content/pages/{name}.md": page(name, f"{'word ' * 3_000}\n\n" * 10) for name in ("big", "bigger")})
    folder = BuildDir(made.root).folder
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this needs the right to mount a small disk")
    try:
        with pytest.raises(BuildError, match=r"No space left on device\. The site was not changed\."):
            made.build()
    finally:
        subprocess.run(["umount", str(folder)], check=True)

    assert there(made.root / "output") == before


def test_a_refusal_half_way_says_so(place, monkeypatch):
    """On Windows a page that is open elsewhere cannot be replaced."""
    place(a="1", b="1")
    replace = Path.replace

    def refuse(self, to):
        if Path(to).name == "b":
            raise PermissionError(errno.EACCES, "in use", str(to))
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BuildError, match="Every page is whole, but some are old and some are new: run it again"):
        place(a="2", b="2")
    monkeypatch.undo()

    assert there(place.output)["a"] == "2"
    assert place(a="2", b="2").changed == ["b"]
    assert there(place.output) == {"a": "2", "b": "2"}


def test_a_link_that_leads_out_of_the_output_is_not_followed(place, tmp_path):
    """A folder of the output may be somebody's link to elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    place(a="1")
    (place.output / "b").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(BuildError, match="a symbolic link leads out of the output"):
        place(a="1", b__c="2")

    assert there(tmp_path / "elsewhere") == {}


def test_a_folder_in_the_place_of_a_page_is_told(place):
    """Somebody put it there; it is not ours to remove."""
    (place.output / "a").mkdir(parents=True)
    (place.output / "a/theirs").write_text("x")

    with pytest.raises(BuildError, match="output/a: a folder stands in the place of a page; take it away"):
        place(a="1", b="2")

    assert there(place.output) == {"a/theirs": "x"}


def test_the_second_build_says_who_holds_the_lock(tmp_path):
    """And leaves at once; when the first is done, it may go."""
    with (
        only_one(tmp_path),
        pytest.raises(BuildError, match=rf"Another build is running \(process {os.getpid()}, since"),
    ):
        hold(tmp_path)

    hold(tmp_path)


def hold(folder):
    """Take the lock for a moment."""
    with only_one(folder):
        pass


def test_a_killed_build_holds_no_lock(tmp_path):
    """The system takes it back, whatever the process left behind."""
    code = """
import os, sys
from pathlib import Path
from press.builder.lock import only_one
with only_one(Path(sys.argv[1])):
    os._exit(9)
"""
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=REPOSITORY, check=False)

    assert ended.returncode == 9
    hold(tmp_path)


def test_a_manifest_is_what_publishing_will_compare(tmp_path):
    """Path, bytes and SHA-256; a broken one is as good as none."""
    (tmp_path / "site/a").mkdir(parents=True)
    (tmp_path / "site/a/b.html").write_text("abc")
    made = manifest_of(tmp_path / "site")
    save(made, tmp_path / "m.json")

    assert {name: (e.bytes, e.sha256[:8]) for name, e in made.items()} == {"a/b.html": (3, "ba7816bf")}
    assert load(tmp_path / "m.json") == made
    for broken in ("", "[]", '{"files": {"a": 1}}', '{"files": {"a": {"x": 1}}}'):
        (tmp_path / "m.json").write_text(broken)
        assert load(tmp_path / "m.json") == {}
