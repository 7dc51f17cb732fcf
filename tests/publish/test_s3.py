"""An object store holds what a release is, whatever it held before, and its pages are whole at every moment.

The store is moto, which answers as S3 does, behind a door that notes what is written and can refuse it.
"""

import os
import re
import sys
import threading

import boto3
import pytest
from botocore.loaders import create_loader
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.serving import make_server
from werkzeug.test import Client

from press.build.manifest import RECORD, manifest_of
from press.headers import headers_of
from press.publish import record
from press.publish.model import Plan, PublishError, Record, Release
from press.publish.s3 import LOCK, NOTE, s3_target

SECRET = "secret-that-nobody-may-see"
PLAN = Plan((), (), (), 0)
COMMON = {"about/index.html": "About", "feed.xml": "<feed>", "robots.txt": "*", "paper+1~a.pdf": "same"}
FILES = [
    {"index.html": '<img src="a/media/1.11111111.png">1', "gone/index.html": '<img src="a/media/0.00000000.png">'},
    {"index.html": '<img src="a/media/2.22222222.png">2', "new/index.html": '<img src="a/media/0.00000000.png">'},
    {"index.html": '<img src="a/media/3.33333333.png">3', "gone/index.html": '<img src="a/media/0.00000000.png">'},
]


def make(folder, files, address="https://books.example/list/", redirects=None):
    """A release of a few files and the pictures that they show."""
    shown = {name: name for text in files.values() for name in re.findall(r'src="([^"]*)"', text)}
    for name, text in {**files, **shown}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    made = Record("a" * 40, clean=True, preview=False, versions={}, files=manifest_of(folder))
    record.save(made, folder / RECORD)
    (folder / "index.html.br").write_text("a compressed copy")
    return Release(folder, folder, made, address, redirects or {})


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """Three releases: between them pages and pictures are new, changed and removed; the feed differs each time."""
    folders = [tmp_path_factory.mktemp("release") for _ in FILES]
    pairs = enumerate(zip(folders, FILES, strict=True))
    return [make(folder, {**COMMON, **files, "feed.xml": f"<feed>{n}"}) for n, (folder, files) in pairs]


class Store:
    """A store whose `way` is asked about each request: it may give an HTTP status and a code, which are the answer."""

    def __init__(self):
        self.moto = DomainDispatcherApplication(create_backend_app)

    def reset(self):
        """Empty it, and let everything through."""
        Client(self.moto).post("/moto-api/reset")
        Client(self.moto).put("/books")
        self.writes, self.way = [], lambda _method, _key: None

    def __call__(self, environ, start):
        """Answer, as WSGI wants it."""
        method, key = environ["REQUEST_METHOD"], environ["PATH_INFO"].removeprefix("/books/")
        answer = self.way(method, key)
        if answer == "late":  # it is done, but the answer gets lost
            list(self.moto(environ, lambda *_: None))
            answer = (500, "Lost")
        if answer:
            start(f"{answer[0]} No", [("Content-Type", "application/xml")])
            return [f"<Error><Code>{answer[1]}</Code><Message>Why not</Message></Error>".encode()]
        if method in ("PUT", "DELETE") and ".press/" not in key:
            self.writes.append((method, key.removeprefix("site/")))
        return self.moto(environ, start)


@pytest.fixture(scope="module", autouse=True)
def models():
    """What botocore knows of S3, read once and not for every client."""
    loader = create_loader()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.session.create_loader", lambda _paths: loader)
        yield


@pytest.fixture(scope="module")
def served():
    """A store, and its address."""
    store = Store()
    server = make_server("127.0.0.1", 0, store, threaded=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield store, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def setup(monkeypatch, served):
    """An AWS set-up that names that store, and nothing of this machine's own."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    given = {"ACCESS_KEY_ID": "AKIAEXAMPLEEXAMPLE00", "SECRET_ACCESS_KEY": SECRET, "REGION": "us-east-1"}
    given |= {"CONFIG_FILE": os.devnull, "SHARED_CREDENTIALS_FILE": os.devnull, "EC2_METADATA_DISABLED": "true"}
    for name, value in {**given, "ENDPOINT_URL": served[1], "MAX_ATTEMPTS": "2"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    return monkeypatch


@pytest.fixture
def store(served, setup):  # noqa: ARG001 - boto3 finds the store by it
    """That store, empty."""
    served[0].reset()
    return served[0]


@pytest.fixture
def bucket(store):  # noqa: ARG001 - empties the store
    """The bucket in the hands of somebody who knows nothing of us."""
    return boto3.session.Session().resource("s3").Bucket("books")


@pytest.fixture
def publish(store):  # noqa: ARG001 - empties the store
    """Publishes a release, and gives the names that were uploaded or removed, sorted."""

    def publish(release, address="s3://books/site", *, force=False):
        done, target = [], s3_target(address)
        with target.locked(force=force):
            target.upload(release, PLAN, done.append)
        return sorted(done)

    return publish


@pytest.fixture
def objects(store):  # noqa: ARG001 - empties the store
    """Reads the bucket: each object's text by its key, without our own notes."""
    keys = s3_backends["123456789012"]["aws"].buckets["books"].keys
    return lambda: {key: one.value.decode() for key, one in keys.items() if ".press/" not in key}


def of(release, prefix="site/"):
    """What a store should hold of a release: its files and its record, without compressed copies."""
    return {f"{prefix}{name}": (release.folder / name).read_text("utf-8") for name in (*release.record.files, RECORD)}


@pytest.mark.parametrize(("address", "prefix"), [("s3://books", ""), ("s3://books/", ""), ("s3://books/a/b/", "a/b/")])
def test_the_store_holds_the_release(bucket, publish, objects, releases, address, prefix):
    """All of it and nothing else, each object with its type and how long it may be kept."""
    done = publish(releases[0], address)

    assert objects() == of(releases[0], prefix)
    assert done == sorted([*releases[0].record.files, RECORD])
    assert {one.key for one in bucket.objects.all()} == {*of(releases[0], prefix), prefix + NOTE}
    for key in objects():
        found, wanted = bucket.Object(key).get(), headers_of(key)
        assert (found["ContentType"], found["CacheControl"]) == (wanted["Content-Type"], wanted["Cache-Control"])


@pytest.mark.parametrize("answer", [None, (400, "InvalidArgument"), (501, "NotImplemented")])
def test_an_old_address_redirects(store, bucket, publish, tmp_path, answer):
    """By what the store says of its page; a store that knows no redirects gets the page alone, and is not asked again."""
    release = make(tmp_path, {"old/index.html": "x", "old.html": "y"}, redirects={"old/": "café/", "old.html": "new/"})
    tried = []
    store.way = lambda method, key: (
        (method, key) == ("PUT", "site/old.html") and not tried.append(key) and (answer if len(tried) == 1 else None)
    )
    publish(release)
    found = {name: bucket.Object(f"site/{name}").get().get("WebsiteRedirectLocation") for name in release.record.files}

    assert found == {"old/index.html": "/list/caf%C3%A9/", "old.html": None if answer else "/list/new/"}
    assert publish(release) == []


def test_no_page_comes_before_what_it_shows(store, publish, releases):
    """Pictures, other files, new pages, changed pages, lists of pages, the record; removals last."""
    publish(releases[0])
    store.writes.clear()
    publish(releases[1])

    assert store.writes == [
        ("PUT", "a/media/2.22222222.png"),
        ("PUT", "new/index.html"),
        ("PUT", "index.html"),
        ("PUT", "feed.xml"),
        ("PUT", RECORD),
        ("DELETE", "gone/index.html"),
    ]


def test_only_what_is_not_as_it_should_be_is_uploaded(bucket, publish, objects, releases, monkeypatch):
    """A changed, damaged or missing object, and all of them when what is said with them changes."""
    publish(releases[0])
    assert publish(releases[0]) == []
    bucket.put_object(Key="site/about/index.html", Body=b"spoil")
    bucket.Object("site/feed.xml").delete()
    assert publish(releases[0]) == ["about/index.html", "feed.xml"]
    monkeypatch.setattr("press.publish.s3.headers_of", lambda name: {**headers_of(name), "Cache-Control": "no-store"})
    assert publish(releases[0]) == sorted([*releases[0].record.files, RECORD])
    assert bucket.Object("site/index.html").get()["CacheControl"] == "no-store"
    assert objects() == of(releases[0])


def test_a_picture_of_the_release_before_stays_for_one_more(bucket, publish, objects, releases):
    """Somebody may hold an old page open. What is not ours stays for good."""
    bucket.put_object(Key="site/gone/notes.txt", Body=b"mine")
    mine = {"site/gone/notes.txt": "mine"}
    publish(releases[0])
    publish(releases[1])
    first, second = "a/media/1.11111111.png", "a/media/2.22222222.png"
    assert objects() == {**of(releases[1]), **mine, f"site/{first}": first}
    publish(releases[2])
    assert objects() == {**of(releases[2]), **mine, f"site/{second}": second}


def test_what_is_not_ours_is_not_overwritten(bucket, store, publish, releases):
    """It is refused before anything is changed."""
    bucket.put_object(Key="site/feed.xml", Body=b"mine")
    store.writes.clear()

    message = r"s3://books/site/feed\.xml was not published from here, .*\(1 such objects\)\..* Nothing was changed\."
    with pytest.raises(PublishError, match=message):
        publish(releases[0])
    assert store.writes == []


@pytest.mark.parametrize("note", [None, "", "[1]", "3"])
def test_a_store_that_lost_our_note_is_known_by_its_record(bucket, publish, objects, releases, note):
    """What the record names was published from here."""
    publish(releases[0])
    bucket.Object(f"site/{NOTE}").delete() if note is None else bucket.put_object(Key=f"site/{NOTE}", Body=note)
    publish(releases[1])

    assert objects().items() >= of(releases[1]).items()
    assert "site/gone/index.html" not in objects()


def test_pages_are_whole_whenever_a_publisher_dies(store, publish, objects, releases):
    """After any number of its writes; the next publish, of whichever release, leaves nothing of the dead one for ever.

    A store takes an object whole or not at all, so its state after a kill is that after some number of writes.
    """
    live = 0
    publish(releases[live])
    for writes in 4 * list(range(1, 9)) if os.environ.get("TEST_ALL") else (1, 3, 5, 7):
        store.way, dying = dies_after(writes), (live + 1) % 3
        with pytest.raises(PublishError):
            publish(releases[dying])
        store.way = lambda _method, _key: None
        assert broken(objects(), releases) == []
        live = (dying + writes // 2) % 3
        publish(releases[live], force=True)
        assert broken(objects(), releases) == []
        publish(releases[live])
        assert objects() == of(releases[live])


def dies_after(writes):
    """A way of a store that refuses all writes after so many."""
    left = iter(range(writes))
    return lambda method, _key: (403, "Dead") if method in ("PUT", "DELETE") and next(left, None) is None else None


def broken(found, releases):
    """The pages that are of no release, or show a picture that is not there."""
    whole = {text for release in releases for text in of(release).values()}
    pages = {key: text for key, text in found.items() if key.endswith(".html")}
    shown = {key: re.findall(r'src="([^"]*)"', text) for key, text in pages.items()}
    return [key for key in pages if pages[key] not in whole or any(f"site/{one}" not in found for one in shown[key])]


def test_only_one_publishes_at_a_time(bucket, publish, objects, releases, setup):
    """The second one learns who does, and how to break a lock that a dead publisher left."""
    setup.setenv("USER", "ada")
    with s3_target("s3://books/site").locked():
        setup.setenv("USER", "bob")
        said = (
            r"^ada on .* \(process \d+\) is publishing since 20.* UTC; if that publish is dead, say --force\. Nothing"
        )
        with pytest.raises(PublishError, match=said):
            publish(releases[0])
        assert objects() == {}
        publish(releases[0], force=True)
    assert objects() == of(releases[0])
    assert f"site/{LOCK}" not in {one.key for one in bucket.objects.all()}


def test_the_lock_is_removed_whatever_happens(bucket):
    """And not that of somebody else, who has broken it meanwhile."""
    target = s3_target("s3://books/site")
    with pytest.raises(ZeroDivisionError), target.locked():
        raise ZeroDivisionError
    assert list(bucket.objects.all()) == []
    with target.locked():
        bucket.put_object(Key=f"site/{LOCK}", Body=b"Bob is publishing")
    with pytest.raises(PublishError, match="^Bob is publishing; if"), target.locked():
        pass


def test_an_answer_that_was_lost_locks_nobody_out(store, releases, publish, objects):
    """The store has written the lock, answers with an error, and is asked again."""
    late = iter(["late"])
    store.way = lambda method, key: next(late, None) if (method, key) == ("PUT", f"site/{LOCK}") else None
    publish(releases[0])

    assert next(late, None) is None
    assert objects() == of(releases[0])


def test_what_is_live_is_known_by_its_record(bucket, store, publish, releases):
    """None if there is none, or it cannot be read; the store is ours as soon as a publish has begun."""
    target = s3_target("s3://books/site")
    bucket.put_object(Key="site/somebody.txt", Body=b"mine")
    assert (target.live(), target.occupied()) == (None, False)
    store.way = dies_after(3)
    with pytest.raises(PublishError):
        publish(releases[0])
    assert (target.live(), target.occupied()) == (None, True)
    store.way = lambda _method, _key: None
    publish(releases[0], force=True)
    assert (target.live(), target.occupied()) == (releases[0].record, True)
    bucket.Object(f"site/{NOTE}").delete()
    bucket.put_object(Key=f"site/{RECORD}", Body=b"\xff{")
    assert (target.live(), target.occupied()) == (None, True)


def test_a_store_keeps_no_older_release():
    """There is nothing to go back to."""
    target = s3_target("s3://books/site/")

    assert (target.label, target.releases()) == ("s3://books/site", [])
    with pytest.raises(PublishError, match=r"^s3://books/site keeps no older release\. Nothing was changed\.$"):
        target.switch_to("x")


@pytest.mark.parametrize(
    ("refused", "answer", "said"),
    [
        (("GET", "/books"), (404, "NoSuchBucket"), "(NoSuchBucket) when calling the ListObjectsV2 operation: Why not."),
        (("GET", "site/release.json"), (403, "AccessDenied"), "(AccessDenied) when calling the GetObject operation"),
        (("PUT", "site/feed.xml"), (503, "SlowDown"), "(SlowDown) when calling the PutObject operation"),
        (("PUT", f"site/{LOCK}"), (501, "NotImplemented"), "(NotImplemented) when calling the PutObject operation"),
    ],
)
def test_what_a_store_refuses_is_told_in_one_sentence(store, publish, releases, refused, answer, said):
    """With what to check, and how the store was left; never as if it were empty."""
    store.way = lambda method, key: answer if (method, key) == refused else None
    with pytest.raises(PublishError) as caught:
        s3_target("s3://books/site").live()
        publish(releases[0])
    message = str(caught.value)

    assert message.startswith("s3://books/site: An error occurred ")
    assert said in message
    assert " Check the bucket's name, your AWS set-up (aws configure list)" in message
    state = "Every page is whole, but some may be old and some new: publish again." if "feed" in refused[1] else ""
    assert message.endswith(state or "Nothing was changed.")


def test_what_fails_for_a_moment_is_asked_again(store, publish, objects, releases):
    """Every other request fails at first."""
    seen = set()
    store.way = lambda *request: None if request in seen or seen.add(request) or len(seen) % 2 else (503, "SlowDown")
    publish(releases[0])

    assert objects() == of(releases[0])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "Unable to locate credentials"),
        ({"AWS_PROFILE": "nobody"}, "The config profile (nobody) could not be found"),
        ({"AWS_ENDPOINT_URL": "ftp:/nowhere"}, "Invalid endpoint: ftp:/nowhere"),
        ({"AWS_ENDPOINT_URL": f"http://me:{SECRET}@127.0.0.1:9"}, "Could not connect to the endpoint URL"),
        ({"HTTP_PROXY": f"http://me:{SECRET}@127.0.0.1:9", "NO_PROXY": ""}, "Failed to connect to proxy URL"),
    ],
)
def test_what_a_set_up_lacks_is_told_without_a_secret(setup, given, said):
    """In a sentence."""
    for name, value in given.items():
        setup.setenv(name, value)
    with pytest.raises(PublishError) as caught:
        s3_target("s3://books/site").live()

    assert str(caught.value).startswith(f"s3://books/site: {said}")
    assert str(caught.value).endswith(" Nothing was changed.")
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "address",
    [
        *("s3://", "s3:///x", "s3://b", "s3://Books", "s3://books/a/../b", "s3://books/a b", "s3://books?x"),
        *("s3://key:hush@example.org/a", "s3://books/a#hush", "s3://books:9000/hush", "s3://books/ü", "s3://books//a"),
    ],
)
def test_a_wrong_address_is_refused(address):
    """Without repeating it: somebody may have put a key into it."""
    with pytest.raises(PublishError, match="write s3://bucket or s3://bucket/prefix") as caught:
        s3_target(address)

    assert "hush" not in str(caught.value)


def test_without_boto3_it_says_what_to_install(monkeypatch):
    """Only this target needs it."""
    monkeypatch.setitem(sys.modules, "boto3", None)

    with pytest.raises(PublishError, match=r"\.venv/bin/pip install -r requirements-s3\.txt"):
        s3_target("s3://books")
