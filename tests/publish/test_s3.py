"""An object store holds what a release is, whatever it held before, and its pages are whole at every moment."""

import contextlib
from itertools import groupby

import pytest
from publish.places import HUSH, WRITES, files_of
from publish.readers import faults
from support import ALL

from press.builder.manifest import RECORD
from press.core.http_headers import headers_of
from press.publish.model import UNREADABLE, PublishError
from press.publish.s3 import LOCK, NOTE, S3


@pytest.mark.parametrize(("address", "prefix"), [("s3://books", ""), ("s3://books/", ""), ("s3://books/a/b/", "a/b/")])
def test_each_object_has_its_type_and_how_long_it_may_be_kept(s3, releases, address, prefix):
    """Below any prefix, or none; there is nothing else but our note."""
    S3(address).upload(releases[0])

    assert {one.key for one in s3.bucket.objects.all()} == {prefix + name for name in (*files_of(releases[0]), NOTE)}
    for name in files_of(releases[0]):
        found, wanted = s3.bucket.Object(prefix + name).get(), headers_of(name)
        assert (found["ContentType"], found["CacheControl"]) == (wanted["Content-Type"], wanted["Cache-Control"])


def test_no_page_comes_before_what_it_shows(s3, releases):
    """Pictures and other files, new pages, changed pages, lists of pages, the record; removals last."""
    for release in releases[:2]:
        s3.publish(release)

    def kind(operation, name):
        if operation == "DeleteObject" or name in (RECORD, "feed.xml"):
            return operation if operation == "DeleteObject" else name
        changed = "changed" if name in releases[0].record.files else "new"
        return f"{changed} page" if name.endswith(".html") else "file"

    kinds = [kind(*request) for request in s3.asked if request[0] in WRITES and ".press/" not in request[1]]
    order = ["file", "new page", "changed page", "feed.xml", RECORD, "DeleteObject"]
    assert [name for name, _ in groupby(kinds)] == order


def test_only_what_is_not_as_it_should_be_is_uploaded(s3, aws, releases):
    """A changed, damaged or missing object; each one when what is said with it changes."""
    s3.publish(releases[0])
    assert s3.publish(releases[0]) == []
    s3.put("about/index.html", "spoil")
    s3.bucket.Object("site/feed.xml").delete()
    assert s3.publish(releases[0]) == ["about/index.html", "feed.xml"]
    aws.setattr("press.publish.s3.headers_of", lambda name: {**headers_of(name), "Cache-Control": "no-store"})
    assert s3.publish(releases[0]) == sorted(files_of(releases[0]))
    assert s3.bucket.Object("site/index.html").get()["CacheControl"] == "no-store"
    assert s3.shown() == files_of(releases[0])


def test_pages_are_whole_whenever_a_publisher_dies(s3, releases):
    """After any number of its writes; the next publishes, of whichever release, leave nothing of the dead one.

    A store takes an object whole or not at all, so its state after a kill is that after some number of writes.
    """
    s3.publish(releases[0])
    live = 0
    for writes in range(1, 20) if ALL else (2, 6, 12, 19):
        dying = (live + 1) % 3
        s3.die(releases[dying], writes)
        assert faults(s3.shown().get, releases) == []
        live = (dying + writes // 2) % 3
        s3.publish(releases[live], force=True)
        assert faults(s3.shown().get, releases) == []
        s3.publish(releases[live])
        assert s3.shown() == files_of(releases[live])


def test_only_one_publishes_at_a_time(s3, aws, releases):
    """The second one learns who does, and how to break a lock that a dead publisher left."""
    aws.setenv("USER", "ada")
    said = r"ada on .* \(process \d+\) has been publishing since 20.* UTC; if that publish is dead, say --force\. "
    with contextlib.suppress(ZeroDivisionError), s3.target().locked():
        raise ZeroDivisionError  # the lock is removed whatever happens
    with s3.target().locked():
        with pytest.raises(PublishError, match=said):
            s3.publish(releases[0])
        assert s3.shown() == {}
        s3.publish(releases[0], force=True)
    assert s3.shown() == files_of(releases[0])
    with s3.target().locked():
        s3.put(LOCK, "Bob is publishing")  # who has broken it meanwhile, and keeps his lock
    with pytest.raises(PublishError, match=r"^Bob is publishing; if that"), s3.target().locked():
        pass


def test_a_place_is_ours_as_soon_as_a_publish_has_begun(s3, releases):
    """And not because there is something in it; if our note is lost, the record says what was published from here."""
    s3.put("somebody.txt", "theirs")
    assert s3.target().live() is None
    s3.die(releases[0], 3)
    assert s3.target().live() is UNREADABLE
    s3.publish(releases[0], force=True)
    s3.bucket.Object(f"site/{NOTE}").delete()
    s3.publish(releases[1])
    assert s3.shown().items() >= files_of(releases[1]).items()
    assert "gone/index.html" not in s3.shown()


@pytest.mark.parametrize(
    ("refused", "state"),
    [
        (("GetObject", NOTE), "Nothing was changed."),
        (("ListObjectsV2", ""), "Nothing was changed."),
        (("PutObject", LOCK), "Nothing was changed."),
        (("PutObject", "feed.xml"), "Every page is whole, but some may be old and some new: publish again."),
    ],
)
def test_what_a_store_refuses_is_told_in_a_sentence(s3, releases, refused, state):
    """With its own words, what to check, and how it was left; never as if it were empty."""
    s3.way = lambda *request: 403 if request == refused else None
    with pytest.raises(PublishError) as caught:
        s3.publish(releases[0])

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
def test_what_a_set_up_lacks_is_told_without_a_secret(aws, given, said):
    """In a sentence."""
    for name, value in given.items():
        aws.setenv(name, value)
    with pytest.raises(PublishError) as caught:
        S3("s3://books/site").live()

    assert str(caught.value).startswith(f"s3://books/site: {said}")
    assert HUSH not in str(caught.value)
    assert caught.value.__cause__ is None
