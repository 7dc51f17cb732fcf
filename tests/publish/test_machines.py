"""The same commit gives the same record on another machine."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from browser.missing import missing
from publish.repository import commit
from support import REPOSITORY, article, picture, published

from press.build.manifest import RECORD
from press.publish.origin import MADE_FROM
from press.publish.record import load

BUILT_FROM = (*MADE_FROM, ".gitattributes", ".gitignore")
HALL = picture(1200, 400, "JPEG", noise=True, quality=92)
ROOM = {"index.md": article("Room", "Words.\n\n![Hall](media/hall.jpg)").encode(), "media/hall.jpg": HALL}
OWN = (
    "[core]\n\tautocrlf = true\n\tfileMode = false\n\texcludesFile = {0}/ignored\n[status]\n\tshowUntrackedFiles = no\n"
)


class Machine:
    """A home and a clone of the project in it; `run` is a program there, `record` the bytes of release.json."""

    def __init__(self, home: Path, settings: str = "", *, umask: int = 0o022, **environment: str) -> None:
        home.mkdir(parents=True)
        (home / ".gitconfig").write_text(settings.format(home), "utf-8")
        (home / "ignored").write_text("*.note\n", "utf-8")
        self.clone, self.umask = home / "site", umask
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.environment = {**kept, "HOME": str(home), "USERPROFILE": str(home), **environment}

    def run(self, *command: str) -> str:
        """What a program prints there; it must not fail."""
        where = self.clone if self.clone.exists() else None
        ended = subprocess.run(
            command, cwd=where, env=self.environment, umask=self.umask, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def record(self, *how: str) -> bytes:
        """What a build there says of itself."""
        file = self.clone.parent / RECORD
        self.run(sys.executable, str(Path(__file__).with_name("machine.py")), str(file), *how)
        return file.read_bytes()


@pytest.fixture
def origin(tmp_path):
    """A repository of this very project, with an article that shows a picture."""
    if shutil.which("git") is None:
        missing("no git: install git")
    made = Machine(tmp_path / "origin")
    for name in BUILT_FROM:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, made.clone / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(REPOSITORY / name, made.clone / name)
    for name, data in ROOM.items():
        file = made.clone / "content/articles/room" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    commit(made.run)
    return made


def cloned(origin, *given, **more):
    """Another machine with a clone."""
    machine = Machine(*given, **more)
    machine.run("git", "clone", "-q", str(origin.clone), str(machine.clone))
    return machine


def test_two_machines_that_share_nothing_but_the_commit_write_one_record(origin, tmp_path):
    """Another folder, home, zone, language, umask, hash seed, git settings, dates of files, and order of folders."""
    one = cloned(origin, tmp_path / "a", TZ="UTC", LANG="C.UTF-8", PYTHONHASHSEED="1")
    bare = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}  # a system that knows ASCII alone
    zone = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR", "PYTHONHASHSEED": "2"}
    other = cloned(origin, tmp_path / "another place/b", OWN, umask=0o077, **zone, **bare)
    for file in other.clone.rglob("*"):
        os.utime(file, (10**9, 10**9))
    (other.clone / "content/.DS_Store").write_bytes(b"a machine's own")

    with ThreadPoolExecutor() as both:
        asked = both.submit(one.record), both.submit(other.record, "backwards")
        first, second = (answer.result() for answer in asked)
    assert first == second
    record = load(first.decode())
    assert (record.commit, record.clean) == (origin.run("git", "rev-parse", "HEAD").strip(), True)
    assert published("articles/room/media/hall.jpg", HALL) in record.files
    assert "benefits-of-peer-support/index.html" in record.files
