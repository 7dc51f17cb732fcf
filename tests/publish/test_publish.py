"""The story of publishing: build, refuse or show what will change, ask, upload, note."""

import io
import json
from contextlib import nullcontext
from dataclasses import replace
from unittest.mock import Mock, call

import pytest
from support import Site, page

from press.builder.build import BuildDir
from press.builder.lock import BuildError
from press.builder.manifest import RECORD
from press.core.problems import ContentError, Problem
from press.publish.model import UNREADABLE, PublishError, last_release, last_release_file, load, save
from press.publish.publishing import Plan, ask, described, go_on, publish
from press.publish.targets import Folder

PROBLEM = Problem("content/site.toml", 3, "publish-owner", "“owner” is empty")


def never(question):
    """Whoever must not be asked."""
    raise AssertionError(question)


def test_a_site_is_published_as_its_record_says(ready, folder):
    """Without drafts, with what machines read; its URLs are in the ledger then, and the release is noted."""
    ready.write({"content/pages/later.md": page("Later", status="draft")})
    asked = []
    said = publish(ready.root, str(folder.root), lambda question: not asked.append(question))
    there = folder.shown()
    made = json.loads(there[RECORD])

    assert said.startswith(f"Published: {len(made['files'])} new, 0 changed, 0 removed; ")
    assert "See whether all of it arrives: invoke verify\nCommit content/addresses.txt, which has " in said
    assert asked[0].startswith(
        f"The site from files that are in no repository goes to {folder.target().label}:\n  new "
    )
    assert "  new      /about/\n" in asked[0]
    more = {RECORD, "_headers", "_redirects"}
    assert {name for name in there if not name.endswith((".br", ".gz"))} == made["files"].keys() | more
    assert {"feed.xml", "sitemap.xml", "about/index.html"} < made["files"].keys()
    assert "later/index.html" not in made["files"]
    assert (made["commit"], made["clean"], made["preview"]) == ("", False, False)
    assert "\n/about/\n" in (ready.root / "content/addresses.txt").read_text("utf-8")
    assert last_release(ready.root).record == load(there[RECORD])


def test_every_reason_is_listed_and_nothing_is_sent(ready, folder):
    """A mistake in a text hides nothing that is missing."""
    ready.own(address="http://example.org")
    ready.write({"content/pages/b.md": page("B", "[x](gone.md)")})
    with pytest.raises(ContentError) as stopped:
        publish(ready.root, str(folder.root), never)

    assert {problem.code for problem in stopped.value.problems} >= {"link-file", "publish-address", "publish-owner"}
    assert not folder.root.exists()


def test_a_preview_is_published_with_its_problems(ready, folder, capsys):
    """They are printed, and every page says what it is; but a preview needs the pages that all others link to."""
    ready.own(address="https://a.example/{b}")
    ready.write({"content/pages/b.md": page("B", "[x](gone.md)")})
    publish(ready.root, str(folder.root), go_on, preview=True)
    said, there = capsys.readouterr().err, folder.shown()

    assert "“address” has a folder with more than letters" in said
    assert "error link-file" in said
    assert "b/index.html" in there
    draft = b"This is an unchecked draft."
    assert [name for name, page in there.items() if name.endswith(".html") and draft not in page] == []
    assert b"X-Robots-Tag: noindex" in there["_headers"]
    assert "server_name _;" in (ready.root / ".build/hosts-preview/nginx.conf").read_text("utf-8")
    assert not (ready.root / "content/addresses.txt").exists()

    ready.write({"content/pages/help.md": "Words without a header."})
    with pytest.raises(ContentError, match="header-missing"):
        publish(ready.root, str(folder.root), never, preview=True)


class Story:
    """A project whose release is made by hand, and the folder `www` to which it is published."""

    def __init__(self, folder, releases):
        self.root, self.www, self.releases = folder / "project", folder / "www", releases
        self.root.mkdir()
        Site(self.root).own(publish_to="../www")
        self.release, self.problems = releases[0], []

    def make_release(self, _root, _day, *, preview):
        """In place of the real one; a preview has another record."""
        release = self.release
        if preview:
            release = replace(release, record=replace(release.record, preview=True))
            save(release.record, release.folder / RECORD)
        return release, self.problems

    def publish(self, asked=go_on, to="", **how):
        """Publish it."""
        return publish(self.root, to, asked, **how)


@pytest.fixture
def story(tmp_path, monkeypatch, releases):
    """Where nothing is published yet."""
    made = Story(tmp_path, releases)
    monkeypatch.setattr("press.publish.publishing.make_release", made.make_release)
    return made


def test_what_will_change_is_shown_in_few_lines(story):
    """Twelve of a kind, by their URLs; a release that is live already changes nothing."""
    names = [f"page-{n:02}/index.html" for n in range(14)]
    text = described(Plan({"new": names, "changed": ["index.html"], "removed": []}, 12_345), story.release, "the host")

    assert text.splitlines() == [
        "The site from commit 1111111 goes to the host:",
        *(f"  new      /page-{n:02}/" for n in range(12)),
        *("  new      and 2 more", "  changed  /", "14 new, 1 changed, 0 removed; 12,345 bytes."),
    ]
    dirty = replace(story.release, record=replace(story.release.record, clean=False))
    assert described(Plan({}, 0), dirty, "there").splitlines() == [
        "The site from commit 1111111 with uncommitted changes goes to there:",
        "nothing, all of it is live already.",
    ]


@pytest.mark.parametrize("spoilt", [None, "{"])
def test_a_preview_replaces_nothing_that_may_be_a_checked_site(story, spoilt):
    """Readers would find a draft where they found help yesterday; a preview of a preview is no harm."""
    story.publish()
    if spoilt:
        (story.www / RECORD).write_text(spoilt)
    for dry_run in (False, True):
        with pytest.raises(PublishError, match="whose record cannot be read" if spoilt else "A checked site is live"):
            story.publish(never, preview=True, dry_run=dry_run)
    for _ in range(2):
        story.publish(to="../www-b", preview=True)

    assert Folder(story.www).live() == (UNREADABLE if spoilt else story.release.record)


def test_a_dry_run_lists_everything_and_sends_nothing(story, monkeypatch, capsys):
    """What is missing too, where the target is not known yet, or can't be reached."""
    assert story.publish(never, dry_run=True).endswith("bytes.\nThis was a dry run: nothing was sent.")
    with pytest.raises(PublishError, match=r"The site itself may be published, but: This names no target:"):
        story.publish(never, to="me@home", dry_run=True)
    story.problems = [PROBLEM]
    with pytest.raises(ContentError, match="“owner” is empty"):
        story.publish(never, dry_run=True)
    assert "0 removed" in capsys.readouterr().err

    monkeypatch.setenv("PATH", "")
    for to, dry_run in (("me@home", True), ("rsync://host/srv", True), ("rsync://host/srv", False)):
        with pytest.raises(ContentError, match="“owner” is empty"):
            story.publish(never, to=to, dry_run=dry_run)
    assert not any(file.exists() for file in (story.www, last_release_file(story.root)))


def test_without_a_yes_nothing_is_published(story, monkeypatch):
    """Nor where nobody can be asked, as in a pipe."""
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    for asked, told in ((lambda _question: False, r"^Nothing was published\.$"), (ask, "Say --yes")):
        with pytest.raises(PublishError, match=told):
            story.publish(asked)

    assert not story.www.exists()


def test_what_was_agreed_to_is_what_is_sent(story):
    """Nobody can publish from this folder meanwhile, nor change what is sent, and nobody else to the same target."""

    def change(_question):
        return (story.release.folder / "about/index.html").write_text("Other words.")

    def publish_elsewhere(_question):
        Folder(story.www).upload(story.releases[1])
        return True

    with pytest.raises(BuildError, match=r"Another publish is running \(process"):
        story.publish(lambda _question: story.publish(never, dry_run=True))
    with pytest.raises(PublishError, match="was changed since it was built"):
        story.publish(change)
    assert not (story.www / "index.html").exists()
    with pytest.raises(PublishError, match="Somebody else published meanwhile"):
        story.publish(publish_elsewhere)
    assert Folder(story.www).live() == story.releases[1].record


def test_stopped_in_the_middle(story, monkeypatch):
    """By Ctrl-C: it is said how readers find the site. The next publish breaks the lock if asked, and notes all."""
    locked = Mock(return_value=nullcontext())
    monkeypatch.setattr(Folder, "locked", locked)
    monkeypatch.setattr(Folder, "upload", Mock(side_effect=[KeyboardInterrupt, None]))
    with pytest.raises(PublishError, match=r"^Stopped in the middle\. Every page is whole; publish again to finish"):
        story.publish()
    story.publish(force=True)

    assert locked.mock_calls == [call(force=False), call(force=True)]
    assert "\n/about/\n" in (story.root / "content/addresses.txt").read_text("utf-8")


def test_a_ledger_that_cannot_be_written_is_reported_after_what_was_done(story):
    """The site is published all the same, and somebody has to know both."""
    (story.root / "content/.addresses.txt.new").mkdir()

    with pytest.raises(PublishError, match=r"^Published: .*\n.*But .*addresses\.txt\.new could not be written"):
        story.publish()


def test_a_url_that_readers_have_is_missed_without_a_ledger(story):
    """It was never committed, or got lost; the target itself says what was live."""
    story.publish()
    (story.root / "content/addresses.txt").unlink()
    story.release = story.releases[1]
    with pytest.raises(ContentError, match=r"address-gone /back/ .*\n.*address-gone /gone/ "):
        story.publish(never)

    story.release = replace(story.release, redirects={"gone/": "about/", "back/": ""})
    assert story.publish().startswith("Published: ")


def test_server_files_are_those_of_what_was_published(story):
    """A dry run leaves them alone, and a preview's lie apart: they would take the site out of every search."""
    build = BuildDir(story.root).folder
    story.publish(never, dry_run=True)
    assert not (build / "hosts").exists()
    story.publish()
    story.release = story.releases[1]
    story.publish(to="../www-b", preview=True)

    assert "/old-1/" in (build / "hosts/_redirects").read_text()
    assert f"alias {story.www}/;" in (build / "hosts/nginx.conf").read_text()
    assert "/old-2/" in (build / "hosts-preview/_redirects").read_text()


def test_a_target_that_is_none_is_refused_before_anything_is_built(story, monkeypatch):
    """Nobody waits for that."""
    monkeypatch.setattr("press.publish.publishing.make_release", never)
    Site(story.root).own()

    with pytest.raises(PublishError, match=r"^Where to\? Write publish_to in content/site\.toml, or say --to"):
        story.publish(never)
