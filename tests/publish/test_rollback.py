"""Publishing and going back as `invoke rollback` does it: a real SSH server, and a real git repository."""

import os
import shutil
import subprocess

import pytest
from publish.hosts import program, ssh_host
from support import Site

from press.build.manifest import RECORD, manifest_of
from press.publish import record
from press.publish.back import kept, rollback
from press.publish.memory import place as remembered
from press.publish.model import Plan, PublishError, Record, Release
from press.publish.ssh import shell
from press.publish.targets import place_of


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """The folder of a running SSH server."""
    program("rsync")
    with ssh_host(tmp_path_factory.mktemp("host") / "ssh") as folder:
        yield folder


@pytest.fixture(params=["ssh", "branch"])
def place(request, tmp_path, monkeypatch):
    """A project that publishes to such a place."""
    root = tmp_path / "project"
    root.mkdir()
    if request.param == "ssh":
        host = request.getfixturevalue("host")
        monkeypatch.setattr(shell, "SHORT", str(host))
        monkeypatch.setenv("PATH", f"{host / 'bin'}{os.pathsep}{os.environ['PATH']}")
        made = Place(root, f"rsync://tiny-host{tmp_path}/site", ["cat", f"{tmp_path}/site/current/index.html"])
    else:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
        git(tmp_path, "init", "--quiet", "--bare", "host.git")
        git(root, "init", "--quiet")
        git(root, "remote", "add", "origin", str(tmp_path / "host.git"))
        made = Place(root, "github-pages", ["git", "-C", f"{tmp_path}/host.git", "show", "gh-pages:index.html"])
    Site(root).own(publish_to=made.to)
    return made


def git(where, *words):
    """Run git there."""
    subprocess.run(["git", *words], cwd=where, check=True)


class Place:
    """A project, the place to which it publishes, and a command that prints what readers see there."""

    def __init__(self, root, to, reading):
        self.root, self.to, self.reading = root, to, reading

    def publish(self, text, commit="a", *, preview=False):
        """Publish a site of one page."""
        folder = self.root.parent / "release"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "site").mkdir(parents=True)
        (folder / "site/index.html").write_text(text)
        made = Record(commit * 40, True, preview, {}, manifest_of(folder / "site"))
        record.save(made, folder / "site" / RECORD)
        target = place_of(self.root, "")
        with target.locked():
            target.standing()
            target.put(Release(folder / "site", folder, made, "", {}), Plan((), (), (), 0), lambda _name: None)

    def back(self, name=""):
        """Go back; what readers see then."""
        said = rollback(self.root, "", name)
        assert " now; before, it was " in said
        return self.page()

    def page(self):
        """What readers see."""
        return subprocess.run(self.reading, capture_output=True, text=True, check=True).stdout

    def listed(self):
        """The lines of `invoke rollback --list`, as pairs of a name and what is said of it."""
        return [line.partition("   ")[::2] for line in kept(self.root, "").splitlines()]


def test_nobody_goes_back_to_a_draft(place):
    """Neither by chance nor by its name, once a checked site stands there; the list says which one it is."""
    place.publish("draft", preview=True)
    place.publish("checked")
    (standing, stands), (draft, said) = place.listed()
    assert (stands, said) == ("stands there now", "unchecked draft")
    with pytest.raises(PublishError, match=f"no older release there that was checked .* kept: {standing}, {draft}"):
        place.back()
    with pytest.raises(PublishError, match="is an unchecked draft, and readers would find it"):
        place.back(draft)

    assert place.page() == "checked"


def test_from_a_draft_to_a_draft(place):
    """Only by its name."""
    place.publish("first", preview=True)
    place.publish("second", preview=True)
    with pytest.raises(PublishError, match="no older release"):
        place.back()

    assert place.back(place.listed()[1][0]) == "first"


def test_going_back_again_and_again_on_one_day_never_meets_the_bad_one(place):
    """Each step goes to an older one; a newer one has to be named."""
    for text in ("first", "second", "bad"):
        place.publish(text)
    bad = place.listed()[0][0]

    assert place.back() == "second"
    assert place.back() == "first"
    with pytest.raises(PublishError, match="no older release"):
        place.back()
    assert place.page() == "first"
    assert [said for _, said in place.listed()] == ["stands there now", "newer", "newer"]
    assert place.listed()[1][0] == bad
    assert place.back(bad) == "bad"


def test_a_release_with_the_same_pages_is_no_way_back(place):
    """Six of them that differ in their commit only do not use up what is kept either."""
    place.publish("good")
    place.publish("bad", "b")
    for commit in "cdef0":
        place.publish("bad", commit)

    assert len(place.listed()) == 2
    assert place.back() == "good"
    assert record.load((remembered(place.root) / RECORD).read_text()).commit == "a" * 40


def test_where_nothing_is_kept_nothing_is_written(place):
    """Somebody may have named the wrong place."""
    with pytest.raises(PublishError, match=r"kept: none\. Nothing was changed"):
        place.back()

    assert not (place.root.parent / "site").exists()
    assert not (place.root / ".build").exists()


def test_a_folder_that_keeps_nothing_is_not_made_either(tmp_path):
    """It is asked before it is held."""
    (tmp_path / "project").mkdir()
    Site(tmp_path / "project").own(publish_to="../www")
    with pytest.raises(PublishError, match="keeps no older release"):
        rollback(tmp_path / "project", "", "")

    assert not (tmp_path / "www").exists()
