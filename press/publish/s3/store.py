"""The few things that are asked of a store: list, read, look, write, remove.

Only what every store knows that speaks S3's language: no multipart upload (no file of ours has 5 GB), no removal of
many at once (it needs a checksum that not all of them know), and MD5, which all of them compare.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import random
import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import boto3
from botocore.config import Config

from press.publish.model import Told
from press.publish.s3.pieces import Listed
from press.publish.s3.place import Place
from press.publish.s3.refusals import RefusalError, may_pass, refusal

AT_ONCE = 16  # requests under way; a store answers each in some tens of milliseconds, however many there are
PAUSES = (0.5, 1, 2, 4, 8, 16)  # seconds before a question is asked again, at most
TIMEOUT = 30  # seconds without a byte
PRIVATE = {"ContentType": "application/json", "CacheControl": "no-store"}
ABSENT = ("NoSuchKey", "404")  # without a body there is only the number


@dataclass(frozen=True)
class Stored:
    """An object that was read; `age` is in seconds, by the store's own clock."""

    body: bytes
    etag: str
    age: float


class Store:
    """A store, seen from a place in it: every name is that of a file of the site.

    botocore's own way of asking again is switched off: it has one budget for all requests, which sixteen of them use
    up in a second, and pauses so short that a network that is away for a moment ends a publish.

    Raises:
        PublishError: the user's set-up does not say who asks, or which store.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.stopped = threading.Event()  # ends every pause at once
        for name in ("boto3", "botocore", "urllib3"):
            logging.getLogger(name).setLevel(logging.WARNING)  # what they log beneath holds signed headers
        config = Config(
            connect_timeout=min(10, TIMEOUT),
            read_timeout=TIMEOUT,
            max_pool_connections=AT_ONCE + 1,  # one for the lease
            retries={"total_max_attempts": 1},
            request_checksum_calculation="when_required",  # other stores refuse what S3 has added of late
            response_checksum_validation="when_required",
        )
        try:
            self.client: Any = boto3.session.Session().client("s3", config=config)
        except Exception as error:  # noqa: BLE001 - as in _ask
            raise refusal(error, "", place, "") from None

    def listed(self) -> dict[str, Listed]:
        """Every object of the place, by its name."""
        found: dict[str, Listed] = {}
        more: dict[str, Any] = {}
        while True:
            page = self._ask("list_objects_v2", Prefix=self.place.before, **more)
            for row in page.get("Contents", ()):
                found[self.place.name_of(row["Key"])] = Listed(row["Size"], row["ETag"].strip('"'))
            if not page.get("IsTruncated"):
                return found
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def facts(self, name: str) -> Mapping[str, Any] | None:
        """What the store says of an object; None when there is none."""
        try:
            facts: Mapping[str, Any] = self._ask("head_object", Key=self.place.key_of(name))
        except RefusalError as error:
            if error.code not in ABSENT:
                raise
            return None
        return facts

    def read(self, name: str) -> Stored | None:
        """An object; None when there is none."""
        try:
            found = self._ask("get_object", _whole, Key=self.place.key_of(name))
        except RefusalError as error:
            if error.code not in ABSENT:
                raise
            return None
        return Stored(found["Body"], found["ETag"], _age(found))

    def write(self, name: str, body: bytes, options: Mapping[str, Any]) -> str:
        """Write an object; a store refuses one whose bytes have suffered on their way.

        Args:
            name: the object's.
            body: its bytes.
            options: what is said of it, and under which condition it is written, in the words of boto3's put_object.

        Returns:
            Its ETag.
        """
        md5 = base64.b64encode(hashlib.md5(body, usedforsecurity=False).digest()).decode()
        key = self.place.key_of(name)
        answer = self._ask("put_object", Key=key, Body=body, ContentMD5=md5, **options)
        return str(answer["ETag"])

    def remove(self, name: str) -> None:
        """Remove an object, if it is there."""
        self._ask("delete_object", Key=self.place.key_of(name))

    def each(self, names: Collection[str], work: Callable[[str], None], told: Told = lambda _name: None) -> None:
        """Do the same with each file, many at once; the first that fails stops the rest."""
        self.stopped.clear()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            under_way = {pool.submit(work, name): name for name in sorted(names)}
            try:
                for done in as_completed(under_way):
                    done.result()
                    told(under_way[done])
            except BaseException:
                self.stopped.set()
                pool.shutdown(cancel_futures=True)
                raise

    def _ask(self, operation: str, take: Callable[[Any], Any] = lambda answer: answer, **words: Any) -> Any:
        """What the store answers, after as many tries as it needs and is given.

        Raises:
            RefusalError: it refuses, or cannot be reached.
        """
        pauses = iter(PAUSES)
        while True:
            try:
                return take(getattr(self.client, operation)(Bucket=self.place.bucket, **words))
            except Exception as error:  # noqa: BLE001 - a traceback out of there could hold a key
                pause = next(pauses, None) if may_pass(error) else None
                if pause is None or self.stopped.wait(pause * random.uniform(0.5, 1)):  # noqa: S311 - no secret
                    raise refusal(error, operation, self.place, self.client.meta.endpoint_url) from None


def _whole(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with its body read."""
    return {**answer, "Body": answer["Body"].read()}


def _age(answer: Mapping[str, Any]) -> float:
    """How many seconds ago an object was written; where a store does not tell the time, nothing is old."""
    try:
        now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
        return float((now - answer["LastModified"]).total_seconds())
    except (KeyError, TypeError, ValueError):
        return 0.0
