"""Which texts name a target, and which do not."""

import sys

import pytest

from press.publish.model import PublishError, masked
from press.publish.targets import target_at

REFUSED = {  # how it is said of a text that it names no target, and the texts
    "This names no target: write a folder, rsync://user@host/path, s3://bucket/prefix, or github": [
        *["sftp://bob:hun/ter2@host/x", "sftp://bob:hun\nter2@host/x", "rsync:bob:hunter2@host/x", "s3:/bob:hun@b/x"],
        *["bob:hunter2@host:/srv/x", "//bob:hunter2@host/x", "books.example:/srv/x", "me@home", "s3:bucket"],
    ],
    "This names no folder of a host. Write rsync://user@host": [
        *["rsync://host/", "rsync:///srv/site", "rsync://host//srv", "rsync://host:22x/srv", "rsync://hôst/srv"],
        *["rsync://-oProxyCommand=id/srv", "rsync://-l@host/srv", "rsync://me@-host/srv", "rsync://ho st/srv"],
        *["rsync://host/srv/my site", "rsync://host/srv/$(id)", "rsync://host/srv/;id", "rsync://host/srv/'a'"],
        *["rsync://host/srv/../etc", "rsync://host/./srv", "rsync://host/~/site", "rsync://host/srv\n"],
        *["rsync://bob:hunter2@host/srv", "rsync://bob:22/hunter2@host/x"],
    ],
    "This is no address of a store: write s3://bucket or s3://bucket/prefix": [
        *["s3:///x", "s3://Books", "s3://books/a/../b", "s3://books/a b", "s3://books?x", "s3://books//a"],
        *["s3://bob:hunter2@example.org/a", "s3://books:9000/hunter2"],
    ],
    "This names no branch: write github-pages, or github-pages:remote/branch. Nothing was changed.": [
        *[f"github-pages{end}" for end in (":", ":live", ":-x/y", ":a/ b")],
    ],
    "There is no remote “upstream” here": ["github-pages:upstream/pages"],  # nor a repository
    "This names no folder that can be used (Could not determine home directory": ["~nobody-of-this-name/x"],
    "This names no folder that can be used (embedded null": ["/srv/\0x"],
    "This names no folder that can be used (File name too long": ["/srv/" + "x" * 300],
    "This names no folder that can be used ('utf-8' codec can't encode": ["/srv/\ud800"],
}


def refused(root, text):
    """What is said of a text that names no target."""
    with pytest.raises(PublishError) as stopped:
        target_at(root, text)
    return str(stopped.value)


@pytest.mark.parametrize(("start", "text"), [(start, text) for start, texts in REFUSED.items() for text in texts])
def test_half_an_address_is_no_target_and_no_password_is_repeated(tmp_path, start, text):
    """Nothing that a shell reads, no option, no way out of a path; nor is it a folder that would be made here."""
    said = refused(tmp_path, text)

    assert said.startswith(start)
    assert not any(part in said for part in ("hun", "ter2", "bob"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("text", "extra"), [("s3://books", "s3"), ("github-pages", "github-pages")])
def test_what_only_one_target_needs_is_named_if_it_is_missing(tmp_path, monkeypatch, text, extra):
    """With the line that installs it."""
    monkeypatch.setitem(sys.modules, "boto3", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    assert refused(tmp_path, text).endswith(f".venv/bin/pip install -r requirements-{extra}.txt")


OWN = [".", "..", "content/pages", ".build", ".build/stage", ".build/release/x", ".build/site/../stage", ".build/sites"]


@pytest.mark.parametrize("text", OWN)
def test_the_project_s_own_folders_are_no_target(tmp_path, text):
    """Publishing would remove what it publishes, or be removed with it."""
    wrong = "is in the project's own folder; choose one outside of it, or .build/site. Nothing was changed."
    assert refused(tmp_path, text).endswith(wrong)


def test_a_link_does_not_lead_around_that(tmp_path):
    """Nor does a .build that is a link to another disk."""
    project, disk = tmp_path / "project", tmp_path / "disk"
    project.mkdir()
    disk.mkdir()
    (project / ".build").symlink_to(disk)
    assert target_at(project, ".build/site").path == disk / "site"
    (disk / "site").symlink_to("stage")

    for text in (".build/site", ".build", str(disk / "release")):
        assert "is in the project's own folder" in refused(project, text)


FOLDERS = {".build/site/en": "project/.build/site/en", "../www": "www", "../a@b:c": "a@b:c", "{root}/www:8": "www:8"}


@pytest.mark.parametrize("text", FOLDERS)
def test_folders_and_other_kinds(tmp_path, text):
    """From the project's root; for what a host picks up there is one in the project."""
    (tmp_path / "project").mkdir()
    target = target_at(tmp_path / "project", text.format(root=tmp_path))

    assert (target.kind, target.path) == ("folder", tmp_path / FOLDERS[text])
    assert [target_at(tmp_path, kind).kind for kind in ("rsync://host/srv", "s3://books/site")] == ["rsync", "s3"]


def test_a_text_is_printed_without_a_password():
    """Whatever it holds, on any of its lines."""
    assert masked("fatal: https://a:b/c@d@host/x\nrsync://me@host") == "fatal: https://…@host/x\nrsync://…@host"
