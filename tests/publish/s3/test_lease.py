"""Only one publisher at a time, whoever dies, whatever a store knows, and without anybody's clock."""

import json
import threading

import pytest
from publish.s3.conftest import NOTHING, bodies, of

from press.publish.model import PublishError
from press.publish.s3 import lease, target_at
from press.publish.s3.lease import FILE, Lease
from press.publish.s3.place import place_of
from press.publish.s3.store import Store

KEY = f"site/{FILE}"


@pytest.fixture
def said():
    """What was said."""
    return []


@pytest.fixture
def store(own):  # noqa: ARG001 - empties the store
    """The store, seen from the place."""
    return Store(place_of("s3://books/site"))


@pytest.fixture
def target(own, said):  # noqa: ARG001 - empties the store
    """A place that says what it has to say."""
    return target_at("s3://books/site", said.append)


def holder(own):
    """Who holds the place."""
    return json.loads(own.Object(KEY).get()["Body"].read())["holder"]


def keys(own):
    """What is in the bucket."""
    return [one.key for one in own.objects.all()]


def test_the_place_is_free_again_afterwards(own, target, said):
    """Also when publishing fails; and it can be held again."""

    def fail():
        with target.locked():
            assert keys(own) == [KEY]
            raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            fail()
        assert keys(own) == []
    assert said == []


def test_two_at_once_take_turns(door, own, objects, releases, said):
    """The second one waits, says so, and then publishes upon what the first one left."""
    first, second = target_at("s3://books/site", said.append), target_at("s3://books/site", said.append)
    waits, order = threading.Event(), []
    second.say = lambda words: (said.append(words), waits.set())

    def publish(target, release, name):
        with target.locked():
            order.append(f"{name} begins")
            assert waits.wait(60) or name == "second"
            target.put(release, NOTHING, lambda _: None)
            order.append(f"{name} ends")

    with first.locked():
        other = threading.Thread(target=publish, args=(second, releases[1], "second"))
        other.start()
        assert waits.wait(60)
        first.put(releases[0], NOTHING, lambda _: order.append("first sends"))
        order.append("first ends")
    other.join()

    assert order.index("first ends") < order.index("second begins")
    assert said == ["Somebody else is publishing there, or was until a minute ago. Waiting …"]
    assert bodies(objects()).items() >= of(releases[1]).items()
    assert KEY not in keys(own)
    assert door.conditions


def test_two_that_begin_in_the_same_moment_are_told_apart(own, store, said):
    """Only one of them may write where none stands."""
    gate = threading.Barrier(2)
    leases = [Lease(store, said.append) for _ in range(2)]
    taken = []

    def take(one):
        gate.wait()
        taken.append(one.try_once())

    threads = [threading.Thread(target=take, args=(one,)) for one in leases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == [False, True]
    assert holder(own) in {one.holder for one in leases}


def test_a_dead_publisher_is_followed_after_a_minute_of_the_store_s_clock(door, own, store, said):
    """However wrong the clock of this machine is."""
    own.put_object(Key=KEY, Body=b'{"holder": "somebody", "turn": 1}')
    looked = threading.Semaphore(0)
    door.ways = [lambda asked: looked.release() if asked[:2] == ("GET", KEY) else None]
    door.later = lease.LASTS - 20
    follower = Lease(store, said.append)
    follows = threading.Thread(target=follower.take)
    follows.start()
    assert all(looked.acquire(timeout=60) for _ in range(3))
    assert holder(own) == "somebody"
    door.later = lease.LASTS + 1
    follows.join()

    assert holder(own) == follower.holder
    assert len(said) == 1
    follower.give_back()


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'"x"'])
def test_a_lock_that_nobody_can_read_is_somebody_s(door, own, store, monkeypatch, body):
    """It is waited for, and no longer than somebody would wait."""
    own.put_object(Key=KEY, Body=body)
    monkeypatch.setattr(lease, "PATIENCE", 0)
    waiting = Lease(store, lambda _: None)
    with pytest.raises(PublishError, match=r"Somebody else is publishing to s3://books/site\. Nothing was changed"):
        waiting.take()
    door.later = lease.LASTS + 1

    assert waiting.try_once()


@pytest.mark.parametrize("status", [(501, "NotImplemented"), (400, "InvalidArgument"), None])
def test_a_store_without_conditions_is_waited_for_and_looked_at_again(door, own, target, said, status):
    """Whether it says so, or passes over them in silence; and somebody else's lock still counts."""
    conditions = {"if-none-match", "if-match"}
    door.conditions = False
    door.ways = [lambda asked: status if status and conditions & asked.headers.keys() else None]
    with target.locked():
        target.lease.renew()
        target.lease.hold()
        assert holder(own) == target.lease.holder
        assert not Lease(target.store, said.append).try_once()
    assert KEY not in keys(own)
    assert ["knows no conditional writes" in words for words in said] == [True]


def test_of_two_that_wrote_without_conditions_the_last_one_holds(door, own, store, said):
    """The first one finds the other's name when it looks again."""
    door.conditions = False

    def way(asked):
        door.ways = [way] if asked[:2] != ("GET", KEY) or len(door.asked) == 1 else []
        if not door.ways:
            own.put_object(Key=KEY, Body=b'{"holder": "somebody"}')

    door.ways = [way]

    assert not Lease(store, said.append).try_once()
    assert holder(own) == "somebody"


def test_an_answer_that_was_lost_does_not_lock_oneself_out(door, own, target, said):
    """The store has written the lock, and nobody heard of it; the same when it is renewed."""
    cut = []

    def way(asked):
        if asked[:2] == ("PUT", KEY) and len(cut) in (0, 3):
            cut.append(asked)
            return "cut"
        if asked[:2] == ("PUT", KEY):
            cut.append(asked)
        return None

    door.ways = [way]
    with target.locked():
        target.lease.renew()
        target.lease.hold()
        assert holder(own) == target.lease.holder
    assert len(cut) > 4
    assert said == []


def test_whoever_lost_the_place_changes_nothing_more(door, own, target, releases):
    """And leaves the other one's lock alone."""
    with target.locked():
        own.put_object(Key=KEY, Body=b'{"holder": "somebody", "turn": 1}')
        target.lease.renew()
        door.asked.clear()
        with pytest.raises(PublishError, match="Another publisher has taken the place over"):
            target.put(releases[0], NOTHING, lambda _: None)
    assert door.writes() == []
    assert holder(own) == "somebody"


def test_whoever_cannot_renew_for_a_minute_stops(door, target, releases, monkeypatch):
    """By its own stopwatch; the store may have been away for as long."""
    with target.locked():
        monkeypatch.setattr(lease, "monotonic", lambda: target.lease.until + 0.1)
        door.asked.clear()
        with pytest.raises(PublishError, match="could not be told that this one goes on"):
            target.put(releases[0], NOTHING, lambda _: None)
        monkeypatch.undo()
    assert door.writes() == []


def test_it_is_renewed_all_the_while(own, target, monkeypatch):
    """So that it may take as long as it takes; a store that is away for a moment changes nothing."""
    monkeypatch.setattr(lease, "LASTS", 0.04)
    with target.locked():
        seen = set()
        while len(seen) < 3:
            seen.add(own.Object(KEY).get()["ETag"])


def test_a_store_that_is_gone_in_the_end_is_told_of(door, target, said):
    """Nothing is lost: the lock runs out by itself."""
    with target.locked():
        door.ways = [lambda _asked: (403, "AccessDenied")]

    assert said == ["The store could not be told that publishing is over; it is free for the next one in a minute."]
