"""Publishing as a story: build, refuse or say what will change, ask, send."""

import io
import json

import pytest
from support import HELPLINE, article, page

from press.deploy import publish
from press.deploy.asking import ask, go_on
from press.deploy.back import rollback
from press.deploy.model import PublishError
from press.problems import ContentError

HIDDEN = {".press/files.json", ".press/holder", ".press/lock"}


def never(question):
    """Whoever is asked and must not be."""
    raise AssertionError(question)


def there(folder):
    """Every file that readers may ask for, without its compressed copies."""
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(name for name in found if name not in HIDDEN and not name.endswith((".br", ".gz")))


def test_a_site_is_published_as_its_record_says(ready, tmp_path):
    """With what machines read, since it has an address; drafts stay at home."""
    ready.write({"content/pages/later.md": page("Later", status="draft")})
    asked = []
    done = publish(ready.root, str(tmp_path / "www"), lambda question: bool(asked.append(question)) or True)
    record = json.loads((tmp_path / "www/release.json").read_text("utf-8"))

    assert done == "Published: 11 new, 0 changed, 0 removed; " + done.split("; ")[1]
    assert "  new      /about/\n" in asked[0]
    assert there(tmp_path / "www") == sorted([*record["files"], "_headers", "_redirects", "release.json"])
    assert {"feed.xml", "sitemap.xml", "about/index.html"} < record["files"].keys()
    assert not [name for name in record["files"] if "later" in name]
    assert (record["commit"], record["clean"], record["preview"]) == ("", False, False)


def test_what_is_missing_is_listed_and_nothing_is_sent(ready, tmp_path):
    """All of it at once, and nobody is asked."""
    ready.own(address="http://example.org", owner="Ada")
    ready.write({"content/helplines.toml": HELPLINE.replace("rung_on = 2026-11-23\n", "")})

    with pytest.raises(ContentError) as stopped:
        publish(ready.root, str(tmp_path / "www"), never)

    assert [(problem.path, problem.code) for problem in stopped.value.problems] == [
        ("content/helplines.toml", "helpline-unrung"),
        ("content/site.toml", "publish-owner"),  # contact
        ("content/site.toml", "publish-owner"),  # host
        ("content/site.toml", "publish-address"),
    ]
    assert not (tmp_path / "www").exists()


def test_a_number_that_was_not_rung_for_90_days_is_refused(ready, tmp_path):
    """A build of the same site goes on."""
    ready.write({"content/helplines.toml": HELPLINE.replace("rung_on = 2026-11-23", "rung_on = 2020-11-23")})
    ready.build()

    with pytest.raises(ContentError, match="helpline-overdue"):
        publish(ready.root, str(tmp_path / "www"), never)


def test_a_preview_is_published_all_the_same(ready, tmp_path, capsys):
    """With what stands against it told; every page says what it is."""
    ready.own()
    publish(ready.root, str(tmp_path / "www"), go_on, preview=True)

    assert "“address” is empty" in capsys.readouterr().err
    for file in (tmp_path / "www").rglob("*.html"):
        assert "This is an unchecked draft." in file.read_text("utf-8")
    assert "X-Robots-Tag: noindex" in (tmp_path / "www/_headers").read_text("utf-8")
    assert json.loads((tmp_path / "www/release.json").read_text("utf-8"))["preview"] is True


def test_a_preview_takes_no_checked_site_s_place(ready, tmp_path):
    """Readers would find a draft where they found help yesterday; a preview of a preview is no harm."""
    publish(ready.root, str(tmp_path / "www"), go_on)
    with pytest.raises(PublishError, match="A checked site stands there"):
        publish(ready.root, str(tmp_path / "www"), never, preview=True)
    publish(ready.root, str(tmp_path / "draft"), go_on, preview=True)
    publish(ready.root, str(tmp_path / "draft"), go_on, preview=True)

    assert "unchecked" not in (tmp_path / "www/index.html").read_text("utf-8")


def test_pages_that_could_not_be_made_are_no_preview_either(ready, tmp_path):
    """An error means that pages are missing."""
    ready.write({"content/pages/b.md": page("B", "[x](gone.md)")})

    with pytest.raises(ContentError, match="link-file"):
        publish(ready.root, str(tmp_path / "www"), never, preview=True)


def test_a_dry_run_says_what_would_change_and_changes_nothing(ready, tmp_path, capsys):
    """When something is missing, both are told."""
    said = publish(ready.root, str(tmp_path / "www"), never, dry=True)
    ready.own()
    with pytest.raises(ContentError):
        publish(ready.root, str(tmp_path / "www"), never, dry=True)

    assert "11 new, 0 changed, 0 removed" in said
    assert said.endswith("This was a dry run: nothing was sent.")
    assert "9 new, 0 changed, 0 removed" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


def test_only_what_changed_is_sent(ready, tmp_path):
    """And told so, by its address; a page that is gone is removed last."""
    publish(ready.root, str(tmp_path / "www"), go_on)
    before = {name: (tmp_path / "www" / name).stat().st_mtime_ns for name in there(tmp_path / "www")}
    ready.write(
        {
            "content/articles/a/index.md": article("A", "Other words."),
            "content/pages/new.md": page("New", aliases="[/about/]"),
        }
    )
    (ready.root / "content/pages/about.md").unlink()
    asked = []
    publish(ready.root, str(tmp_path / "www"), lambda question: bool(asked.append(question)) or True)
    after = {name: (tmp_path / "www" / name).stat().st_mtime_ns for name in there(tmp_path / "www")}

    rows = [line.split() for line in asked[0].splitlines()[1:-1]]
    assert ["new", "/new/"] in rows
    assert ["changed", "/a/"] in rows
    assert ["removed", "/feed.xml"] not in rows
    assert ["changed", "/about/"] in rows  # it leads to the new one
    assert after["help/index.html"] == before["help/index.html"]
    assert after["a/index.html"] > before["a/index.html"]


def test_without_a_yes_nothing_is_published(ready, tmp_path, monkeypatch, capsys):
    """Nor where nobody can be asked, as in a pipe."""
    with pytest.raises(PublishError, match=r"Nothing was published\."):
        publish(ready.root, str(tmp_path / "www"), lambda _question: False)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    with pytest.raises(PublishError, match="Say --yes"):
        publish(ready.root, str(tmp_path / "www"), ask)

    assert "11 new" in capsys.readouterr().out
    assert not (tmp_path / "www").exists()


def test_a_ledger_that_cannot_be_written_is_told_after_what_was_done(ready, tmp_path):
    """The site is published all the same, and somebody has to know both."""
    (ready.root / "content/.addresses.txt.new").mkdir()

    with pytest.raises(PublishError, match=r"^Published: 11 new.*\nBut .*addresses\.txt\.new could not be written"):
        publish(ready.root, str(tmp_path / "www"), go_on)


def test_somebody_else_who_publishes_meanwhile_is_noticed(ready, tmp_path):
    """What was agreed to is not what would happen now."""

    def meanwhile(_question):
        publish(ready.root, str(tmp_path / "www"), go_on)
        return True

    with pytest.raises(PublishError, match="Somebody else published meanwhile"):
        publish(ready.root, str(tmp_path / "www"), meanwhile)


@pytest.mark.parametrize("day", ["2999-01-01", "9999-12-31"])
def test_a_number_that_will_be_rung_is_not_published_as_rung(ready, tmp_path, day):
    """The page would say of a day to come that we did it then."""
    ready.write({"content/helplines.toml": HELPLINE.replace("2026-11-23", day)})

    with pytest.raises(ContentError) as stopped:
        publish(ready.root, str(tmp_path / "www"), never)

    assert [(problem.line, problem.code) for problem in stopped.value.problems] == [(13, "day-ahead")]


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("", "Where to? Write publish_to in content/site.toml"),
        ("ftp://a.example/b", "“ftp://a.example/b” is no place that is known here"),
        ("content/pages", "is in the project's own folder"),
        ("..", "is in the project's own folder"),
    ],
)
def test_a_place_that_is_none_is_told_before_anything_is_built(ready, to, told):
    """The project itself is no place either."""
    with pytest.raises(PublishError) as stopped:
        publish(ready.root, to, never)

    assert told in str(stopped.value)
    assert not (ready.root / ".build").exists()


def test_the_place_may_stand_in_site_toml(ready, tmp_path):
    """`--to` counts more."""
    ready.own(publish_to="../there", address="https://example.org", owner="Ada", contact="a@example.org", host="A host")
    publish(ready.root, "", go_on)
    publish(ready.root, str(tmp_path / "elsewhere"), go_on)

    assert (tmp_path / "there/index.html").exists()
    assert (tmp_path / "elsewhere/index.html").exists()


def test_a_place_that_keeps_nothing_says_how_to_go_back(ready, tmp_path):
    """In words, as everything."""
    with pytest.raises(PublishError, match=r"keeps no older release\. Check out the commit to go back to"):
        rollback(ready.root, str(tmp_path / "www"), "")
