"""An object store holds what a release is, whatever it held before, and its pages are whole at every moment."""

import contextlib
import os
import re
from itertools import groupby, pairwise
from urllib.parse import urljoin

import boto3
import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from botocore.loaders import create_loader
from moto import mock_aws

from press.builder.manifest import RECORD
from press.core.http_headers import headers_of, is_hashed
from press.publish.model import UNREADABLE, PublishError
from press.publish.s3 import LOCK, NOTE, S3

WRITES = ("PutObject", "DeleteObject")
HUSH = "AKIAEXAMPLEHUSH"
SHOWN = re.compile(r'(?:src|rel="icon" href)="([^"]*)"')


@pytest.fixture(autouse=True)
def setup(monkeypatch):
    """An AWS set-up, and nothing of this machine's own; botocore reads what it knows of S3 only once."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    given = {"ACCESS_KEY_ID": HUSH, "SECRET_ACCESS_KEY": HUSH, "REGION": "us-east-1", "MAX_ATTEMPTS": "1"}
    given |= {"CONFIG_FILE": os.devnull, "SHARED_CREDENTIALS_FILE": os.devnull, "EC2_METADATA_DISABLED": "true"}
    for name, value in given.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setattr("botocore.session.create_loader", lambda _paths: LOADER)
    return monkeypatch


LOADER = create_loader()


class Store:
    """A store on this machine: `way` says with which HTTP status a request is refused, `asked` notes all others."""

    def __init__(self):
        self.bucket = boto3.session.Session().resource("s3").create_bucket(Bucket="books")
        self.asked, self.way = [], lambda _operation, _key: None

    def objects(self):
        """The bytes of each object by its key, without our own notes."""
        keys = [one.key for one in self.bucket.objects.all() if ".press/" not in one.key]
        return {key: self.bucket.Object(key).get()["Body"].read() for key in keys}

    def put(self, key, body):
        """Write an object, as somebody who knows nothing of us."""
        self.bucket.put_object(Key=key, Body=body)

    def publish(self, release, address="s3://books/site", *, force=False):
        """Publish a release; the names that were uploaded or removed, sorted."""
        self.asked.clear()
        target = S3(address)
        with target.locked(force=force):
            target.upload(release)
        return sorted(name for operation, name in self.asked if operation in WRITES and ".press/" not in name)

    def die(self, release, writes):
        """Publish a release, and die after so many writes."""
        left = iter(range(writes))
        self.way = lambda operation, _key: 403 if operation in WRITES and next(left, None) is None else None
        with pytest.raises(PublishError):
            self.publish(release)
        self.way = lambda _operation, _key: None


@pytest.fixture
def store(setup):
    """A store, empty, between which and boto3 each request can be refused."""
    call = BaseClient._make_api_call  # noqa: SLF001 - the one function through which every request goes

    def make_api_call(client, operation, words):
        key = words.get("Key", "")
        if status := store.way(operation, key):
            refused = {"Code": "Refused", "Message": "Why not"}
            raise ClientError({"Error": refused, "ResponseMetadata": {"HTTPStatusCode": status}}, operation)
        store.asked.append((operation, key.removeprefix("site/")))
        return call(client, operation, words)

    with mock_aws():
        store = Store()
        setup.setattr(BaseClient, "_make_api_call", make_api_call)
        yield store


def of(release, prefix="site/"):
    """What a store should hold of a release: its files and its record, without compressed copies."""
    return {f"{prefix}{name}": (release.folder / name).read_bytes() for name in (*release.record.files, RECORD)}


@pytest.mark.parametrize(("address", "prefix"), [("s3://books", ""), ("s3://books/", ""), ("s3://books/a/b/", "a/b/")])
def test_the_store_holds_the_release(store, releases, address, prefix):
    """All of it and nothing else, each object with its type and how long it may be kept."""
    store.publish(releases[0], address)

    assert store.objects() == of(releases[0], prefix)
    assert {one.key for one in store.bucket.objects.all()} == {*of(releases[0], prefix), prefix + NOTE}
    for key in store.objects():
        found, wanted = store.bucket.Object(key).get(), headers_of(key)
        assert (found["ContentType"], found["CacheControl"]) == (wanted["Content-Type"], wanted["Cache-Control"])


def test_no_page_comes_before_what_it_shows(store, releases):
    """Pictures and other files, new pages, changed pages, lists of pages, the record; removals last."""
    store.publish(releases[0])
    store.publish(releases[1])

    old = releases[0].record.files

    def kind(operation, name):
        if operation == "DeleteObject" or name in (RECORD, "feed.xml"):
            return operation if operation == "DeleteObject" else name
        return f"{'changed' if name in old else 'new'} page" if name.endswith(".html") else "file"

    kinds = [kind(*request) for request in store.asked if request[0] in WRITES and ".press/" not in request[1]]
    order = ["file", "new page", "changed page", "feed.xml", RECORD, "DeleteObject"]
    assert [name for name, _ in groupby(kinds)] == order


def test_only_what_is_not_as_it_should_be_is_uploaded(store, setup, releases):
    """A changed, damaged or missing object; each one when what is said with it changes."""
    store.publish(releases[0])
    assert store.publish(releases[0]) == []
    store.put("site/about/index.html", "spoil")
    store.bucket.Object("site/feed.xml").delete()
    assert store.publish(releases[0]) == ["about/index.html", "feed.xml"]
    setup.setattr("press.publish.s3.headers_of", lambda name: {**headers_of(name), "Cache-Control": "no-store"})
    assert store.publish(releases[0]) == sorted([*releases[0].record.files, RECORD])
    assert store.bucket.Object("site/index.html").get()["CacheControl"] == "no-store"
    assert store.objects() == of(releases[0])


def test_a_picture_of_the_release_before_stays_for_one_more(store, releases):
    """Somebody may hold an old page open. What is not ours stays for good."""
    mine = {"other.txt": b"mine", "site/gone/notes.txt": b"mine"}
    for key, body in mine.items():
        store.put(key, body)
    store.publish(releases[0])
    for before, release in pairwise(releases):
        store.publish(release)
        kept = {key: body for key, body in of(before).items() if is_hashed(key)}
        assert store.objects() == {**kept, **of(release), **mine}


def test_what_is_not_ours_is_not_overwritten(store, releases):
    """It is refused before anything is changed."""
    store.put("site/feed.xml", b"mine")

    message = r"s3://books/site/feed\.xml was not published from here, .*\(1 such objects\)\..* Nothing was changed\."
    with pytest.raises(PublishError, match=message):
        store.publish(releases[0])
    assert store.objects() == {"site/feed.xml": b"mine"}


def test_a_store_that_lost_our_note_is_known_by_its_record(store, releases):
    """What the record names was published from here."""
    store.publish(releases[0])
    store.bucket.Object(f"site/{NOTE}").delete()
    store.publish(releases[1])

    assert store.objects().items() >= of(releases[1]).items()
    assert "site/gone/index.html" not in store.objects()


def test_pages_are_whole_whenever_a_publisher_dies(store, releases):
    """After any number of its writes; the next publishes, of whichever release, leave nothing of the dead one.

    A store takes an object whole or not at all, so its state after a kill is that after some number of writes.
    """
    live = 0
    store.publish(releases[live])
    for writes in range(1, 20) if os.environ.get("TEST_ALL") else (2, 6, 12, 19):
        dying = (live + 1) % 3
        store.die(releases[dying], writes)
        assert broken(store.objects(), releases) == []
        live = (dying + writes // 2) % 3
        store.publish(releases[live], force=True)
        assert broken(store.objects(), releases) == []
        store.publish(releases[live])
        assert store.objects() == of(releases[live])


def broken(found, releases):
    """The pages that are of no release, or show a picture that is not there."""
    whole = {text for release in releases for text in of(release).values()}
    pages = {key: text for key, text in found.items() if key.endswith(".html")}
    shown = {key: {urljoin(key, name) for name in SHOWN.findall(text.decode())} for key, text in pages.items()}
    return [key for key, text in pages.items() if text not in whole or shown[key] - found.keys()]


def test_only_one_publishes_at_a_time(store, setup, releases):
    """The second one learns who does, and how to break a lock that a dead publisher left."""
    setup.setenv("USER", "ada")
    said = r"ada on .* \(process \d+\) has been publishing since 20.* UTC; if that publish is dead, say --force\. "
    with S3("s3://books/site").locked():
        setup.setenv("USER", "bob")
        with pytest.raises(PublishError, match=said):
            store.publish(releases[0])
        assert store.objects() == {}
        store.publish(releases[0], force=True)
    assert store.objects() == of(releases[0])


def test_the_lock_is_removed_whatever_happens(store):
    """But not the lock of somebody else, who has broken it meanwhile."""
    target = S3("s3://books/site")
    with contextlib.suppress(ZeroDivisionError), target.locked():
        raise ZeroDivisionError
    with target.locked():
        store.put(f"site/{LOCK}", "Bob is publishing")
    with pytest.raises(PublishError, match=r"^Bob is publishing; if that"), target.locked():
        pass


def test_what_is_live_is_known_by_its_record(store, releases):
    """None if there is none, or it cannot be read; the place is ours as soon as a publish has begun."""
    target = S3("s3://books/site/")
    store.put("site/somebody.txt", "theirs")
    assert target.live() is None
    store.die(releases[0], 3)
    assert target.live() is UNREADABLE
    store.publish(releases[0], force=True)
    assert target.live() == releases[0].record
    store.bucket.Object(f"site/{NOTE}").delete()
    store.put(f"site/{RECORD}", b"\xff{")
    assert target.live() is UNREADABLE
    assert (target.label, target.releases()) == ("s3://books/site", [])


@pytest.mark.parametrize(
    ("refused", "state"),
    [
        (("GetObject", f"site/{NOTE}"), "Nothing was changed."),
        (("ListObjectsV2", ""), "Nothing was changed."),
        (("PutObject", f"site/{LOCK}"), "Nothing was changed."),
        (("PutObject", "site/feed.xml"), "Every page is whole, but some may be old and some new: publish again."),
    ],
)
def test_what_a_store_refuses_is_told_in_a_sentence(store, releases, refused, state):
    """With its own words, what to check, and how it was left; never as if it were empty."""
    store.way = lambda *request: 403 if request == refused else None
    with pytest.raises(PublishError) as caught:
        store.publish(releases[0])

    assert str(caught.value) == (
        f"s3://books/site: An error occurred (Refused) when calling the {refused[0]} operation: Why not. Check the"
        f" bucket's name, your AWS set-up (aws configure list), and AWS_ENDPOINT_URL if it is another store. {state}"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "Unable to locate credentials"),
        ({"AWS_PROFILE": "nobody"}, "The config profile (nobody) could not be found"),
        ({"AWS_ENDPOINT_URL": "ftp:/nowhere"}, "Invalid endpoint: ftp:/nowhere"),
        ({"AWS_ENDPOINT_URL": f"http://me:{HUSH}@127.0.0.1:9"}, "Could not connect to the endpoint URL"),
        ({"HTTPS_PROXY": f"http://me:{HUSH}@127.0.0.1:9", "NO_PROXY": ""}, "Failed to connect to proxy URL"),
    ],
)
def test_what_a_set_up_lacks_is_told_without_a_secret(setup, given, said):
    """In a sentence."""
    for name, value in given.items():
        setup.setenv(name, value)
    with pytest.raises(PublishError) as caught:
        S3("s3://books/site").live()

    assert str(caught.value).startswith(f"s3://books/site: {said}")
    assert HUSH not in str(caught.value)
    assert caught.value.__cause__ is None
