"""An object store: Amazon S3, or any store with the same interface, through boto3.

A store changes one object at a time. The order of the requests keeps every page whole: first what pages load, then new
pages, changed pages, lists of pages, and the record; removals come last. A note in the store lists all objects that are
ours. It is written before the first upload, so the next publish knows whatever an interrupted one has left behind.
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Any

from press.builder.manifest import RECORD, entry_of
from press.core.http_headers import headers_of, is_hashed
from press.core.problems import printable
from press.publish.model import UNREADABLE, PublishError, Record, Release, Target, load, masked

LOCK, NOTE = ".press/lock.txt", ".press/files.json"
UNCACHED = {"CacheControl": "no-store"}
OLD = "old"
PARALLEL = 10  # requests at once, which is as many connections as boto3 keeps
ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*)/?")
UNTOUCHED = "Nothing was changed."
MIXED = "Every page is whole, but some may be old and some new: publish again."
CHECK = "Check the bucket's name, your AWS set-up (aws configure list), and AWS_ENDPOINT_URL if it is another store."


class S3(Target):
    """A target: `s3://bucket` or `s3://bucket/prefix`. Keys, region and endpoint come from the user's AWS set-up."""

    kind = "s3"

    def __init__(self, address: str) -> None:
        if importlib.util.find_spec("boto3") is None:
            raise PublishError(
                "Publishing to s3:// needs boto3, which is not installed: .venv/bin/pip install -r requirements-s3.txt"
            )
        if not (found := ADDRESS.fullmatch(address)):
            raise PublishError(
                "This is no address of a store: write s3://bucket or s3://bucket/prefix, and nothing else in it."
                f" Keys and the store's own address belong in your AWS set-up. {UNTOUCHED}"
            )
        self.label = address.rstrip("/")
        self.bucket, self.prefix = found[1], f"{found[2]}/".lstrip("/")
        self.state = UNTOUCHED  # what an error says of the store

    @contextmanager
    def locked(self, *, force: bool = False) -> Iterator[None]:
        """Hold the store by an object that is written only if there is none."""
        who = f"{os.environ.get('USER') or os.environ.get('USERNAME') or 'somebody'} on {platform.node()}"
        since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        lock = f"{who} (process {os.getpid()}) has been publishing since {since}".encode()
        try:
            self._ask("put_object", LOCK, Body=lock, **UNCACHED, **({} if force else {"IfNoneMatch": "*"}))
        except PublishError:
            if force or not (holder := self._ask("get_object", LOCK)):
                raise
            words = printable(holder.decode("utf-8", "replace"))[:200]
            raise PublishError(f"{words}; if that publish is dead, say --force. {UNTOUCHED}") from None
        try:
            yield
        finally:
            with suppress(PublishError):  # the next publish says then who left the lock, and what to do
                if self._ask("get_object", LOCK) == lock:
                    self._ask("delete_object", LOCK)

    def live(self) -> Record | None:
        """The record of what is live now. A publish that has begun has left a note, which is older than any upload."""
        if (text := self._ask("get_object", RECORD)) is not None:
            return load(text)
        return None if self._ask("get_object", NOTE) is None else UNREADABLE

    def upload(self, release: Release) -> None:
        """Upload every file that is not in the store as it should be, then remove ours that are no longer needed.

        Hashed files of the release before are removed by the publish after this one: a reader may still have one of
        its pages open.
        """
        hashes = {**release.record.files, RECORD: entry_of(release.folder / RECORD)}
        wanted = {name: [entry.sha256, *_options(name).values()] for name, entry in hashes.items()}
        objects = self._ask("list_objects_v2").get("Contents", ())
        etags, ours = {row["Key"].removeprefix(self.prefix): row["ETag"] for row in objects}, self._note()
        if foreign := sorted(wanted.keys() & etags.keys() - ours.keys()):
            raise PublishError(
                f"{self.label}/{foreign[0]} was not published from here, and would be overwritten"
                f" ({len(foreign)} such objects). Take them away, or choose another prefix. {UNTOUCHED}"
            )
        changed = [name for name in wanted if ours.get(name) != [etags.get(name), *wanted[name]]]
        kept = {name for name, state in ours.items() if is_hashed(name) and state != OLD} - wanted.keys()
        removed = ours.keys() & etags.keys() - wanted.keys() - kept
        steps = {name: _step(name, new=name not in etags) for name in changed}  # before the uploads change etags

        def send(name: str) -> None:
            body = (release.folder / name).read_bytes()
            etags[name] = self._ask("put_object", name, Body=body, **_options(name))["ETag"]

        self._write_note({**ours, **dict.fromkeys(changed)})
        self.state = MIXED
        with ThreadPoolExecutor(PARALLEL) as pool:  # the first error, or Ctrl-C, stops the rest
            for step in sorted({*steps.values()}):
                list(pool.map(send, [name for name in changed if steps[name] == step]))
            list(pool.map(partial(self._ask, "delete_object"), sorted(removed)))
        self._write_note({name: [etags[name], *wanted[name]] for name in wanted} | dict.fromkeys(kept, OLD))
        self.state = UNTOUCHED

    def _note(self) -> dict[str, Any]:
        """What is ours, by name: ETag, hash and options; None if its upload may be incomplete; OLD if it is to go next.

        If the note is lost, the live record says which files are ours.
        """
        if note := self._ask("get_object", NOTE):
            return dict(json.loads(note))
        live = self.live()
        return dict.fromkeys([*live.files, RECORD] if live else ())

    def _write_note(self, ours: Mapping[str, Any]) -> None:
        self._ask("put_object", NOTE, Body=json.dumps(ours).encode(), **UNCACHED)

    @cached_property
    def _client(self) -> Any:
        import boto3  # noqa: PLC0415 - an extra
        from botocore.config import Config  # noqa: PLC0415 - an extra

        when = "when_required"  # some stores know no other checksum than the signature's
        config = Config(request_checksum_calculation=when, response_checksum_validation=when)
        return boto3.session.Session().client("s3", config=config)

    def _ask(self, operation: str, name: str = "", **words: Any) -> Any:
        """What the store answers: an object's bytes, or a table; None if there is no such object.

        Raises:
            PublishError: what boto3 raised, in a sentence, without a password that a URL in it may hold.
        """
        try:
            if not name:
                pages = self._client.get_paginator(operation).paginate(Bucket=self.bucket, Prefix=self.prefix)
                return pages.build_full_result()
            answer = getattr(self._client, operation)(Bucket=self.bucket, Key=self.prefix + name, **words)
            return answer["Body"].read() if "Body" in answer else answer
        except Exception as error:  # noqa: BLE001 - errors of several libraries come through
            if getattr(error, "response", {}).get("Error", {}).get("Code") == "NoSuchKey":
                return None
            reason = masked(printable(str(error)))[:400].rstrip(".")
            raise PublishError(f"{self.label}: {reason}. {CHECK} {self.state}") from None


def _options(name: str) -> dict[str, str]:
    """What the store is to send with a file: its type, and how long it is kept."""
    headers = headers_of(name)
    return {"ContentType": headers["Content-Type"], "CacheControl": headers["Cache-Control"]}


def _step(name: str, *, new: bool) -> tuple[bool, ...]:
    """When a file is uploaded: no page before what it loads, no list of pages before them, the record last."""
    return name == RECORD, name.endswith((".xml", "robots.txt")), name.endswith(".html"), not new
