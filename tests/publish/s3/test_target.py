"""An object store holds what a release is, whatever it held before, and no reader meets half of it."""

import dataclasses
import json
import shutil
import threading
import types

import pytest
from publish.s3.conftest import bodies, of
from publish.s3.store import BUCKET

from press.build.manifest import RECORD, manifest_of
from press.publish.model import PublishError
from press.publish.s3 import store, target_at
from press.publish.s3.pieces import Listed
from press.publish.s3.pieces import of as pieces_of
from press.publish.s3.place import place_of
from press.http_headers import headers_of, is_hashed

PAUSES = store.PAUSES  # before they are shortened


def changed(release, folder, files, **facts):
    """A release with other files, in a folder of its own; None takes one away."""
    shutil.copytree(release.folder, folder)
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body or b"")
        if body is None:
            (folder / name).unlink()
    found = manifest_of(folder)
    own = {name: entry for name, entry in found.items() if name != RECORD and not name.endswith((".br", ".gz"))}
    return dataclasses.replace(release, folder=folder, record=dataclasses.replace(release.record, files=own), **facts)


@pytest.mark.parametrize(("place", "prefix"), [("s3://books", ""), ("s3://books/", ""), ("s3://books/a/b/", "a/b/")])
def test_the_store_holds_the_release_and_nothing_else(publish, objects, releases, place, prefix):
    """In the bucket itself or in a folder of it; compressed copies are for those who can choose between them."""
    told = publish(releases[0], place)

    assert bodies(objects()) == of(releases[0], prefix)
    assert sorted(told) == sorted([*releases[0].record.files, RECORD])


def test_each_object_says_what_it_is(publish, objects, releases):
    """Its type, and how long it may be kept."""
    publish(releases[0])

    for key, found in objects().items():
        wanted = headers_of(key.removeprefix("site/"))
        assert (found["ContentType"], found["CacheControl"]) == (wanted["Content-Type"], wanted["Cache-Control"])


@pytest.fixture
def moved(releases, tmp_path):
    """A release with two old addresses, whose pages say themselves where they lead."""
    leads = {"old/": "new/café/", "old.html": "about/"}
    files = {"old/index.html": b"<!doctype html><html></html>", "old.html": b"<!doctype html><html></html>"}
    return changed(releases[0], tmp_path / "moved", files, moved=leads)


@pytest.mark.parametrize(("address", "path"), [("https://a.example/books/", "/books"), ("https://a.b", ""), ("", "")])
def test_an_old_address_leads_to_the_new_one(publish, objects, moved, address, path):
    """By what the store says of it, and by the page itself for hosts that do not look."""
    publish(dataclasses.replace(moved, address=address))
    found = objects()
    leads = {key: one["WebsiteRedirectLocation"] for key, one in found.items() if "WebsiteRedirectLocation" in one}

    assert leads == {"site/old/index.html": f"{path}/new/caf%C3%A9/", "site/old.html": f"{path}/about/"}
    assert bodies(found) == of(moved)


@pytest.mark.parametrize("answer", [(400, "InvalidArgument"), (501, "NotImplemented")])
def test_a_store_that_knows_no_redirects_gets_the_page_alone(door, publish, objects, moved, answer):
    """And is not asked again for what has not changed."""
    door.ways = [lambda asked: answer if "x-amz-website-redirect-location" in asked.headers else None]
    publish(moved)

    assert "WebsiteRedirectLocation" not in objects()["site/old/index.html"]
    assert publish(moved) == []


def test_no_page_is_sent_before_what_it_shows(door, publish, releases):
    """Pictures, other files, new pages, changed pages, lists of pages, the record; removals last."""
    publish(releases[0])
    door.asked.clear()
    publish(releases[1])
    before = releases[0].record.files

    def step(write):
        name = write[1].removeprefix("site/")
        if write[0] == "DELETE":
            return "6 removed"
        if name in ("feed.xml", "robots.txt", RECORD):
            return "5 record" if name == RECORD else "4 lists"
        if name.endswith(".html"):
            return "3 changed" if name in before else "2 new"
        return "0 pictures" if is_hashed(name) else "1 files"

    steps = [step(write) for write in door.writes()]
    assert steps == sorted(steps)
    assert set(steps) == {"0 pictures", "1 files", "2 new", "3 changed", "4 lists", "5 record", "6 removed"}


def test_what_stands_there_already_is_not_sent(door, publish, releases):
    """Nor is a page that did not change."""
    publish(releases[0])
    door.asked.clear()

    assert publish(releases[0]) == []
    assert door.writes() == []
    assert not {"about/index.html", "a/media/steady.9f45258b.png"} & set(publish(releases[1]))


def test_pictures_of_the_release_before_stay_for_one_more(publish, objects, releases):
    """Somebody may hold an old page open; the same release sent again counts as one."""
    first, second, third = (set(of(release)) for release in releases)
    shown = {key for key in first - second if is_hashed(key)}
    publish(releases[0])
    for _ in range(2):
        publish(releases[1])
        assert set(objects()) == second | shown
    publish(releases[2])

    assert shown
    assert set(objects()) == third | {key for key in second - third if is_hashed(key)}


def test_what_is_not_ours_stays(own, publish, objects, releases):
    """Beside the site, and in the middle of it."""
    for key in ("CNAME", "site/gone/notes.txt", "site/.well-known/x"):
        own.put_object(Key=key, Body=b"mine")
    publish(releases[0])
    publish(releases[1])

    found = bodies(objects())
    assert [key for key, body in found.items() if body == b"mine"] == [
        "CNAME",
        "site/.well-known/x",
        "site/gone/notes.txt",
    ]
    assert "site/gone/index.html" not in found


def test_what_is_not_ours_is_not_overwritten(own, door, publish, objects, releases):
    """It is told before anything is changed; the very same bytes would harm nobody."""
    for name in releases[0].record.files:
        own.put_object(Key=f"site/{name}", Body=b"mine" if name == "feed.xml" else of(releases[0])[f"site/{name}"])
    door.asked.clear()

    with pytest.raises(
        PublishError, match=r"s3://books/site/feed\.xml was not published from here, .*1 such.*Nothing was"
    ):
        publish(releases[0])
    assert door.writes() == []
    own.Object("site/feed.xml").delete()
    publish(releases[0])
    assert bodies(objects()) == of(releases[0])


def test_a_damaged_place_is_mended(own, publish, objects, releases):
    """Other bytes, as many others, other headers, something missing: whatever the record says."""
    publish(releases[0])
    same = len(of(releases[0])["site/index.html"])
    spoilt = {"site/index.html": b"x" * same, "site/about/index.html": b"short", RECORD: b"{}"}
    for key, body in spoilt.items():
        own.put_object(Key=key, Body=body)
    key = "site/feed.xml"
    own.Object(key).copy_from(CopySource=f"{BUCKET}/{key}", MetadataDirective="REPLACE", ContentType="text/css")
    own.Object("site/404.html").delete()
    own.Object(RECORD).delete()

    assert sorted(publish(releases[0])) == ["404.html", "about/index.html", "feed.xml", "index.html"]
    assert bodies(objects()) == of(releases[0])


@pytest.mark.parametrize("notes", [None, b"", b"{}", b"[1]", b'{"files": 3}'])
def test_a_place_that_lost_our_notes_is_known_by_its_record(own, publish, objects, releases, notes):
    """What the record names was published from here."""
    publish(releases[0])
    key = "site/.press/ours.json"
    own.Object(key).delete() if notes is None else own.put_object(Key=key, Body=notes)
    publish(releases[1])

    assert "site/gone/index.html" not in objects()


def test_an_interrupted_publish_is_finished_by_the_next(door, publish, objects, releases):
    """Or by one of another release; what has arrived is not sent again."""
    publish(releases[0])
    done = len(door.writes())
    door.ways = [lambda asked: (403, "AccessDenied") if asked.is_write and len(door.writes()) > done + 9 else None]
    with pytest.raises(PublishError, match="Every page is whole, but some may be old and some new: publish again"):
        publish(releases[1])
    door.ways = []
    door.later = 61  # even its lock could not be removed
    arrived = {key.removeprefix("site/") for _, key in door.writes()[done : done + 9]}

    assert not arrived & set(publish(releases[1]))
    assert bodies(objects()).items() >= of(releases[1]).items()
    assert "site/gone/index.html" not in objects()


def test_what_an_abandoned_publish_brought_is_removed(door, publish, objects, releases):
    """Its pages at once, its pictures after one more release."""
    publish(releases[0])
    door.ways = [lambda asked: (403, "AccessDenied") if asked[:2] == ("PUT", "site/feed.xml") else None]
    with pytest.raises(PublishError):
        publish(releases[1])
    door.ways = []
    publish(releases[2])
    pictures = [key for key in of(releases[1]) if is_hashed(key)]

    assert "site/new/part-2/index.html" not in objects()
    assert set(pictures) <= set(objects())
    publish(releases[0])
    assert not {key for key in pictures if key not in of(releases[2])} & set(objects())


@pytest.mark.parametrize(
    "trouble", [(503, "SlowDown"), (500, "InternalError"), (429, "TooMany"), "spoil", "cut", "lost"]
)
def test_what_fails_is_asked_again(door, publish, objects, releases, trouble):
    """Every third request fails at first; nothing of it is to be seen in the end."""
    seen = set()

    def way(asked):
        request = asked[:2]
        if trouble == "spoil" and asked.method != "PUT":
            return None
        new = request not in seen
        seen.add(request)
        return trouble if new and len(seen) % 3 == 0 else None

    door.ways = [way]
    for release in releases[:2]:
        publish(release)
    door.ways = []

    assert len(seen) > 20
    assert bodies(objects()).items() >= of(releases[1]).items()


def test_a_store_that_hangs_is_asked_again(door, publish, objects, releases, monkeypatch):
    """It takes a request and says nothing."""
    monkeypatch.setattr("press.publish.s3.store.TIMEOUT", 1)
    free, hung = threading.Event(), []

    def way(asked):
        if asked.key == "site/feed.xml" and asked.method == "PUT" and not hung:
            hung.append(asked)
            free.wait(60)

    door.ways = [way]
    publish(releases[0])
    free.set()

    assert hung
    assert bodies(objects()) == of(releases[0])


def test_pauses_grow_and_differ(door, monkeypatch):
    """Sixteen that were refused together must not come back together; and it ends."""
    monkeypatch.setattr(store, "PAUSES", PAUSES)
    waited = []
    door.ways = [lambda _asked: (503, "SlowDown")]
    asking = store.Store(place_of("s3://books"))
    asking.stopped = types.SimpleNamespace(wait=waited.append)
    for _ in range(2):
        with pytest.raises(PublishError, match="would not read an object: it answers 503 SlowDown"):
            asking.read("x")
    first, second = waited[: len(PAUSES)], waited[len(PAUSES) :]

    assert all(most / 2 <= pause <= most for pause, most in zip(first, PAUSES, strict=True))
    assert list(PAUSES) == sorted(PAUSES)
    assert first != second


def test_a_long_list_comes_in_pieces(door, publish, objects, releases):
    """A store lists so many objects at a time."""
    door.most = 5
    publish(releases[0])
    publish(releases[1])

    assert publish(releases[1]) == []
    assert "site/gone/index.html" not in objects()


def test_names_may_have_any_letter(publish, objects, releases, tmp_path):
    """Each is one object, found again."""
    odd = {
        f"a/media/{name}": name.encode() for name in ("two words.pdf", "ü+&=%20.pdf", "q?#;:@'()!*~$,.pdf", "書.pdf")
    }
    release = changed(releases[0], tmp_path / "odd", odd)
    publish(release)

    assert bodies(objects()) == of(release)
    assert publish(release) == []


def test_a_store_that_keeps_no_metadata_is_sent_everything(door, publish, objects, releases):
    """As it cannot be known what it says with each object; what is removed is known all the same."""
    door.metadata = False
    for release in releases[:2]:
        assert len(publish(release)) >= len(of(release))

    assert bodies(objects()).items() >= of(releases[1]).items()
    assert "site/gone/index.html" not in objects()


def test_an_etag_that_is_no_checksum_is_not_held_against_an_object(releases):
    """A store that encrypts with keys of one's own gives such."""
    piece = pieces_of(releases[0])["index.html"]
    facts = {"Metadata": piece.options["Metadata"]}

    assert piece.state(Listed(piece.bytes, piece.md5), facts) == "same"
    assert piece.state(Listed(piece.bytes, "0" * 32), facts) == "ours"
    assert piece.state(Listed(piece.bytes, "0" * 32), {**facts, "ServerSideEncryption": "aws:kms"}) == "same"
    assert piece.state(Listed(piece.bytes, "0" * 32), {"ServerSideEncryption": "aws:kms"}) == "other"


def test_what_stands_there_is_known_by_its_record(own, publish, releases):
    """None where there is none, or where it cannot be read."""
    target = target_at("s3://books/site", lambda _: None)

    assert target.standing() is None
    publish(releases[0])
    assert target.standing() == releases[0].record
    for spoilt in (b"", b"\xff", b"{}", b"[]", json.dumps({"files": {"a": 1}}).encode()):
        own.put_object(Key=f"site/{RECORD}", Body=spoilt)
        assert target.standing() is None


def test_a_place_with_anything_of_ours_is_known(door, own, publish, releases):
    """Even when the first publish was stopped before its record came, or when its notes are spoilt or lost."""
    target = target_at("s3://books/site", lambda _: None)
    own.put_object(Key="site/somebody.txt", Body=b"theirs")
    assert not target.occupied()

    door.ways = [lambda asked: (403, "AccessDenied") if asked[:2] == ("PUT", "site/robots.txt") else None]
    with pytest.raises(PublishError):
        publish(releases[0])
    door.ways = []
    assert (target.standing(), target.occupied()) == (None, True)

    publish(releases[0])
    own.Object("site/.press/ours.json").delete()
    own.put_object(Key=f"site/{RECORD}", Body=b"\xff{")
    assert (target.standing(), target.occupied()) == (None, True)

    own.Object(f"site/{RECORD}").delete()
    assert not target.occupied()
    own.put_object(Key="site/.press/ours.json", Body=b"{")
    assert target.occupied()


def test_a_store_that_refuses_is_not_taken_for_an_empty_one(door):
    """Nobody may be told that a place is free when it was not looked at."""
    door.ways = [lambda asked: (403, "AccessDenied") if asked.method == "GET" else None]

    with pytest.raises(PublishError, match="Nothing was changed"):
        target_at("s3://books/site", lambda _: None).occupied()


def test_a_store_keeps_no_older_release():
    """It says how to go back all the same."""
    target = target_at("s3://books/site", lambda _: None)

    assert target.shown == "s3://books/site"
    for way in (target.kept, lambda: target.back("x")):
        with pytest.raises(PublishError, match="Check out the commit to go back to, and publish it again"):
            way()


@pytest.mark.parametrize(
    "address",
    [
        *("s3://", "s3:///x", "s3://b", "s3://Books", "s3://books/a/../b", "s3://books/a b", "s3://books?x"),
        *("s3://key:hush@example.org/a", "s3://books/a#hush", "s3://books:9000/hush", "s3://books/ü"),
    ],
)
def test_what_is_no_place_is_refused(address):
    """Without repeating it: somebody may have written a secret there."""
    with pytest.raises(PublishError) as told:
        place_of(address)

    assert "hush" not in str(told.value)


def test_boto3_is_asked_for_only_here(monkeypatch):
    """Everything else works without it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(PublishError, match=r"\.venv/bin/pip install -r requirements-s3\.txt"):
        target_at("s3://books")
