"""A store on this machine, and a user whose set-up names it."""

import os
from pathlib import Path

import boto3
import pytest
from botocore.loaders import create_loader
from publish.releases import make_releases
from publish.s3.store import BUCKET, KEY, SECRET, Door, serving
from werkzeug.test import Client

from press.publish.model import Plan
from press.publish.s3 import lease, store, target_at

NOTHING = Plan((), (), (), 0)


@pytest.fixture(scope="session")
def front():
    """A door, and its address."""
    door = Door()
    with serving(door) as address:
        yield door, address


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """Three releases, with few pages: each is one request or two."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("deploy.releases.FILLERS", 2)
        return make_releases(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def catalogue():
    """What botocore knows of S3, read from its files once and not for every client."""
    loader = create_loader()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("botocore.session.create_loader", lambda _paths: loader)
        yield


@pytest.fixture(autouse=True)
def user(front, catalogue, monkeypatch):  # noqa: ARG001 - makes tests quick
    """Nothing of this machine's own set-up, and no waiting."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    given = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": "us-east-1"}
    given |= {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    for name, value in {**given, "AWS_EC2_METADATA_DISABLED": "true", "AWS_ENDPOINT_URL": front[1]}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(store, "PAUSES", (0.01, 0.01, 0.01))
    monkeypatch.setattr(lease, "LOOK", 0.01)
    monkeypatch.setattr(lease, "PATIENCE", 60)  # a test that waits for ever would stop all others
    monkeypatch.setattr(lease, "SETTLE", 0.01)


@pytest.fixture
def door(front):
    """The door of an empty store."""
    door, _ = front
    door.forget()
    Client(door.moto).put(f"/{BUCKET}")
    return door


@pytest.fixture
def own(door):  # noqa: ARG001 - empties the store
    """The bucket in the hands of somebody who knows nothing of us."""
    return boto3.session.Session().resource("s3").Bucket(BUCKET)


@pytest.fixture
def publish(door):  # noqa: ARG001 - empties the store
    """Publishes a release to a place, and gives what was told."""

    def publish(release, place=f"s3://{BUCKET}/site", say=lambda _: None):
        told = []
        target = target_at(place, say)
        with target.locked():
            target.put(release, NOTHING, told.append)
        return told

    return publish


@pytest.fixture
def objects(own):
    """Reads the bucket: what each object is, by its key; without what is noted beside the site."""

    def objects():
        keys = [one.key for one in own.objects.all() if ".press/" not in one.key]
        return {key: own.Object(key).get() for key in keys}

    return objects


def bodies(found):
    """Of objects, the bytes."""
    return {key: answer["Body"].read() for key, answer in found.items()}


def of(release, prefix="site/"):
    """What a store should hold of a release: its files and its record, without compressed copies."""
    names = [*release.record.files, "release.json"]
    return {prefix + name: Path(release.folder, name).read_bytes() for name in names}
