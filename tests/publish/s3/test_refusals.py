"""Whatever a store refuses is told in words that help, and none of them is secret."""

import logging
import os
import socket
import threading

import pytest
from publish.s3.conftest import NOTHING
from publish.s3.store import KEY, SECRET

from press.publish.model import PublishError
from press.publish.s3 import store, target_at


@pytest.fixture
def told(door):  # noqa: ARG001 - empties the store
    """What is told when one looks at a place, or publishes to it."""

    def attempt(release):
        target = target_at("s3://books/site", lambda _: None)
        if not release:
            target.standing()
        with target.locked():
            target.put(release, NOTHING, lambda _: None)

    def told(release=None):
        with pytest.raises(PublishError) as caught:
            attempt(release)
        said = str(caught.value)
        assert KEY not in said
        assert SECRET not in said
        assert caught.value.__cause__ is None
        return said

    return told


@pytest.fixture
def standing(publish, releases):
    """A first release stands there; gives the next."""
    publish(releases[0])
    return releases[1]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((404, "NoSuchBucket"), "There is no such bucket there. Look at its name, and at AWS_ENDPOINT_URL."),
        ((403, "AccessDenied"), "These credentials may not read an object (s3:GetObject). Look at their policy"),
        ((403, "InvalidAccessKeyId"), "The store does not know the access key. Check which credentials"),
        ((403, "SignatureDoesNotMatch"), "The secret key is not the right one."),
        ((400, "ExpiredToken"), "The credentials have run out. Sign in again."),
        ((403, "RequestTimeTooSkewed"), "This machine's clock and the store's are too far apart."),
        ((301, "PermanentRedirect"), "The bucket is in another region, or of another store: set AWS_REGION"),
        ((400, "AuthorizationHeaderMalformed"), "The bucket is in another region, or of another store"),
        ((418, "Odd-Code"), "The store would not read an object: it answers 418 OddCode."),
        ((503, "SlowDown"), "The store would not read an object: it answers 503 SlowDown."),
    ],
)
def test_what_a_store_answers(door, told, answer, words):
    """Its own sentences, which may hold anything, are never repeated."""
    door.ways = [lambda _asked: answer]
    said = told()

    assert said.startswith("s3://books/site at 127.0.0.1: ")
    assert words in said
    assert said.endswith(" Nothing was changed.")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("PUT", "site/.press/lock.json"), "write an object (s3:PutObject)"),
        (("GET", ""), "list its objects (s3:ListBucket)"),
        (("HEAD", "site/index.html"), "look at an object (s3:GetObject)"),
        (("PUT", "site/index.html"), "write an object (s3:PutObject)"),
        (("DELETE", "site/gone/index.html"), "remove an object (s3:DeleteObject)"),
    ],
)
def test_each_right_that_is_missing_is_named(door, told, standing, asked, words):
    """As it stands in a policy, with how the place was left."""
    door.ways = [lambda request: (403, "AccessDenied") if request[:2] == asked else None]
    said = told(standing)

    assert f"These credentials may not {words}." in said
    assert ("some may be old and some new" in said) == (asked[1].endswith("index.html") and asked[0] != "HEAD")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, "No credentials were found. Set AWS_PROFILE"),
        ({"AWS_SECRET_ACCESS_KEY": ""}, "The credentials are not complete."),
        ({"AWS_PROFILE": "nobody"}, "AWS_PROFILE names a profile that your AWS set-up does not have."),
        ({"AWS_ENDPOINT_URL": f"ftp:/{SECRET}"}, "AWS_ENDPOINT_URL is no address. It looks like https://host."),
        ({"HTTP_PROXY": f"http://user:{SECRET[:6]}@127.0.0.1:9", "NO_PROXY": ""}, "The proxy cannot be reached."),
        (
            {"AWS_ENDPOINT_URL": f"http://{SECRET[:6]}@127.0.0.1:{{free}}"},
            "The store cannot be reached. Look at the network",
        ),
        ({"AWS_ENDPOINT_URL": "https://127.0.0.1:{port}"}, "The store's certificate is not trusted here."),
    ],
)
def test_what_a_set_up_lacks(told, front, monkeypatch, given, words):
    """Before anything is asked, or when nobody answers."""
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        places = {"free": unheard.getsockname()[1], "port": front[1].rpartition(":")[2]}
        for name, value in given.items():
            monkeypatch.setenv(name, value.format(**places)) if value or name == "NO_PROXY" else monkeypatch.delenv(
                name
            )
        said = told()

    assert words in said
    assert SECRET[:6] not in said
    assert said.endswith("Nothing was changed.")


def test_a_store_that_never_answers(door, told, monkeypatch):
    """It is told after a while."""
    monkeypatch.setattr(store, "TIMEOUT", 0.2)
    monkeypatch.setattr(store, "PAUSES", ())
    free = threading.Event()
    door.ways = [lambda _asked: free.wait(60) and None]
    said = told()
    free.set()

    assert "The store takes requests and does not answer them." in said


def test_no_log_holds_a_secret(publish, releases, caplog):
    """Not even when somebody wants to hear everything."""
    with caplog.at_level(logging.DEBUG):
        for name in ("boto3", "botocore", "urllib3"):
            logging.getLogger(name).setLevel(logging.NOTSET)
        publish(releases[0])

    assert not {KEY, SECRET, "Signature"} & set(caplog.text.split())
    assert all(word not in caplog.text for word in (KEY, SECRET, "Signature="))
    assert os.environ["AWS_SECRET_ACCESS_KEY"] == SECRET
