"""An object store as publishing sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

from press.build.manifest import RECORD
from press.publish import record
from press.publish.model import Kept, Plan, PublishError, Record, Release, Told, keeps_none
from press.publish.s3 import ours, pieces
from press.publish.s3.lease import Lease
from press.publish.s3.order import in_order
from press.publish.s3.ours import Ours
from press.publish.s3.pieces import Listed, Piece
from press.publish.s3.place import place_of
from press.publish.s3.refusals import UNKNOWN, RefusalError
from press.publish.s3.store import PRIVATE, Store

UNTOUCHED = "Nothing was changed."
MIXED = "Every page is whole, but some may be old and some new: publish again."


class S3:
    """A target: a bucket, or a folder in one.

    Args:
        address: `s3://bucket`, or `s3://bucket/prefix`.
        say: is told when somebody has to wait, or when a store knows less than S3 does.

    Raises:
        PublishError: the address is none.
    """

    kind = "s3"
    served = ""
    lease: Lease  # the right to change what stands there, once `locked` has it

    def __init__(self, address: str, say: Told) -> None:
        self.place = place_of(address)
        self.say = say

    @property
    def shown(self) -> str:
        """Its address."""
        return str(self.place)

    @cached_property
    def store(self) -> Store:
        """The store, asked only when something is needed of it."""
        return Store(self.place)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the place; when this process is killed, it is free a minute later."""
        with _left(UNTOUCHED):
            self.lease = Lease(self.store, self.say)
            self.lease.take()
        try:
            yield
        finally:
            self.lease.give_back()

    def standing(self) -> Record | None:
        """What stands there, by its record; None when there is none that can be read."""
        with _left(UNTOUCHED):
            found = self.store.read(RECORD)
        try:
            return record.load(found.body.decode()) if found else None
        except ValueError:
            return None

    def occupied(self) -> bool:
        """Whether our note stands there, which is written before the first file is sent, or a record, in any state."""
        with _left(UNTOUCHED):
            return any(self.store.read(name) for name in (ours.FILE, RECORD))

    def put(self, release: Release, _plan: Plan, told: Told) -> None:
        """Send what the store does not hold as it should be, and remove what was ours and is no longer shown.

        What is sent may be more than was planned: a plan knows the record only, not what became of the objects since.
        """
        wanted = pieces.of(release)
        with _left(UNTOUCHED):
            there, before = self.store.listed(), self._ours()
            missing = self._missing(wanted, there, before)
        now = before.begin(release.record.files)
        with _left(MIXED):
            self._write_ours(now)
            for step in in_order(missing, there):
                self.store.each(step, lambda name: self._send(wanted[name]), told)
            self.store.each(now.gone & there.keys(), self._remove, told)
            self._write_ours(now.end())

    def kept(self) -> Kept:
        """A store keeps no older release."""
        raise keeps_none(self.shown)

    def back(self, _name: str) -> None:
        """The same."""
        self.kept()

    def _ours(self) -> Ours:
        """What earlier publishes wrote; where our note was lost, the record that anybody can read says it."""
        found = self.store.read(ours.FILE)
        if noted := ours.read(found.body) if found else None:
            return noted
        standing = self.standing()
        return Ours(files=frozenset({*standing.files, RECORD} if standing else ()))

    def _write_ours(self, now: Ours) -> None:
        self.lease.hold()
        self.store.write(ours.FILE, now.text(), PRIVATE)

    def _missing(self, wanted: Mapping[str, Piece], there: Mapping[str, Listed], before: Ours) -> list[str]:
        """The files that the store does not hold as they should be.

        Raises:
            PublishError: something of somebody else's stands in their place.
        """
        known = {name: piece for name, piece in wanted.items() if name in there}
        states: dict[str, pieces.State] = {}

        def look(name: str) -> None:
            states[name] = known[name].state(there[name], self.store.facts(name))

        self.store.each(known, look)
        others = [name for name in known if states[name] == "other" and name not in before.all]
        if others:
            raise PublishError(
                f"{self.shown}/{others[0]} was not published from here, and would be overwritten"
                f" ({len(others)} such objects). Take them away, or choose another prefix. {UNTOUCHED}"
            )
        return [name for name in wanted if states.get(name) != "same"]

    def _send(self, piece: Piece) -> None:
        self.lease.hold()
        body = piece.file.read_bytes()
        try:
            self.store.write(piece.name, body, piece.options)
        except RefusalError as error:
            if error.status not in UNKNOWN or pieces.REDIRECT not in piece.options:
                raise
            plain = {option: value for option, value in piece.options.items() if option != pieces.REDIRECT}
            self.store.write(piece.name, body, plain)  # the page says itself where it leads

    def _remove(self, name: str) -> None:
        self.lease.hold()
        self.store.remove(name)


@contextmanager
def _left(how: str) -> Iterator[None]:
    """A refusal is told together with how the place was left."""
    try:
        yield
    except RefusalError as error:
        raise PublishError(f"{error} {how}") from None
