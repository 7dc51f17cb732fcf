"""Which texts name a target, and which do not."""

import sys

import pytest

from press.publish.model import PublishError, masked
from press.publish.targets import Folder, target_of


def refused(root, text):
    """What is said of a text that names no target."""
    with pytest.raises(PublishError) as stopped:
        target_of(text, root)
    return str(stopped.value)


REFUSED = {  # what is said of a text, and the texts
    "This names no target: write a folder, rsync://user@host/path, s3://bucket/prefix, or github": [
        *["ftp://bob:hunter2@host/x", "sftp://bob:hun/ter2@host/x", "sftp://bob:hun@127.0@host/x"],
        *["sftp://bob:hun\nter2@host/x", "https://hunter2@host/x", "rsync:bob:hunter2@host/x", "s3:/bob:hunter2@b/x"],
        *["bob:hunter2@host:/srv/x", "bob:hun/ter2@host/x", "//bob:hunter2@host/x", "rsync:host", "s3:bucket"],
        *["deploy@host:/srv/x", "books.example:/srv/x", "//host/srv", "me@home", "ssh://host/srv", "host:/srv"],
    ],
    "This names no folder of a host. Write rsync://user@host": [
        *["rsync://host", "rsync://host/", "rsync:///srv/site", "rsync://host//srv", "rsync://host:22x/srv"],
        *["rsync://-oProxyCommand=id/srv", "rsync://-l@host/srv", "rsync://me@-host/srv", "rsync://ho st/srv"],
        *["rsync://host/srv/my site", "rsync://host/srv/$(id)", "rsync://host/srv/;id", "rsync://host/srv/'a'"],
        *["rsync://host/srv/../etc", "rsync://host/srv/..", "rsync://host/./srv", "rsync://host/~/site"],
        *["rsync://host/srv\n", "rsync://host/srv\0", "rsync://host/srv?a=b", "rsync://host/srv#a", "rsync://host/%2e"],
        *["rsync://hôst/srv", "rsync://host/srv/été"],
        *["rsync://bob:hunter2@host/srv", "rsync://bob:hun/ter2@host/x", "rsync://bob:22/hunter2@host/x"],
    ],
    "This is no address of a store: write s3://bucket or s3://bucket/prefix": [
        *["s3://", "s3:///x", "s3://b", "s3://Books", "s3://books/a/../b", "s3://books/a b", "s3://books?x"],
        *["s3://bob:hunter2@example.org/a", "s3://books/a#hunter2", "s3://books:9000/hunter2"],
        *["s3://books/ü", "s3://books//a"],
    ],
    "This names no branch: write github-pages, or github-pages:remote/branch. Nothing was changed.": [
        *[f"github-pages{end}" for end in (":", ":live", ":-x/y", ":a/ b")],
    ],
}


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


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("~nobody-of-this-name/x", "Could not determine home directory"),
        ("/srv/\0x", "embedded null"),
        ("/srv/" + "x" * 300, "File name too long"),
        ("/srv/\ud800", "surrogates not allowed"),
    ],
)
def test_a_path_that_no_folder_can_have_is_refused(tmp_path, text, why):
    """In a sentence."""
    said = refused(tmp_path, text)

    assert said.startswith("This names no folder that can be used (")
    assert why in said


@pytest.mark.parametrize(
    "text",
    [".", "..", "content/pages", ".build", ".build/stage", ".build/release/x", ".build/site/../stage", ".build/sites"],
)
def test_the_project_s_own_folders_are_no_target(tmp_path, text):
    """Publishing would remove what it publishes, or be removed with it."""
    said = refused(tmp_path, text)

    assert said.endswith(
        "is in the project's own folder; choose one outside of it, or .build/site. Nothing was changed."
    )


def test_a_link_does_not_lead_around_that(tmp_path):
    """Nor does a .build that is a link to another disk."""
    project, disk = tmp_path / "project", tmp_path / "disk"
    project.mkdir()
    disk.mkdir()
    (project / ".build").symlink_to(disk)
    assert target_of(".build/site", project).path == disk / "site"
    (disk / "site").symlink_to("stage")

    for text in (".build/site", ".build", str(disk / "release")):
        assert "is in the project's own folder" in refused(project, text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (".build/site/en", "project/.build/site/en"),
        ("../www", "www"),
        ("../a@b:c", "a@b:c"),
        ("{root}/www:8", "www:8"),
    ],
)
def test_folders(tmp_path, text, path):
    """From the project's root; for what a host picks up there is one in the project."""
    (tmp_path / "project").mkdir()
    target = target_of(text.format(root=tmp_path), tmp_path / "project")

    assert isinstance(target, Folder)
    assert target.path == tmp_path / path


def test_the_other_kinds(tmp_path):
    """Each by what it begins with; where there is no repository, there is no branch."""
    assert [target_of(kind, tmp_path).kind for kind in ("rsync://host/srv", "s3://books/site")] == ["rsync", "s3"]
    assert refused(tmp_path, "github-pages:upstream/pages").startswith("There is no remote “upstream” here")


def test_a_text_is_printed_without_a_password():
    """Whatever it holds, on any of its lines."""
    assert masked("fatal: https://a:b/c@d@host/x\nrsync://me@host") == "fatal: https://…@host/x\nrsync://…@host"
