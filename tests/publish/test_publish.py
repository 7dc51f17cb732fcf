"""Publishing as a story: build, refuse or say what will change, ask, send."""

import io
import json
import re

import pytest
from support import HELPLINE, article, page

from press.build import BuildError
from press.publish import publish
from press.publish.asking import ask, go_on
from press.publish.back import rollback
from press.publish.model import PublishError
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
    ready.write({"content/helplines.toml": re.sub("checked_.*\n", "", HELPLINE)})

    with pytest.raises(ContentError) as stopped:
        publish(ready.root, str(tmp_path / "www"), never)

    assert [(problem.path, problem.code) for problem in stopped.value.problems] == [
        ("content/helplines.toml", "helpline-unchecked"),
        ("content/site.toml", "publish-owner"),  # contact
        ("content/site.toml", "publish-address"),
    ]
    assert not (tmp_path / "www").exists()


def test_a_number_that_was_not_compared_for_180_days_is_refused(ready, tmp_path):
    """A build of the same site goes on."""
    ready.write({"content/helplines.toml": HELPLINE.replace("2026-11-23", "2020-11-23")})
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


def test_a_preview_shows_mistakes_too(ready, tmp_path, capsys):
    """They are told; but without the pages that every other one leads to there is nothing to show."""
    ready.write({"content/pages/b.md": page("B", "[x](gone.md)")})
    publish(ready.root, str(tmp_path / "www"), go_on, preview=True)
    assert "error link-file" in capsys.readouterr().err
    assert (tmp_path / "www/b/index.html").exists()

    ready.write({"content/pages/help.md": "Words without a header."})
    with pytest.raises(ContentError, match="header-missing"):
        publish(ready.root, str(tmp_path / "www"), never, preview=True)


@pytest.mark.parametrize("spoilt", ["{", None])
def test_a_preview_takes_no_place_whose_record_cannot_be_read(ready, tmp_path, spoilt):
    """A checked site may stand there."""
    publish(ready.root, str(tmp_path / "www"), go_on)
    (tmp_path / "www/release.json").unlink()
    if spoilt:
        (tmp_path / "www/release.json").write_text(spoilt)

    for dry in (False, True):
        with pytest.raises(PublishError, match="its record cannot be read"):
            publish(ready.root, str(tmp_path / "www"), never, dry=dry, preview=True)


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


def test_what_was_agreed_to_is_what_is_sent(ready, tmp_path):
    """Nobody can publish or rehearse from here meanwhile, and a tree that somebody has touched is not sent."""

    def rehearse(_question):
        publish(ready.root, str(tmp_path / "other"), never, dry=True, preview=True)

    def touch(_question):
        (ready.root / ".build/release/about/index.html").write_text("Other words.")
        return True

    with pytest.raises(BuildError, match=r"Another publish is running \(process"):
        publish(ready.root, str(tmp_path / "www"), rehearse)
    with pytest.raises(PublishError, match="was changed since it was made"):
        publish(ready.root, str(tmp_path / "www"), touch)
    assert not (tmp_path / "www/index.html").exists()


def test_an_address_that_readers_have_is_missed_without_a_ledger(ready, tmp_path):
    """It was never committed, or got lost; the place itself says what stood there."""
    publish(ready.root, str(tmp_path / "www"), go_on)
    (ready.root / "content/addresses.txt").unlink()
    (ready.root / "content/pages/about.md").unlink()

    with pytest.raises(ContentError, match="address-gone /about/ is published, and nothing here replaces it"):
        publish(ready.root, str(tmp_path / "www"), never)
    ready.write({"content/pages/new.md": page("New", aliases="[/about/]")})
    publish(ready.root, str(tmp_path / "www"), go_on)
    ready.write({"content/pages/new.md": page("New")})
    with pytest.raises(ContentError, match="address-gone /about/ was published"):
        publish(ready.root, str(tmp_path / "www"), never)


def test_rules_for_servers_are_those_of_what_was_published(ready, tmp_path):
    """A dry run leaves them alone, and a preview's lie apart: they would take the site out of every search."""
    hosts, apart = ready.root / ".build/hosts/_headers", ready.root / ".build/hosts-preview/_headers"
    publish(ready.root, str(tmp_path / "www"), never, dry=True)
    assert not hosts.exists()
    publish(ready.root, str(tmp_path / "www"), go_on)
    before = hosts.read_text("utf-8")
    publish(ready.root, str(tmp_path / "draft"), go_on, preview=True)

    assert "noindex" not in before
    assert hosts.read_text("utf-8") == before
    assert "noindex" in apart.read_text("utf-8")


def test_what_is_missing_is_told_even_without_a_place(ready):
    """It is what one wants to see first; then the place is asked for."""
    with pytest.raises(PublishError, match=r"Nothing in the site stands against it, but: Where to\?"):
        publish(ready.root, "", never, dry=True)
    ready.own()
    with pytest.raises(ContentError, match="publish-address"):
        publish(ready.root, "", never, dry=True)


def test_a_mistake_in_a_text_hides_nothing_that_is_missing(ready, tmp_path):
    """All of it at once."""
    ready.own()
    ready.write({"content/pages/b.md": page("B", "[x](gone.md)")})
    with pytest.raises(ContentError) as stopped:
        publish(ready.root, str(tmp_path / "www"), never)

    assert {problem.code for problem in stopped.value.problems} == {"link-file", "publish-address", "publish-owner"}


def test_somebody_else_who_publishes_meanwhile_is_noticed(ready, tmp_path):
    """What was agreed to is not what would happen now."""

    def meanwhile(_question):
        (tmp_path / "www").mkdir()
        record = json.loads((ready.root / ".build/release/release.json").read_text("utf-8"))
        del record["files"]["about/index.html"]
        (tmp_path / "www/release.json").write_text(json.dumps(record))
        return True

    with pytest.raises(PublishError, match="Somebody else published meanwhile"):
        publish(ready.root, str(tmp_path / "www"), meanwhile)


@pytest.mark.parametrize("day", ["2999-01-01", "9999-12-31"])
def test_a_number_that_will_be_compared_is_not_published_as_compared(ready, tmp_path, day):
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
    assert not (ready.root / ".build/stage").exists()


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
