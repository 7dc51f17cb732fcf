"""What a text may name as a place, and what it may not."""

import pytest

from press.publish.branch import Branch
from press.publish.folder import Folder
from press.publish.model import PublishError
from press.publish.ssh import Ssh
from press.publish.targets import target_of

KINDS = "there are a folder, rsync://user@host/path, s3://bucket/prefix, or github-pages. Nothing was changed."


def refused(root, text):
    """What is told of a place that is none."""
    with pytest.raises(PublishError) as told:
        target_of(text, root)
    return str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        "ftp://bob:hunter2@host/x",
        "sftp://bob:hunter2@host/x",
        "sftp://bob:hun/ter2@host/x",
        "sftp://bob:hun@127.0@host/x",
        "sftp://bob:hun\nter2@host/x",
        "https://hunter2@host/x",
        "rsync://bob:hunter2@host/x",
        "rsync://bob:hun/ter2@host/x",
        "s3://bob:hunter2@bucket/x",
        "github-pages:https://bob:hunter2@host/x",
        "github-pages:bob:hunter2@host/x",
        "github-pages:bob/hunter2@host/x",
        "rsync:bob:hunter2@host/x",
        "rsync:/bob:hunter2@host/x",
        "s3:bob:hunter2@host/x",
        "bob:hunter2@host:/srv/x",
        "bob:hunter2@host/x",
        "bob:hun/ter2@host/x",
        "//bob:hunter2@host/x",
    ],
)
def test_no_password_is_repeated(tmp_path, text):
    """Whatever else is wrong with a place: what is said ends in logs."""
    told = refused(tmp_path, text)

    assert not any(part in told for part in ("hun", "ter2"))
    assert told.startswith(("“", "This "))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("deploy@host:/srv/x", "Write rsync://deploy@host/srv/x;"),
        ("books.example:/srv/x", "Write rsync://books.example/srv/x;"),
        ("deploy@host:site", "Write rsync://deploy@host/ and the whole path there;"),
        ("rsync:host", "Write rsync:// with both slashes;"),
        ("rsync:/host/srv", "Write rsync:// with both slashes;"),
        ("s3:/bucket", "Write s3:// with both slashes;"),
        ("s3:bucket", "Write s3:// with both slashes;"),
        ("//host/srv", "An address begins with its kind;"),
        ("me@home", "An address begins with its kind;"),
    ],
)
def test_half_an_address_is_no_folder(tmp_path, text, told):
    """A folder of that name would be made here, and the host would show what it showed before."""
    assert refused(tmp_path, text) == f"This is no folder. {told} {KINDS}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("~nobody-of-this-name/x", "Could not determine home directory"),
        ("/srv/\0x", "embedded null"),
        ("/srv/" + "x" * 300, "File name too long"),
        ("/" + "srv/" * 2000, "File name too long"),
        ("/srv/\ud800", "surrogates not allowed"),
    ],
)
def test_a_path_that_no_folder_can_have_is_told(tmp_path, text, why):
    """In a sentence, before anything is built."""
    told = refused(tmp_path, text)

    assert told.startswith("This names no folder that could be used (")
    assert why in told
    assert len(told) < 200


def test_a_path_that_leads_in_a_circle_is_told(tmp_path):
    """So it is with links."""
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    assert "This names no folder that could be used" in refused(tmp_path / "project", str(tmp_path / "a/x"))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/.",
        "/stage",
        "/release",
        "/release/x",
        "/folder",
        "/published",
        "/encodings",
        "/hosts",
        "/pictures",
        "/branch",
        "/site/..",
        "/site/../stage",
        "/sites",
        "/manifest.json",
        "/anything",
    ],
)
def test_what_the_build_uses_is_no_place(tmp_path, name):
    """Publishing would remove what it publishes, or be removed with it."""
    told = refused(tmp_path, f".build{name}")

    assert told.endswith("is in the project's own folder; choose one outside it, or .build/site. Nothing was changed.")


def test_a_link_does_not_lead_around_that(tmp_path):
    """It counts where it leads to."""
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build/site").symlink_to("stage")

    assert "is in the project's own folder" in refused(tmp_path, ".build/site")


def test_nor_does_a_build_folder_on_another_disk(tmp_path):
    """It may be a link itself."""
    (tmp_path / "project").mkdir()
    (tmp_path / "disk").mkdir()
    (tmp_path / "project/.build").symlink_to(tmp_path / "disk")

    for text in (".build/stage", ".build", str(tmp_path / "disk/release")):
        assert "is in the project's own folder" in refused(tmp_path / "project", text)
    assert target_of(".build/site", tmp_path / "project").path == tmp_path / "disk/site"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (".build/site", "project/.build/site"),
        (".build/site/en", "project/.build/site/en"),
        ("../www", "www"),
        ("../a@b:c", "a@b:c"),
        ("{root}/www:8", "www:8"),
    ],
)
def test_folders(tmp_path, text, path):
    """From the project's root; for what a host takes up there is one in the project."""
    (tmp_path / "project").mkdir()
    target = target_of(text.format(root=tmp_path), tmp_path / "project")

    assert isinstance(target, Folder)
    assert target.path == tmp_path / path


def test_the_other_kinds(tmp_path):
    """Each by what it begins with; asking for them reaches out to nobody."""
    assert isinstance(target_of("rsync://host/srv", tmp_path), Ssh)
    assert isinstance(target_of("github-pages", tmp_path), Branch)
    assert target_of("s3://books/site", tmp_path).shown == "s3://books/site"
