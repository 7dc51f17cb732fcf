"""Only one publisher at a time: an object that is written only where none stands, and that runs out by itself.

Whoever publishes writes it anew every few seconds. How old it is says the store's own clock, so machines need not agree
on the time. It names nobody: it may lie where anybody can read it.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Mapping
from time import monotonic
from typing import TypeGuard

from press.publish.model import PublishError, Told
from press.publish.s3.refusals import UNKNOWN, RefusalError
from press.publish.s3.store import PRIVATE, Store, Stored

FILE = ".press/lock.json"
LASTS = 60  # seconds
LOOK = 2  # seconds between two looks at somebody else's
SETTLE = 5  # seconds in which two that write at the same moment have both been heard
PATIENCE = 600  # seconds; longer than any publish takes
TAKEN = (404, 409, 412)  # what stands there is not what the condition says


class Lease:
    """The right to publish. `say` is told when it has to be waited for."""

    def __init__(self, store: Store, say: Told) -> None:
        self.store = store
        self.say = say
        self.holder = secrets.token_hex(8)
        self.turn = 0
        self.etag = ""
        self.conditions = True  # whether the store knows them
        self.until = 0.0  # on this machine's stopwatch
        self.over = threading.Event()
        self.keeper = threading.Thread(target=self._keep, daemon=True)

    def take(self) -> None:
        """Wait for it, and hold it until it is given back.

        Raises:
            PublishError: somebody else holds it for too long.
        """
        end, told = monotonic() + PATIENCE, False
        while not self.try_once():
            if monotonic() > end:
                raise PublishError(f"Somebody else is publishing to {self.store.place}. Nothing was changed.")
            if not told:
                self.say("Somebody else is publishing there, or was until a minute ago. Waiting …")
                told = True
            self.over.wait(LOOK)
        self.keeper.start()

    def try_once(self) -> bool:
        """Take it, unless somebody holds it; whether it is ours now."""
        found = self._found()
        if found and not self._is_mine(found) and found.age <= LASTS:
            return False
        return self._write(**({"IfMatch": found.etag} if found else {"IfNoneMatch": "*"})) and self._is_sure()

    def hold(self) -> None:
        """Make sure that it is still held.

        Raises:
            PublishError: it is not.
        """
        if monotonic() > self.until:
            raise PublishError(
                "Another publisher has taken the place over, or the store could not be told that this one goes on."
                " Every page is whole, but some may be old and some new: publish again."
            )

    def give_back(self) -> None:
        """Let the next one publish at once."""
        self.over.set()
        self.keeper.join()
        try:
            if self._is_mine(self._found()):
                self.store.remove(FILE)
        except RefusalError:
            self.say("The store could not be told that publishing is over; it is free for the next one in a minute.")

    def renew(self) -> None:
        """Write it anew. It is lost when somebody else's stands there."""
        if not (self._is_mine(self._found()) and self._write(IfMatch=self.etag)):
            self.until = 0.0

    def _keep(self) -> None:
        while not self.over.wait(LASTS / 4):
            try:
                self.renew()
            except RefusalError:
                continue  # it runs out by itself, unless a later turn is heard

    def _write(self, **condition: str) -> bool:
        """Write it under a condition; whether it is ours now."""
        begun = monotonic()
        self.turn += 1  # else two turns would have the same ETag
        try:
            self.etag = self._put(condition if self.conditions else {})
        except RefusalError as error:
            if error.status in UNKNOWN and self.conditions:
                self._do_without()
                return self._write()
            if error.status not in TAKEN:
                raise
            found = self._found()
            if not self._is_mine(found):
                return False
            self.etag = found.etag  # the answer to an earlier try was lost
        self.until = begun + LASTS
        return True

    def _is_sure(self) -> bool:
        """Whether nobody else can think the same."""
        if self.conditions and not self._is_kept_out():
            self._do_without()
        if self.conditions:
            return True
        self.over.wait(SETTLE)
        return self._is_mine(self._found())

    def _is_kept_out(self) -> bool:
        """Whether the store refuses to write where something stands, as one does that knows conditions."""
        try:
            self.etag = self._put({"IfNoneMatch": "*"})
        except RefusalError as error:
            if error.status not in TAKEN:
                raise
            return True
        return False

    def _do_without(self) -> None:
        self.conditions = False
        self.say(
            "This store knows no conditional writes: two who begin to publish in the same seconds are told apart by"
            " waiting and looking again, which is less sure."
        )

    def _found(self) -> Stored | None:
        return self.store.read(FILE)

    def _is_mine(self, found: Stored | None) -> TypeGuard[Stored]:
        try:
            return found is not None and json.loads(found.body)["holder"] == self.holder
        except (ValueError, KeyError, TypeError):
            return False

    def _put(self, condition: Mapping[str, str]) -> str:
        body = json.dumps({"holder": self.holder, "turn": self.turn}).encode()
        return self.store.write(FILE, body, {**PRIVATE, **condition})
